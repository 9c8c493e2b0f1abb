//! `calendar.working-days-between`.

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session};

/// Working days after the start up to and with the end; `None` where the calendar does not know.
pub fn answer(session: &mut Session, start: Day, end: Day) -> Answered<Option<i32>> {
    let world = session.ask("working-days-between")?;
    session.charge_days(end.since(start).unsigned_abs());
    let days = world.facts.calendar.working_days_between(start, end);
    session.record(format_args!("working-days-between {start} {end}"), |hash| {
        hash.option(days, |hash, days| {
            hash.integer(days);
        });
    })?;
    Ok(days)
}

pub(super) fn link(calendar: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    calendar.func_wrap("working-days-between", |store, (start, end): (i32, i32)| {
        answered(store, |session| answer(session, session::day(start)?, session::day(end)?)).map(|days| (days,))
    })
}
