//! `POST /v1/feeds`: a calendar feed is made, and its address told this once.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::answer::made;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::shape::FeedAddedResponse;
use crate::operations::{self, FeedAsked};

/// A calendar feed to make.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AddFeedRequest {
    /// The code of the office whose deadlines it shows, today.
    unit: String,
    /// The contact whose feed it is, in place of an office: it shows what the contact's role asks for, while it stands.
    contact: String,
    /// Show the deadlines of all offices below it as well.
    below: bool,
    /// What it is for; the calendar's name.
    label: String,
}

/// Makes a calendar feed that calendar programs subscribe to by its address alone. Under an idempotency key sent again, the
/// feed is answered without its path, which is shown once.
#[utoipa::path(
    post, path = "/v1/feeds", tag = "feeds", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = AddFeedRequest,
    responses(
        (status = 201, description = "the feed, with the path of its address", body = FeedAddedResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn add_feed(
    State(app): State<App>,
    Create { actor, request, once }: Create<AddFeedRequest>,
) -> Result<Response, Problem> {
    let AddFeedRequest { unit, contact, below, label } = request;
    let asked = FeedAsked { unit, contact, below, label };
    let added = app.wait_for(move |engine| operations::add_feed(engine, &actor, &asked, once.as_ref())).await?;
    Ok(made(added.feed.version, FeedAddedResponse::from(&added)))
}
