//! `GET /v1/messages/{message}`: one message with its text, and every delivery with its answer.

use axum::extract::State;
use axum::response::Response;

use super::named;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::MessageWholeResponse;
use crate::operations;

/// Shows a message and what became of it.
#[utoipa::path(
    get, path = "/v1/messages/{message}", tag = "messages", params(("message" = String, Path)),
    responses(
        (status = 200, description = "the message", body = MessageWholeResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_message(State(app): State<App>, InPath(message): InPath<String>) -> Result<Response, Problem> {
    let found = operations::show_message(&app.engine, &named(&message)?)?;
    Ok(versioned(found.outbox.version, MessageWholeResponse::from(&found)))
}
