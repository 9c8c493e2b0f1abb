//! Extractors whose refusals are problems.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::{StatusCode, header, request::Parts};
use serde::de::DeserializeOwned;

use super::error::Problem;
use crate::domain::Position;

/// The most bytes of a request's body.
pub const BODY_BYTES_MAX: usize = 1 << 20;

/// A JSON body.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                let detail = format!("a body has at most {BODY_BYTES_MAX} bytes");
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "The body is too large", detail)
            } else {
                Problem::new(
                    StatusCode::BAD_REQUEST,
                    "body-unreadable",
                    "The body cannot be read",
                    rejection.body_text(),
                )
            }
        })?;
        serde_json::from_slice(&bytes).map(Body).map_err(|error| {
            Problem::new(StatusCode::BAD_REQUEST, "bad-json", "The body is not the JSON expected", error.to_string())
        })
    }
}

/// The query of a URL; an unknown parameter is a problem.
#[derive(Clone, Debug)]
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Asked(asked)).map_err(|rejection| {
            Problem::new(StatusCode::BAD_REQUEST, "bad-query", "The query cannot be read", rejection.body_text())
        })
    }
}

/// The version the caller saw: `If-Match`, when it is there.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub Option<Position>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else { return Ok(IfMatch(None)) };
        let text = value.to_str().unwrap_or_default().trim();
        if text == "*" {
            return Ok(IfMatch(None));
        }
        let number = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).and_then(|text| text.parse().ok());
        number.map(|version| IfMatch(Some(Position(version)))).ok_or_else(|| {
            let detail = "send the ETag as it was received, for example If-Match: \"17\"";
            Problem::new(StatusCode::BAD_REQUEST, "bad-if-match", "If-Match cannot be read", detail)
        })
    }
}
