//! `GET /v1/schedules/{schedule}`: one schedule with all its versions.

use axum::extract::State;
use axum::response::Response;

use super::{named, shown};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::ScheduleResponse;
use crate::operations;

/// Shows a schedule: its versions, its pauses, and when it fires next.
#[utoipa::path(
    get, path = "/v1/schedules/{schedule}", tag = "schedules", params(("schedule" = String, Path)),
    responses(
        (status = 200, description = "the schedule", body = ScheduleResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_schedule(State(app): State<App>, InPath(schedule): InPath<String>) -> Result<Response, Problem> {
    Ok(shown(&operations::show_schedule(&app.engine, &named(&schedule)?)?))
}
