//! `calendar.is-working-day`.

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};

/// Whether the day is worked; `None` where the calendar does not know.
pub fn answer(session: &mut Session, day: Day) -> Answered<Option<bool>> {
    let world = session.ask("is-working-day")?;
    session.charge_days(1);
    let works = world.facts.calendar.is_working_day(day);
    session.record(format_args!("is-working-day {day}"), |hash| {
        hash.option(works, |hash, works| {
            hash.integer(works);
        });
    })?;
    Ok(works)
}

pub(super) fn link(calendar: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    calendar.func_wrap("is-working-day", |store, (day,): (i32,)| {
        answered(store, |session| answer(session, session::day(day)?)).map(|works| (works,))
    })
}
