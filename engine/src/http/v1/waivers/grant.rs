//! `POST /v1/waivers`: an approved exception to a check is granted.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::AsOf;
use crate::http::answer::created;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::shape::WaiversResponse;
use crate::operations::{self, Exception};

/// A waiver to grant.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GrantWaiverRequest {
    /// The unit's code on the first day.
    #[schema(required)]
    unit: String,
    /// The directive.
    #[schema(required)]
    directive: String,
    /// The check.
    #[schema(required)]
    check: String,
    /// The outcome's subject; empty for all of them.
    subject: String,
    /// The first day, `YYYY-MM-DD`.
    #[schema(required)]
    from: String,
    /// The last day, `YYYY-MM-DD`.
    #[schema(required)]
    until: String,
    /// The paper that allows it, by its number.
    #[schema(required)]
    basis: String,
    /// The office that approved it.
    #[schema(required)]
    approver: String,
}

/// Grants a waiver; what it covers is shown as waived from its first day through its last, and never hidden.
#[utoipa::path(
    post, path = "/v1/waivers", tag = "waivers", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = GrantWaiverRequest,
    responses(
        (status = 201, description = "all waivers of the check on the unit", body = WaiversResponse, headers(("etag" = String, description = "the version, for If-Match"), ("location" = String, description = "where they are shown"))),
        Refused
    )
)]
pub async fn grant_waiver(
    State(app): State<App>,
    Create { actor, request, once }: Create<GrantWaiverRequest>,
) -> Result<Response, Problem> {
    let exception = Exception::from(request);
    let granted =
        app.wait_for(move |engine| operations::grant_waiver(engine, &actor, &exception, once.as_ref())).await?;
    let key = &granted.value.key;
    let location = format!("/v1/waivers/{}/{}/{}", key.unit, key.directive, key.check);
    let as_of = AsOf::latest(app.engine.today());
    Ok(created(granted.version, &location, WaiversResponse::of(&granted.value, granted.version, as_of)))
}

impl From<GrantWaiverRequest> for Exception {
    fn from(request: GrantWaiverRequest) -> Exception {
        let GrantWaiverRequest { unit, directive, check, subject, from, until, basis, approver } = request;
        Exception { unit, directive, check, subject, from, until, basis, approver }
    }
}
