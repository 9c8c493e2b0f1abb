//! Answers of records: under the version as `ETag`, and where one was created under its place as `Location`.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::domain::Position;

/// A record under its version.
pub fn versioned(version: Position, body: impl Serialize) -> Response {
    ([(header::ETAG, format!("\"{version}\""))], Json(body)).into_response()
}

/// A record that was created, under its version, and where it is shown.
pub fn created(version: Position, location: &str, body: impl Serialize) -> Response {
    let mut response = made(version, body);
    let location = HeaderValue::from_str(location).expect("identifiers are visible ASCII");
    response.headers_mut().insert(header::LOCATION, location);
    response
}

/// A record that was created and is shown in its list alone, under its version.
pub fn made(version: Position, body: impl Serialize) -> Response {
    (StatusCode::CREATED, versioned(version, body)).into_response()
}
