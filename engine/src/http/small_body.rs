//! Takes small bodies in before anybody decides: a connection is closed under a body that was not read, so a request refused
//! by its head, or one whose body nobody asked for, would cost its sender the next one.
//!
//! It must never hold a body that is large or of unknown length: those are read by who asks for them, within their limits.

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::Problem;

/// The most bytes of a body that is taken in unasked.
const SMALL_BODY_BYTES_MAX: usize = 64 << 10;

/// Takes a small body in, then lets the request pass.
pub async fn take_in_small_body(request: Request, next: Next) -> Response {
    let is_small = request.body().size_hint().upper().is_some_and(|bytes| bytes <= SMALL_BODY_BYTES_MAX as u64);
    if !is_small {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    match to_bytes(body, SMALL_BODY_BYTES_MAX).await {
        Ok(bytes) => next.run(Request::from_parts(head, Body::from(bytes))).await,
        Err(error) => unreadable(error.to_string()).into_response(),
    }
}

/// The refusal of a body that does not come in as its head says.
pub fn unreadable(detail: String) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "body-unreadable", "The body cannot be read", detail)
}
