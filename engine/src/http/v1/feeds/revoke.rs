//! `POST /v1/feeds/{feed}/revoke`: the address of a calendar feed leads nowhere any more.

use axum::extract::State;
use axum::response::Response;

use crate::domain::id::FeedId;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{IfMatch, InPath};
use crate::http::shape::FeedResponse;
use crate::operations::{self, Refusal};

/// Revokes a calendar feed; one that is revoked stays as it is.
#[utoipa::path(
    post, path = "/v1/feeds/{feed}/revoke", tag = "feeds", security(("token" = [])),
    params(("feed" = String, Path), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    responses(
        (status = 200, description = "the feed", body = FeedResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn revoke_feed(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(feed): InPath<String>,
    IfMatch(seen): IfMatch,
) -> Result<Response, Problem> {
    let absent = || Refusal::Absent { what: format!("feed {feed}") };
    let id = FeedId::parse(&feed).map_err(|_| Problem::from(absent()))?;
    let revoked = app.wait_for(move |engine| operations::revoke_feed(engine, &actor, &id, seen)).await?;
    Ok(versioned(revoked.version, FeedResponse::of(&revoked.value, revoked.version)))
}
