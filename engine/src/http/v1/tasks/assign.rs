//! `POST /v1/tasks`: a task is assigned to a unit.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::AsOf;
use crate::http::answer::created;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::shape::TaskResponse;
use crate::operations::{self, Assignment, show_task};

/// A task to assign.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AssignTaskRequest {
    /// The plan's identifier.
    #[schema(required)]
    plan: String,
    /// The number within the plan.
    #[schema(required)]
    number: String,
    /// What must be done.
    #[schema(required)]
    title: String,
    /// The unit's code on the day of assignment.
    #[schema(required)]
    unit: String,
    /// The content area: direction, institutions, procedures, organisation, civil-service, public-finance,
    /// digital-government.
    #[schema(required)]
    area: String,
    /// Who assigns it.
    #[schema(required)]
    assigner: String,
    /// What must be handed in.
    product: String,
    /// The directive it follows from.
    directive: Option<String>,
    /// The day of assignment, `YYYY-MM-DD`.
    #[schema(required)]
    assigned: String,
    /// The deadline, `YYYY-MM-DD`.
    due: Option<String>,
    /// The paper it was assigned by.
    note: String,
}

/// Assigns a task.
#[utoipa::path(
    post, path = "/v1/tasks", tag = "tasks", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = AssignTaskRequest,
    responses(
        (status = 201, description = "the task as it was recorded", body = TaskResponse, headers(("etag" = String, description = "the version, for If-Match"), ("location" = String, description = "where it is shown"))),
        Refused
    )
)]
pub async fn assign_task(
    State(app): State<App>,
    Create { actor, request, once }: Create<AssignTaskRequest>,
) -> Result<Response, Problem> {
    let assignment = Assignment::from(request);
    let task = app.wait_for(move |engine| operations::assign_task(engine, &actor, &assignment, once.as_ref())).await?;
    let as_of = AsOf::latest(app.engine.today());
    let view = show_task(&app.engine, &task, as_of)?;
    Ok(created(view.version, &format!("/v1/tasks/{task}"), TaskResponse::whole(&view, as_of.day)))
}

impl From<AssignTaskRequest> for Assignment {
    fn from(request: AssignTaskRequest) -> Assignment {
        Assignment {
            plan: request.plan,
            number: request.number,
            title: request.title,
            unit: request.unit,
            area: request.area,
            assigner: request.assigner,
            product: request.product,
            directive: request.directive,
            assigned: request.assigned,
            due: request.due,
            note: request.note,
        }
    }
}
