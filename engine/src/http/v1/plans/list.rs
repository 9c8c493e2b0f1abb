//! `GET /v1/plans`: the plans that tasks are counted under.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::shape::{Page, PlanResponse};
use crate::operations;

/// Lists all plans, ordered by identifier.
#[utoipa::path(
    get, path = "/v1/plans", tag = "plans",
    responses((status = 200, description = "all plans", body = Page<PlanResponse>), Refused)
)]
pub async fn list_plans(State(app): State<App>) -> Result<Json<Page<PlanResponse>>, Problem> {
    let plans = app.wait_for(operations::list_plans).await?;
    let items = plans.iter().map(|row| PlanResponse::of(&row.value, row.version)).collect();
    Ok(Json(Page { items, next: None }))
}
