//! `POST /v1/tasks/{task}/report-progress`: the unit says how far it is.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::task::TaskEvent;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::Problem;
use crate::http::extract::{Body, IfMatch};
use crate::http::shape::TaskResponse;
use crate::http::task_event::{EventRequest, record};

/// What is recorded.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressReportRequest {
    /// The legal date, `YYYY-MM-DD`.
    #[serde(default)]
    on: String,
    /// How far it is, 0 to 100.
    percent: u8,
    /// The paper or the reason.
    #[serde(default)]
    note: String,
}

/// Records that the unit says how far it is.
#[utoipa::path(
    post, path = "/v1/tasks/{task}/report-progress", tag = "tasks", security(("token" = [])),
    params(("task" = String, Path, description = "plan:number"), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = ProgressReportRequest,
    responses((status = 200, body = TaskResponse), (status = "4XX", body = Problem), (status = "5XX", body = Problem))
)]
pub async fn report_progress_task(
    State(app): State<App>,
    actor: Actor,
    Path(task): Path<String>,
    seen: IfMatch,
    Body(request): Body<ProgressReportRequest>,
) -> Result<Response, Problem> {
    let event = EventRequest { on: request.on, note: request.note };
    record(app, actor, &task, seen, event, |_| Some(TaskEvent::ProgressReported { percent: request.percent })).await
}
