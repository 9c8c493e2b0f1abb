//! `POST /v1/tasks/{task}/request-extension`: the unit asks for a later deadline.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::Day;
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
pub struct RequestExtensionRequest {
    /// The legal date, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(required)]
    on: String,
    /// The deadline that is asked for, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(required)]
    until: String,
    /// The reason.
    #[serde(default)]
    #[schema(required)]
    note: String,
}

/// Records that the unit asks for a later deadline; `extend` grants it, `decline-extension` does not.
#[utoipa::path(
    post, path = "/v1/tasks/{task}/request-extension", tag = "tasks", security(("token" = [])),
    params(("task" = String, Path, description = "plan:number"), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = RequestExtensionRequest,
    responses(
        (status = 200, description = "the task with what was recorded", body = TaskResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn request_extension_task(
    State(app): State<App>,
    actor: Actor,
    InPath(task): InPath<String>,
    seen: IfMatch,
    Body(request): Body<RequestExtensionRequest>,
) -> Result<Response, Problem> {
    let event = EventRequest { on: request.on, note: request.note };
    record(app, actor, &task, seen, event, |faults| {
        faults.keep("bad-day", "until", Day::parse(&request.until)).map(|until| TaskEvent::ExtensionRequested { until })
    })
    .await
}
