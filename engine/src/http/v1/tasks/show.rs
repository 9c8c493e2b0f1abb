//! `GET /v1/tasks/{task}`: one task as of a day, with its facts and the reminders that had fallen due.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::app::App;
use crate::http::error::Problem;
use crate::http::extract::Asked;
use crate::http::query;
use crate::http::shape::TaskResponse;
use crate::http::task_event::{answer, task_key};
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
    responses((status = 200, body = TaskResponse), (status = "4XX", body = Problem))
)]
pub async fn show_task(
    State(app): State<App>,
    Path(task): Path<String>,
    Asked(asked): Asked<ShowTaskQuery>,
) -> Result<Response, Problem> {
    let mut faults = Faults::default();
    let as_of = query::as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at);
    faults.refuse()?;
    Ok(answer(StatusCode::OK, &operations::show_task(&app.engine, &task_key(&task)?, as_of)?, as_of.day))
}
