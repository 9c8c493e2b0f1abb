//! Scores: the scoring sheets of units, and what follows from them.

pub mod list;
pub mod open;
pub mod record;
pub mod show;

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::domain::AsOf;
use crate::http::shape::ScoreResponse;
use crate::operations::ScoreView;

/// A score under its `ETag`.
fn answer(status: StatusCode, view: &ScoreView, as_of: AsOf) -> Response {
    let body = ScoreResponse::of(view, as_of);
    (status, [(header::ETAG, format!("\"{}\"", view.sheet.version))], Json(body)).into_response()
}
