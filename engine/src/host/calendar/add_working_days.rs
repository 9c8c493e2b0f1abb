//! `calendar.add-working-days`.

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session, nonsense};
use crate::host::wire;

/// The most working days that may be added: more than the days this product reckons with have no answer.
const DAYS_MAX: u32 = 110_000;

/// The day so many working days after (or before) a start that is not counted; `None` where the calendar does not know.
pub fn answer(session: &mut Session, start: Day, days: i32) -> Answered<Option<Day>> {
    let world = session.ask("add-working-days")?;
    if days.unsigned_abs() > DAYS_MAX {
        return Err(nonsense(format_args!("add-working-days {start} {days}: more than {DAYS_MAX} days")));
    }
    // Two calendar days for a working day cover weekends; holidays are few beside them.
    session.charge_days(days.unsigned_abs() * 2);
    let end = world.facts.calendar.add_working_days(start, days);
    session.record(format_args!("add-working-days {start} {days}"), |hash| {
        hash.option(end.map(Day::epoch_days), |hash, day| {
            hash.integer(day);
        });
    })?;
    Ok(end)
}

pub(super) fn link(calendar: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    calendar.func_wrap("add-working-days", |store, (start, days): (i32, i32)| {
        let end = answered(store, |session| answer(session, session::day(start)?, days))?;
        Ok((wire::day_or_none(end),))
    })
}
