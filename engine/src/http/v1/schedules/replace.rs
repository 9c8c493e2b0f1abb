//! `PUT /v1/schedules/{schedule}`: a schedule gets another version.

use axum::extract::State;
use axum::response::Response;

use super::{named, shown};
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::{ScheduleResponse, ScheduleRuleRequest};
use crate::operations::{self, ScheduleStep};

/// Replaces what a schedule does from now on; what the old version owed until now stays owed.
#[utoipa::path(
    put, path = "/v1/schedules/{schedule}", tag = "schedules", security(("token" = [])),
    params(
        ("schedule" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = ScheduleRuleRequest,
    responses(
        (status = 200, description = "the schedule", body = ScheduleResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn replace_schedule(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(schedule): InPath<String>,
    IfMatch(seen): IfMatch,
    Body(request): Body<ScheduleRuleRequest>,
) -> Result<Response, Problem> {
    let (text, reason) = request.into_text();
    let step = ScheduleStep { id: named(&schedule)?, reason, seen };
    let view = app.wait_for(move |engine| operations::change_schedule(engine, &actor, &step, &text)).await?;
    Ok(shown(&view))
}
