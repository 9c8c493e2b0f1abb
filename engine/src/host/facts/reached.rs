//! `facts.reached`: whether a day has come.

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};

/// Whether the as-of day is that day or lies behind it.
pub fn answer(session: &mut Session, day: Day) -> Answered<bool> {
    let reached = day <= session.ask("reached")?.facts.as_of.day;
    session.record(format_args!("reached {day}"), |hash| {
        hash.integer(reached);
    })?;
    Ok(reached)
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("reached", |store, (day,): (i32,)| {
        answered(store, |session| answer(session, session::day(day)?)).map(|reached| (reached,))
    })
}
