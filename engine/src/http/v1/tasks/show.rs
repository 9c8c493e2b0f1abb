//! `GET /v1/tasks/{task}`: one task as of a day, with its facts and the reminders that had fallen due.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::query;
use crate::http::shape::TaskResponse;
use crate::http::task_event::task_key;
use crate::operations;
use crate::operations::refusal::Faults;

/// From where the task is seen.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowTaskQuery {
    /// The day, `YYYY-MM-DD`; today where it is absent.
    as_of: Option<String>,
    /// The last ledger position whose facts count; the head where it is absent.
    known_at: Option<u64>,
}

/// Shows a task as of a day.
#[utoipa::path(
    get, path = "/v1/tasks/{task}", tag = "tasks",
    params(("task" = String, Path, description = "plan:number"), ShowTaskQuery),
    responses(
        (status = 200, description = "the task as of the day", body = TaskResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_task(
    State(app): State<App>,
    InPath(task): InPath<String>,
    Asked(asked): Asked<ShowTaskQuery>,
) -> Result<Response, Problem> {
    let mut faults = Faults::default();
    let as_of = query::as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at);
    faults.refuse()?;
    let view = operations::show_task(&app.engine, &task_key(&task)?, as_of)?;
    Ok(versioned(view.version, TaskResponse::whole(&view, as_of.day)))
}
