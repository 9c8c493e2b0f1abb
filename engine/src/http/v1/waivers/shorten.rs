//! `POST /v1/waivers/{unit}/{directive}/{check}/{number}/shorten`: a waiver ends earlier.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::named;
use crate::domain::{AsOf, Day};
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::WaiversResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, Shortening};

/// When a waiver is to end, and why.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ShortenWaiverRequest {
    /// Its new last day, `YYYY-MM-DD`; a day before its first takes it back altogether.
    #[schema(required)]
    until: String,
    /// The paper or the reason.
    #[schema(required)]
    reason: String,
}

/// Shortens a waiver; a longer one is granted anew.
#[utoipa::path(
    post, path = "/v1/waivers/{unit}/{directive}/{check}/{number}/shorten", tag = "waivers", security(("token" = [])),
    params(
        ("unit" = String, Path), ("directive" = String, Path), ("check" = String, Path), ("number" = usize, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = ShortenWaiverRequest,
    responses(
        (status = 200, description = "all waivers of the check on the unit", body = WaiversResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn shorten_waiver(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath((unit, directive, check, number)): InPath<(String, String, String, usize)>,
    IfMatch(seen): IfMatch,
    Body(request): Body<ShortenWaiverRequest>,
) -> Result<Response, Problem> {
    let key = named(&unit, &directive, &check)?;
    let mut faults = Faults::default();
    let until = faults.keep("bad-day", "until", Day::parse(&request.until));
    faults.refuse()?;
    let until = until.expect("a day that could not be read has left a fault");
    let asked = Shortening { key, number, until, reason: request.reason, seen };
    let found = app.wait_for(move |engine| operations::shorten_waiver(engine, &actor, &asked)).await?;
    let as_of = AsOf::latest(app.engine.today());
    Ok(versioned(found.version, WaiversResponse::of(&found.value, found.version, as_of)))
}
