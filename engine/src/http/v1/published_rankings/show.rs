//! `GET /v1/published-rankings/{ranking}`: a published ranking held against its own points.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Position;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::keys_in_path::ranking_key;
use crate::http::shape::{PublishedRankingResponse, RankingResponse, WeighedRankingResponse};
use crate::operations::{self, Refusal};

/// As known when.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowPublishedRankingQuery {
    /// As known at this ledger position; the last text without it.
    known_at: Option<u64>,
}

/// Shows a published ranking with the ranks and ratings that follow from its points; neither replaces the other.
#[utoipa::path(
    get, path = "/v1/published-rankings/{ranking}", tag = "rankings",
    params(("ranking" = String, Path, description = "province:year:decision"), ShowPublishedRankingQuery),
    responses(
        (status = 200, description = "the ranking", body = WeighedRankingResponse, headers(("etag" = String, description = "the version"))),
        Refused
    )
)]
pub async fn show_published_ranking(
    State(app): State<App>,
    InPath(ranking): InPath<String>,
    Asked(asked): Asked<ShowPublishedRankingQuery>,
) -> Result<Response, Problem> {
    let key = ranking_key(&ranking)?;
    let found = app.wait_for(move |engine| operations::show_published_ranking(engine, &key)).await?;
    let position = asked.known_at.map_or(Position::MAX, Position);
    let absent = || Refusal::Absent { what: format!("published ranking {ranking} at that position") };
    let published = found.value.known(position).ok_or_else(absent)?;
    let weighed = published.weigh().map_err(|fault| Refusal::fault("beyond-reckoning", "", fault.to_string()))?;
    let body = WeighedRankingResponse {
        published: PublishedRankingResponse::of(&found.value, published, found.version),
        ranking: RankingResponse::from(&weighed),
    };
    Ok(versioned(found.version, body))
}
