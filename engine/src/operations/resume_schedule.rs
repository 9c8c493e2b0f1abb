//! Ends the pause of a schedule.

use super::engine::Engine;
use super::list_schedules::ScheduleView;
use super::refusal::Refusal;
use super::write_schedule::{ScheduleStep, write_schedule};
use crate::domain::schedule::Schedule;

/// Resumes the schedule from now on.
pub fn resume_schedule(engine: &Engine, actor: &str, step: &ScheduleStep) -> Result<ScheduleView, Refusal> {
    write_schedule(engine, actor, "resume-schedule", step, Schedule::resume)
}
