//! `POST /v1/schedules/{schedule}/resume`: the pause of a schedule ends.

use axum::extract::State;
use axum::response::Response;

use super::{named, shown};
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::{ReasonRequest, ScheduleResponse};
use crate::operations::{self, ScheduleStep};

/// Resumes a schedule that is paused.
#[utoipa::path(
    post, path = "/v1/schedules/{schedule}/resume", tag = "schedules", security(("token" = [])),
    params(
        ("schedule" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = ReasonRequest,
    responses(
        (status = 200, description = "the schedule", body = ScheduleResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn resume_schedule(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(schedule): InPath<String>,
    IfMatch(seen): IfMatch,
    Body(ReasonRequest { reason }): Body<ReasonRequest>,
) -> Result<Response, Problem> {
    let step = ScheduleStep { id: named(&schedule)?, reason, seen };
    Ok(shown(&app.wait_for(move |engine| operations::resume_schedule(engine, &actor, &step)).await?))
}
