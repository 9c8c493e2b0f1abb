//! Extractors whose refusals are problems.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::{StatusCode, header, request::Parts};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::app::App;
use super::auth::Actor;
use super::error::Problem;
use super::small_body::unreadable;
use crate::domain::Position;
use crate::domain::id::Digest;
use crate::operations::{CreationKey, Once};

/// The most bytes of a request's body.
pub const BODY_BYTES_MAX: usize = 1 << 20;

/// A JSON body.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let Raw(bytes) = Raw::from_request(request, state).await?;
        object(&bytes).map(Body)
    }
}

/// The bytes of a body.
struct Raw(Bytes);

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        Bytes::from_request(request, state).await.map(Raw).map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                let detail = format!("a body has at most {BODY_BYTES_MAX} bytes");
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "The body is too large", detail)
            } else {
                unreadable(rejection.body_text())
            }
        })
    }
}

fn object<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Err(bad_json("a body is one JSON object".into())); // serde would take an array, field by field
    }
    serde_json::from_slice(bytes).map_err(|error| bad_json(error.to_string()))
}

fn bad_json(detail: String) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "bad-json", "The body is not the JSON expected", detail)
}

/// A create: who sends it, what they send, and the idempotency key under which it is done once.
#[derive(Clone, Debug)]
pub struct Create<T> {
    /// Who sends it.
    pub actor: String,
    /// What they send.
    pub request: T,
    /// The key, where they gave one.
    pub once: Option<Once>,
}

/// The most bytes of an idempotency key.
const IDEMPOTENCY_KEY_BYTES_MAX: usize = 255;

impl<T: DeserializeOwned> FromRequest<App> for Create<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Actor(actor) = Actor::from_request_parts(&mut parts, app).await?;
        let key = idempotency_key(&parts)?;
        let path = parts.uri.path().to_owned();
        let Raw(bytes) = Raw::from_request(Request::from_parts(parts, body), app).await?;
        let once = key.map(|key| {
            let mut sent = path.into_bytes();
            sent.push(b'\n');
            sent.extend_from_slice(&bytes);
            Once { key: CreationKey { actor: actor.clone(), key }, request: Digest(Sha256::digest(sent).into()) }
        });
        Ok(Create { actor, request: object(&bytes)?, once })
    }
}

fn idempotency_key(parts: &Parts) -> Result<Option<String>, Problem> {
    let Some(value) = parts.headers.get("idempotency-key") else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    let readable =
        (1..=IDEMPOTENCY_KEY_BYTES_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if !readable {
        let detail = format!(
            "an idempotency key is 1 to {IDEMPOTENCY_KEY_BYTES_MAX} visible ASCII characters, for example a new UUID for each create"
        );
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "bad-idempotency-key",
            "Idempotency-Key cannot be read",
            detail,
        ));
    }
    Ok(Some(text.to_owned()))
}

/// The named segments of a URL's path.
#[derive(Clone, Debug)]
pub struct InPath<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for InPath<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Path::from_request_parts(parts, state).await.map(|Path(named)| InPath(named)).map_err(|rejection| {
            Problem::new(StatusCode::BAD_REQUEST, "bad-path", "The path cannot be read", rejection.body_text())
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
