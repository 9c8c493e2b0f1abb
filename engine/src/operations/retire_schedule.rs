//! Takes a schedule out of service; what it owed until now stays owed, and its rows stay.

use super::engine::Engine;
use super::list_schedules::ScheduleView;
use super::refusal::Refusal;
use super::write_schedule::{ScheduleStep, write_schedule};
use crate::domain::schedule::Origin;

/// Retires the schedule for good; another one may be created under another name.
pub fn retire_schedule(engine: &Engine, actor: &str, step: &ScheduleStep) -> Result<ScheduleView, Refusal> {
    write_schedule(engine, actor, "retire-schedule", step, |schedule, now, reason| {
        schedule.retire(Origin::Api, now, reason)
    })
}
