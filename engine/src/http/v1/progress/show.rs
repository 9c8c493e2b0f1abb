//! `GET /v1/progress`: the five counts as of a day, overall and by unit, plan and content area.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::{PlanId, UnitCode};
use crate::http::app::App;
use crate::http::error::Problem;
use crate::http::extract::Asked;
use crate::http::query::{as_of, read};
use crate::http::shape::ProgressResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, ProgressFilter};

/// Whose progress, and from where it is seen.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowProgressQuery {
    /// Of this unit.
    unit: Option<String>,
    /// Of this plan.
    plan: Option<String>,
    /// The day, `YYYY-MM-DD`; today where it is absent.
    as_of: Option<String>,
    /// The last ledger position whose facts count; the head where it is absent.
    known_at: Option<u64>,
}

/// Counts tasks in the five categories, which always sum to the total.
#[utoipa::path(
    get, path = "/v1/progress", tag = "progress", params(ShowProgressQuery),
    responses((status = 200, body = ProgressResponse), (status = "4XX", body = Problem))
)]
pub async fn show_progress(
    State(app): State<App>,
    Asked(asked): Asked<ShowProgressQuery>,
) -> Result<Json<ProgressResponse>, Problem> {
    let mut faults = Faults::default();
    let filter = ProgressFilter {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        plan: read(&mut faults, "plan", asked.plan.as_deref(), PlanId::parse),
        as_of: as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at),
    };
    faults.refuse()?;
    let day = filter.as_of.day;
    let report = app.wait_for(move |engine| operations::show_progress(engine, &filter)).await?;
    Ok(Json(ProgressResponse::of(&report, day)))
}
