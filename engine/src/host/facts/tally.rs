//! `facts.tally`: counts and sums over a register.

use wasmtime::component::LinkerInstance;

use super::register::RowFilter;
use crate::domain::register::Group;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};
use crate::host::tape::AnswerHasher;
use crate::host::wire::{self, Clause, TallyRow};

/// The groups in the order of their values; `None` where no import covers the period.
pub fn answer(
    session: &mut Session,
    filter: &RowFilter<'_>,
    group_by: &[String],
    sums: &[String],
) -> Answered<Option<Vec<Group>>> {
    let lists = [("group-by", group_by), ("sums", sums)];
    let world = session.ask("tally")?;
    let question = filter.question("tally", &lists);
    let register = filter.declared(&world, &question, &lists)?;
    filter.charge(session, register, group_by.len() + sums.len())?;
    let groups = register.tally(filter.within, filter.clauses, group_by, sums);
    let groups = groups.map_err(|fault| filter.fault(&question, &fault))?;
    session.record(question, |hash| {
        hash.option(groups.as_ref(), |hash, groups| {
            hash.length(groups.len());
            groups.iter().for_each(|group| hash_group(hash, group));
        });
    })?;
    Ok(groups)
}

fn hash_group(hash: &mut AnswerHasher, group: &Group) {
    for value in &group.key {
        hash.text(value);
    }
    hash.length(usize::try_from(group.count).unwrap_or(usize::MAX));
    for sum in &group.sums {
        hash.decimal(*sum);
    }
}

type Asked = (String, wire::Scope, wire::Period, Vec<Clause>, Vec<String>, Vec<String>);

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("tally", |store, (register, scope, within, clauses, group_by, sums): Asked| {
        let groups = answered(store, |session| {
            let within = session::period(within.first, within.last)?;
            let clauses: Vec<_> = clauses.iter().map(Clause::of).collect();
            let filter = RowFilter { register: &register, scope: scope.into(), within, clauses: &clauses };
            answer(session, &filter, &group_by, &sums)
        })?;
        Ok((groups.map(|groups| groups.into_iter().map(TallyRow::from).collect::<Vec<_>>()),))
    })
}
