//! Pauses a schedule: its instants are skipped, with the note, until it is resumed.

use super::engine::Engine;
use super::list_schedules::ScheduleView;
use super::refusal::Refusal;
use super::write_schedule::{ScheduleStep, write_schedule};
use crate::domain::schedule::Schedule;

/// Pauses the schedule from now on.
pub fn pause_schedule(engine: &Engine, actor: &str, step: &ScheduleStep) -> Result<ScheduleView, Refusal> {
    write_schedule(engine, actor, "pause-schedule", step, Schedule::pause)
}
