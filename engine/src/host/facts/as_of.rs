//! `facts.as-of`: the day the evaluation is about.

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session};

/// The as-of day. A verdict that asks for it is good for that day only.
pub fn answer(session: &mut Session) -> Answered<Day> {
    let day = session.ask("as-of")?.facts.as_of.day;
    session.record("as-of", |hash| {
        hash.integer(day.epoch_days());
    })?;
    Ok(day)
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("as-of", |store, (): ()| answered(store, answer).map(|day| (day.epoch_days(),)))
}
