//! `POST /v1/tasks/{task}/acknowledge`: the unit says that it knows of its reminders.

use axum::extract::State;
use axum::response::Response;

use crate::domain::task::TaskEvent;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::TaskResponse;
use crate::http::task_event::{EventRequest, record};

/// Records that the unit knows of its reminders. Before the deadline it is told no more until that day; after it, the next
/// reminder is left out. Units above are told all the same.
#[utoipa::path(
    post, path = "/v1/tasks/{task}/acknowledge", tag = "tasks", security(("token" = [])),
    params(("task" = String, Path, description = "plan:number"), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = EventRequest,
    responses(
        (status = 200, description = "the task with what was recorded", body = TaskResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn acknowledge_task(
    State(app): State<App>,
    actor: Actor,
    InPath(task): InPath<String>,
    seen: IfMatch,
    Body(request): Body<EventRequest>,
) -> Result<Response, Problem> {
    record(app, actor, &task, seen, request, |_| Some(TaskEvent::Acknowledged)).await
}
