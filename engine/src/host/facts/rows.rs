//! `facts.rows`: whole rows of a register in integer columns.

use wasmtime::component::LinkerInstance;

use super::register::RowFilter;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};
use crate::host::wire::{self, Clause, RowColumns};

/// `None`: no import covers the period. No register holds rows yet, so there is no other answer.
fn answer(session: &mut Session, filter: &RowFilter<'_>, columns: &[String]) -> Answered<()> {
    let columns = [("columns", columns)];
    let world = session.ask("rows")?;
    let question = filter.question("rows", &columns);
    filter.declared(&world, &question, &columns)?;
    session.record(question, |hash| {
        hash.option(None::<()>, |_, ()| {});
    })
}

type Asked = (String, wire::Scope, wire::Period, Vec<Clause>, Vec<String>);

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("rows", |store, (register, scope, within, clauses, columns): Asked| {
        answered(store, |session| {
            let within = session::period(within.first, within.last)?;
            let filter = RowFilter { register: &register, scope: scope.into(), within, clauses: &clauses };
            answer(session, &filter, &columns)
        })?;
        Ok((None::<RowColumns>,))
    })
}
