//! Waivers.

pub mod grant;
pub mod list;
pub mod shorten;
pub mod show;

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::domain::AsOf;
use crate::domain::id::{CheckId, DirectiveId, UnitCode};
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::http::error::Problem;
use crate::http::shape::WaiversResponse;
use crate::operations::{Refusal, Versioned};

/// The key of a path; a path that is no key names no waivers.
fn key_of(unit: &str, directive: &str, check: &str) -> Result<WaiversKey, Problem> {
    let read = || {
        let (unit, directive) = (UnitCode::parse(unit).ok()?, DirectiveId::parse(directive).ok()?);
        Some(WaiversKey { unit, directive, check: CheckId::parse(check).ok()? })
    };
    let absent = || Refusal::Absent { what: format!("waiver of {check} for unit {unit} under {directive}") };
    read().ok_or_else(|| absent().into())
}

/// Waivers under their `ETag`.
fn answer(status: StatusCode, found: &Versioned<CheckWaivers>, as_of: AsOf) -> Response {
    let body = WaiversResponse::of(&found.value, found.version, as_of);
    (status, [(header::ETAG, format!("\"{}\"", found.version))], Json(body)).into_response()
}
