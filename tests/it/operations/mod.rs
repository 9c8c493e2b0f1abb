//! Operations over the memory backend, with a clock that the test moves.

mod calendar;
mod calendar_restarts;
mod clocks;
mod configured_schedules;
mod digests;
mod dossiers;
mod duties;
mod duty_lives;
mod imports;
mod policies;
mod registers;
mod reminders;
mod schedule_bounds;
mod schedules;
mod templates;
mod texts;
mod waivers;

use dondoc::domain::Instant;
use dondoc::operations::Assignment;

use crate::harness::Prepared;

/// An engine over an empty memory store whose clock shows a local time, as `2022-03-31 17:00`.
pub fn bench(local: &str) -> Prepared {
    let prepared = Prepared::new();
    prepared.clock.set(at(local));
    prepared
}

/// The instant of a local time in the default zone, which is seven hours ahead of UTC.
pub fn at(local: &str) -> Instant {
    format!("{}:00+07:00", local.replace(' ', "T")).parse().unwrap()
}

/// A task of thành phố Cao Lãnh.
pub fn assignment(number: &str, assigned: &str, due: Option<&str>) -> Assignment {
    Assignment {
        plan: "cchc-2022".into(),
        number: number.into(),
        title: "Ban hành kế hoạch".into(),
        unit: "866".into(),
        area: "direction".into(),
        assigner: "UBND tỉnh".into(),
        assigned: assigned.into(),
        due: due.map(Into::into),
        ..Assignment::default()
    }
}
