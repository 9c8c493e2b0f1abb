//! `POST /v1/messages/{message}/resend`: a dead message is tried again.

use axum::extract::State;
use axum::response::Response;

use super::named;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{IfMatch, InPath};
use crate::http::shape::MessageWholeResponse;
use crate::operations;

/// Has a dead message sent again, under the id it has, from the first try on.
#[utoipa::path(
    post, path = "/v1/messages/{message}/resend", tag = "messages", security(("token" = [])),
    params(
        ("message" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    responses(
        (status = 200, description = "the message, which waits", body = MessageWholeResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn resend_message(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(message): InPath<String>,
    IfMatch(seen): IfMatch,
) -> Result<Response, Problem> {
    let id = named(&message)?;
    let found = app.wait_for(move |engine| operations::resend_message(engine, &actor, &id, seen)).await?;
    Ok(versioned(found.outbox.version, MessageWholeResponse::from(&found)))
}
