//! `POST /v1/contacts/{contact}/end`: a contact receives nothing after a day.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::named;
use crate::domain::Day;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::ContactResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, Leaving};

/// When a contact leaves, and why.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EndContactRequest {
    /// The last day, `YYYY-MM-DD`.
    #[schema(required)]
    until: String,
    /// The paper or the reason.
    #[schema(required)]
    reason: String,
}

/// Ends a contact; its versions stay.
#[utoipa::path(
    post, path = "/v1/contacts/{contact}/end", tag = "contacts", security(("token" = [])),
    params(("contact" = String, Path), ("If-Match" = Option<String>, Header, description = "the ETag that was read")),
    request_body = EndContactRequest,
    responses(
        (status = 200, description = "the contact", body = ContactResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn end_contact(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(contact): InPath<String>,
    IfMatch(seen): IfMatch,
    Body(request): Body<EndContactRequest>,
) -> Result<Response, Problem> {
    let id = named(&contact)?;
    let mut faults = Faults::default();
    let until = faults.keep("bad-day", "until", Day::parse(&request.until));
    faults.refuse()?;
    let until = until.expect("a day that could not be read has left a fault");
    let leaving = Leaving { id, until, reason: request.reason, seen };
    let found = app.wait_for(move |engine| operations::end_contact(engine, &actor, &leaving)).await?;
    Ok(versioned(found.version, ContactResponse::whole(&found.value, found.version)))
}
