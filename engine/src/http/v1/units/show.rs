//! `GET /v1/units/{unit}`: the unit that a code names on a day.

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::app::App;
use crate::http::error::Problem;
use crate::http::extract::Asked;
use crate::http::query::as_of;
use crate::http::shape::UnitResponse;
use crate::operations;
use crate::operations::refusal::Faults;

/// On which day.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowUnitQuery {
    /// The day, `YYYY-MM-DD`; today where it is absent.
    as_of: Option<String>,
}

/// Shows the unit that a code names on a day; a code is no identity without one.
#[utoipa::path(
    get, path = "/v1/units/{unit}", tag = "units",
    params(("unit" = String, Path, description = "a unit's code"), ShowUnitQuery),
    responses((status = 200, body = UnitResponse), (status = "4XX", body = Problem))
)]
pub async fn show_unit(
    State(app): State<App>,
    Path(code): Path<String>,
    Asked(asked): Asked<ShowUnitQuery>,
) -> Result<Json<UnitResponse>, Problem> {
    let mut faults = Faults::default();
    let day = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), None).day;
    faults.refuse()?;
    Ok(Json(UnitResponse::from(&*operations::show_unit(&app.engine, &code, day)?)))
}
