//! `POST /v1/tasks/{task}/report-progress`: the unit says how far it is.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::task::TaskEvent;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::TaskResponse;
use crate::http::task_event::{EventRequest, record};

/// What is recorded.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressReportRequest {
    /// The legal date, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(required)]
    on: String,
    /// How far it is, 0 to 100.
    percent: u32,
    /// The paper or the reason.
    #[serde(default)]
    note: String,
}

/// Records that the unit says how far it is.
#[utoipa::path(
    post, path = "/v1/tasks/{task}/report-progress", tag = "tasks", security(("token" = [])),
    params(("task" = String, Path, description = "plan:number"), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = ProgressReportRequest,
    responses(
        (status = 200, description = "the task with what was recorded", body = TaskResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn report_progress_task(
    State(app): State<App>,
    actor: Actor,
    InPath(task): InPath<String>,
    seen: IfMatch,
    Body(request): Body<ProgressReportRequest>,
) -> Result<Response, Problem> {
    let event = EventRequest { on: request.on, note: request.note };
    let percent = u8::try_from(request.percent).unwrap_or(u8::MAX); // refused as all beyond 100 is
    record(app, actor, &task, seen, event, |_| Some(TaskEvent::ProgressReported { percent })).await
}
