//! `GET /v1/scores/{unit}/{criteria}`: the score of a unit under a criteria set.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::keys_in_path::score_sheet_key;
use crate::http::query::as_of;
use crate::http::shape::ScoreResponse;
use crate::operations;
use crate::operations::refusal::Faults;

/// As of when.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowScoreQuery {
    /// As of 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// As known at this ledger position; everything recorded without it.
    known_at: Option<u64>,
}

/// Shows the points of every row, their sums and index, what was said of each row, and what happened.
#[utoipa::path(
    get, path = "/v1/scores/{unit}/{criteria}", tag = "scores",
    params(("unit" = String, Path), ("criteria" = String, Path, description = "province:kind:year:decision"), ShowScoreQuery),
    responses(
        (status = 200, description = "the score", body = ScoreResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_score(
    State(app): State<App>,
    InPath((unit, criteria)): InPath<(String, String)>,
    Asked(asked): Asked<ShowScoreQuery>,
) -> Result<Response, Problem> {
    let key = score_sheet_key(&unit, &criteria)?;
    let mut faults = Faults::default();
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at);
    faults.refuse()?;
    let view = app.wait_for(move |engine| operations::show_score(engine, &key, as_of)).await?;
    Ok(versioned(view.sheet.version, ScoreResponse::of(&view, as_of)))
}
