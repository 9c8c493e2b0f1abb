//! `GET /v1/published-rankings`: rankings as they were published, by province and year.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::UnitCode;
use crate::domain::scoring::RatingKey;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::read;
use crate::http::shape::{Page, PublishedRankingResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, RankingQuery};

/// Which published rankings.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListPublishedRankingsQuery {
    /// Of this province; rankings of the whole country have none.
    province: Option<String>,
    /// For this year.
    year: Option<i32>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists published rankings, the whole country's first, ordered by province, year and decision.
#[utoipa::path(
    get, path = "/v1/published-rankings", tag = "rankings", params(ListPublishedRankingsQuery),
    responses((status = 200, description = "one page", body = Page<PublishedRankingResponse>), Refused)
)]
pub async fn list_published_rankings(
    State(app): State<App>,
    Asked(asked): Asked<ListPublishedRankingsQuery>,
) -> Result<Json<Page<PublishedRankingResponse>>, Problem> {
    let year = asked.year.map(|year| year.to_string());
    let list =
        ListName::new("published-rankings", &[("province", asked.province.as_deref()), ("year", year.as_deref())]);
    let mut faults = Faults::default();
    let query = RankingQuery {
        province: read(&mut faults, "province", asked.province.as_deref(), UnitCode::parse),
        year: asked.year,
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_published_rankings(engine, &query)).await?;
    let next = listed.next.map(|key| list.cursor(&[key.to_string()]));
    let shown = listed.items.iter().map(|row| PublishedRankingResponse::of(&row.value, row.value.last(), row.version));
    let items = shown.collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<RatingKey> {
    let [key] = key else { return None };
    RatingKey::parse(key).ok()
}
