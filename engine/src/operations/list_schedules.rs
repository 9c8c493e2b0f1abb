//! Lists schedules and shows one, with what it waits for.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::id::ScheduleId;
use crate::domain::schedule::{Schedule, next_nominal};
use crate::store::{RecordKey, Versioned};

/// A schedule as it stands.
#[derive(Clone, Debug)]
pub struct ScheduleView {
    /// The record.
    pub schedule: Versioned<Schedule>,
    /// The instant at which it was asked.
    pub now: Instant,
    /// Up to and with this instant every nominal one was dealt with; `None` before the first.
    pub through: Option<Instant>,
    /// The next nominal instant, paused or not; `None` where there is none any more.
    pub next: Option<Instant>,
}

/// One page of schedules, retired ones among them.
pub fn list_schedules(
    engine: &Engine,
    after: Option<&ScheduleId>,
    limit: usize,
) -> Result<Listed<ScheduleView, ScheduleId>, Refusal> {
    let now = engine.clock.now();
    let mut schedules = engine.store.schedules()?;
    schedules.retain(|schedule| after.is_none_or(|after| schedule.value.id > *after));
    schedules.truncate(limit);
    let views = schedules.into_iter().map(|schedule| view(engine, schedule, now)).collect::<Result<Vec<_>, _>>()?;
    Ok(Listed::page(views, limit, |view| view.schedule.value.id.clone()))
}

/// One schedule.
pub fn show_schedule(engine: &Engine, id: &ScheduleId) -> Result<ScheduleView, Refusal> {
    view(engine, recorded(engine, id)?, engine.clock.now())
}

/// The record of a schedule.
pub(super) fn recorded(engine: &Engine, id: &ScheduleId) -> Result<Versioned<Schedule>, Refusal> {
    let absent = || Refusal::Absent { what: RecordKey::Schedule(id.clone()).to_string() };
    engine.store.schedule(id)?.ok_or_else(absent)
}

fn view(engine: &Engine, schedule: Versioned<Schedule>, now: Instant) -> Result<ScheduleView, Refusal> {
    let through = engine.store.tick(&schedule.value.id)?.map(|tick| tick.value.through);
    let calendar = engine.calendar();
    let next = next_nominal(&schedule.value, now, Outlook::of(&calendar));
    Ok(ScheduleView { schedule, now, through, next })
}
