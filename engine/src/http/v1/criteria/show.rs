//! `GET /v1/criteria/{criteria}`: one criteria set, with its rows.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Position;
use crate::domain::scoring::discrepancies;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::keys_in_path::criteria_key;
use crate::http::shape::{CriteriaResponse, CriteriaSetResponse};
use crate::operations::{self, Refusal};

/// As known when.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowCriteriaQuery {
    /// As known at this ledger position; the last text without it.
    known_at: Option<u64>,
}

/// Shows a criteria set; its key is one segment of the path, so that the slash of a decision is sent as `%2F`.
#[utoipa::path(
    get, path = "/v1/criteria/{criteria}", tag = "criteria",
    params(("criteria" = String, Path, description = "province:kind:year:decision"), ShowCriteriaQuery),
    responses(
        (status = 200, description = "the set", body = CriteriaSetResponse, headers(("etag" = String, description = "the version"))),
        Refused
    )
)]
pub async fn show_criteria(
    State(app): State<App>,
    InPath(criteria): InPath<String>,
    Asked(asked): Asked<ShowCriteriaQuery>,
) -> Result<Response, Problem> {
    let key = criteria_key(&criteria)?;
    let found = app.wait_for(move |engine| operations::show_criteria(engine, &key)).await?;
    let position = asked.known_at.map_or(Position::MAX, Position);
    let absent = || Refusal::Absent { what: format!("criteria set {criteria} at that position") };
    let set = found.value.known(position).ok_or_else(absent)?;
    let told = discrepancies(set).map_err(|fault| Refusal::fault("beyond-reckoning", "", fault.to_string()))?;
    let head = CriteriaResponse::of(&found.value, set, found.version);
    let body = CriteriaSetResponse::of(head, set, &told);
    Ok(versioned(found.version, body))
}
