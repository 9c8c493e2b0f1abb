//! `GET /v1/duties`: the duties that directives declare, who owes them and when they are due next.

use axum::Json;
use axum::extract::State;

use super::PERIODS;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::shape::{DutyResponse, Page};
use crate::operations;

/// Lists all duties, ordered by directive and duty, each with the deadlines of its next periods. One that nobody was told to
/// owe creates no task.
#[utoipa::path(
    get, path = "/v1/duties", tag = "duties",
    responses((status = 200, description = "all of them", body = Page<DutyResponse>), Refused)
)]
pub async fn list_duties(State(app): State<App>) -> Result<Json<Page<DutyResponse>>, Problem> {
    let duties = app.wait_for(|engine| Ok(operations::list_duties(engine, PERIODS)?)).await?;
    Ok(Json(Page { items: duties.iter().map(DutyResponse::from).collect(), next: None }))
}
