//! `facts.tally`: counts and sums over a register.

use wasmtime::component::LinkerInstance;

use super::register::RowFilter;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};
use crate::host::wire::{self, Clause, TallyRow};

/// `None`: no import covers the period. No register holds rows yet, so there is no other answer.
fn answer(session: &mut Session, filter: &RowFilter<'_>, group_by: &[String], sums: &[String]) -> Answered<()> {
    let columns = [("group-by", group_by), ("sums", sums)];
    let world = session.ask("tally")?;
    let question = filter.question("tally", &columns);
    filter.declared(&world, &question, &columns)?;
    session.record(question, |hash| {
        hash.option(None::<()>, |_, ()| {});
    })
}

type Asked = (String, wire::Scope, wire::Period, Vec<Clause>, Vec<String>, Vec<String>);

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("tally", |store, (register, scope, within, clauses, group_by, sums): Asked| {
        answered(store, |session| {
            let within = session::period(within.first, within.last)?;
            let filter = RowFilter { register: &register, scope: scope.into(), within, clauses: &clauses };
            answer(session, &filter, &group_by, &sums)
        })?;
        Ok((None::<Vec<TallyRow>>,))
    })
}
