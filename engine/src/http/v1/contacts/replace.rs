//! `PUT /v1/contacts/{contact}`: a contact is recorded anew.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::named;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::ContactResponse;
use crate::operations::{self, ContactText, Replacement};

/// All of a contact, as it is from now on.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReplaceContactRequest {
    /// The name, or what the desk is called.
    #[schema(required)]
    name: String,
    /// The unit's code on the first day.
    #[schema(required)]
    unit: String,
    /// head, officer or supervisor.
    #[schema(required)]
    role: String,
    /// vi or en; vi without it.
    language: String,
    /// The e-mail address; none without it.
    email: String,
    /// The webhook, an https:// URL; none without it.
    webhook: String,
    /// The first day, `YYYY-MM-DD`; as recorded without it.
    from: String,
    /// The last day, `YYYY-MM-DD`; open without it.
    until: String,
}

/// Replaces a contact; the versions before stay, and what is on its way already goes where it was to go.
#[utoipa::path(
    put, path = "/v1/contacts/{contact}", tag = "contacts", security(("token" = [])),
    params(("contact" = String, Path), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = ReplaceContactRequest,
    responses(
        (status = 200, description = "the contact", body = ContactResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn replace_contact(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(contact): InPath<String>,
    IfMatch(seen): IfMatch,
    Body(request): Body<ReplaceContactRequest>,
) -> Result<Response, Problem> {
    let id = named(&contact)?;
    let ReplaceContactRequest { name, unit, role, language, email, webhook, from, until } = request;
    let text = ContactText { id: id.to_string(), name, unit, role, language, email, webhook, from, until };
    let replacement = Replacement { id, text, seen };
    let found = app.wait_for(move |engine| operations::replace_contact(engine, &actor, &replacement)).await?;
    Ok(versioned(found.version, ContactResponse::whole(&found.value, found.version)))
}
