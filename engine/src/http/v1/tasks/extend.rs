//! `POST /v1/tasks/{task}/extend`: a decision moves the deadline; the original is kept.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::Day;
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
pub struct ExtendRequest {
    /// The legal date, `YYYY-MM-DD`.
    #[serde(default)]
    on: String,
    /// The new last day in time, `YYYY-MM-DD`.
    #[serde(default)]
    until: String,
    /// The paper or the reason.
    #[serde(default)]
    note: String,
}

/// Records that a decision moves the deadline; the original is kept.
#[utoipa::path(
    post, path = "/v1/tasks/{task}/extend", tag = "tasks", security(("token" = [])),
    params(("task" = String, Path, description = "plan:number"), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = ExtendRequest,
    responses((status = 200, body = TaskResponse), (status = "4XX", body = Problem), (status = "5XX", body = Problem))
)]
pub async fn extend_task(
    State(app): State<App>,
    actor: Actor,
    Path(task): Path<String>,
    seen: IfMatch,
    Body(request): Body<ExtendRequest>,
) -> Result<Response, Problem> {
    let event = EventRequest { on: request.on, note: request.note };
    record(app, actor, &task, seen, event, |faults| {
        faults.keep("bad-day", "until", Day::parse(&request.until)).map(|until| TaskEvent::Extended { until })
    })
    .await
}
