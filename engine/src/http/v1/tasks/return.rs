//! `POST /v1/tasks/{task}/return`: the assigner sends the last submission back.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::domain::task::TaskEvent;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::Problem;
use crate::http::extract::{Body, IfMatch};
use crate::http::shape::TaskResponse;
use crate::http::task_event::{EventRequest, record};

/// Records that the assigner sends the last submission back.
#[utoipa::path(
    post, path = "/v1/tasks/{task}/return", tag = "tasks", security(("token" = [])),
    params(("task" = String, Path, description = "plan:number"), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = EventRequest,
    responses((status = 200, body = TaskResponse), (status = "4XX", body = Problem), (status = "5XX", body = Problem))
)]
pub async fn return_task(
    State(app): State<App>,
    actor: Actor,
    Path(task): Path<String>,
    seen: IfMatch,
    Body(request): Body<EventRequest>,
) -> Result<Response, Problem> {
    record(app, actor, &task, seen, request, |_| Some(TaskEvent::Returned)).await
}
