//! `facts.rows`: whole rows of a register in integer columns.

use wasmtime::component::LinkerInstance;

use super::register::RowFilter;
use crate::domain::register::RowsAnswer;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};
use crate::host::wire::{self, Clause, RowColumns};

/// The rows in the order of their keys; `None` where no import covers the period.
pub fn answer(session: &mut Session, filter: &RowFilter<'_>, columns: &[String]) -> Answered<Option<RowsAnswer>> {
    let lists = [("columns", columns)];
    let world = session.ask("rows")?;
    let question = filter.question("rows", &lists);
    let register = filter.declared(&world, &question, &lists)?;
    filter.charge(session, register, columns.len())?;
    let found =
        register.rows(filter.within, filter.clauses, columns).map_err(|fault| filter.fault(&question, &fault))?;
    session.record(question, |hash| {
        hash.option(found.as_ref(), |hash, found| {
            hash.length(found.columns.len());
            for column in &found.columns {
                hash.integers(column);
            }
        });
    })?;
    Ok(found)
}

type Asked = (String, wire::Scope, wire::Period, Vec<Clause>, Vec<String>);

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("rows", |store, (register, scope, within, clauses, columns): Asked| {
        let found = answered(store, |session| {
            let within = session::period(within.first, within.last)?;
            let clauses: Vec<_> = clauses.iter().map(Clause::of).collect();
            let filter = RowFilter { register: &register, scope: scope.into(), within, clauses: &clauses };
            answer(session, &filter, &columns)
        })?;
        Ok((found.map(|found| RowColumns { columns: found.columns }),))
    })
}
