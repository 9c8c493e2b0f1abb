//! Schedules.

pub mod backfill;
pub mod create;
pub mod list;
pub mod pause;
pub mod prove;
pub mod replace;
pub mod resume;
pub mod retire;
pub mod run;
pub mod show;

use axum::response::Response;

use crate::domain::id::ScheduleId;
use crate::http::answer::versioned;
use crate::http::error::Problem;
use crate::http::shape::ScheduleResponse;
use crate::operations::{Refusal, ScheduleView};

/// The schedule of a path; a path that is no identifier names none.
fn named(schedule: &str) -> Result<ScheduleId, Problem> {
    let absent = |_| Refusal::Absent { what: format!("schedule {schedule}") };
    ScheduleId::parse(schedule).map_err(|error| absent(error).into())
}

/// A schedule under its version.
fn shown(view: &ScheduleView) -> Response {
    versioned(view.schedule.version, ScheduleResponse::from(view))
}
