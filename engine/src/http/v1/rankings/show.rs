//! `GET /v1/rankings`: the units of a criteria set, ranked by their scores.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::scoring::{CriteriaKey, RatingKey, TieRule};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::query::{as_of, one_of, read};
use crate::http::shape::UnitsRankedResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, RankingAsked};

/// What is ranked, and how.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowRankingQuery {
    /// The criteria set whose units are ranked, as `province:kind:year:decision`.
    criteria: String,
    /// The criteria set of the year before.
    last: Option<String>,
    /// A published ranking, as `province:year:decision`: its bands, clusters and tie rule hold, and its rows are compared.
    published: Option<String>,
    /// What becomes of ties: competition, dense or second-key; needed where no published ranking says it.
    ties: Option<String>,
    /// As of 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// As known at this ledger position; everything recorded without it.
    known_at: Option<u64>,
}

/// Ranks and rates the units that were scored by a set, within clusters, with what changed since the year before. Ranks are
/// not compared where the units are not the same.
#[utoipa::path(
    get, path = "/v1/rankings", tag = "rankings", params(ShowRankingQuery),
    responses((status = 200, description = "the ranking", body = UnitsRankedResponse), Refused)
)]
pub async fn show_ranking(
    State(app): State<App>,
    Asked(asked): Asked<ShowRankingQuery>,
) -> Result<Json<UnitsRankedResponse>, Problem> {
    let mut faults = Faults::default();
    let criteria = read(&mut faults, "criteria", Some(&asked.criteria), CriteriaKey::parse);
    let last = read(&mut faults, "last", asked.last.as_deref(), CriteriaKey::parse);
    let published = read(&mut faults, "published", asked.published.as_deref(), RatingKey::parse);
    let ties = one_of(&mut faults, "ties", asked.ties.as_deref(), &TieRule::ALL, TieRule::id);
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at);
    faults.refuse()?;
    let criteria = criteria.expect("a key that could not be read has left a fault");
    let asked = RankingAsked { criteria, last, published, ties, as_of };
    let ranked = app.wait_for(move |engine| operations::rank_units(engine, &asked)).await?;
    Ok(Json(UnitsRankedResponse::from(&ranked)))
}
