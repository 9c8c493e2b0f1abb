//! `GET /v1/feeds`: the calendar feeds, revoked ones too; never their addresses.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::FeedId;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::shape::{FeedResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, FeedQuery};

/// Which feeds.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListFeedsQuery {
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists calendar feeds, ordered by their identifiers.
#[utoipa::path(
    get, path = "/v1/feeds", tag = "feeds", params(ListFeedsQuery),
    responses((status = 200, description = "one page", body = Page<FeedResponse>), Refused)
)]
pub async fn list_feeds(
    State(app): State<App>,
    Asked(asked): Asked<ListFeedsQuery>,
) -> Result<Json<Page<FeedResponse>>, Problem> {
    let list = ListName::new("feeds", &[]);
    let mut faults = Faults::default();
    let query = FeedQuery {
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_feeds(engine, &query)).await?;
    let next = listed.next.map(|id| list.cursor(&[id.to_string()]));
    let items = listed.items.iter().map(|row| FeedResponse::of(&row.value, row.version)).collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<FeedId> {
    let [id] = key else { return None };
    FeedId::parse(id).ok()
}
