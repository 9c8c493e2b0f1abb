//! `POST /v1/contacts`: who receives reminders for a unit is recorded.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::answer::created;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::shape::ContactResponse;
use crate::operations::{self, ContactText};

/// A contact to record.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CreateContactRequest {
    /// The identifier.
    #[schema(required)]
    id: String,
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
    /// The e-mail address.
    email: String,
    /// The webhook, an https:// URL.
    webhook: String,
    /// The first day, `YYYY-MM-DD`; today without it.
    from: String,
    /// The last day, `YYYY-MM-DD`.
    until: String,
}

/// Records a contact; what its unit is owed already is told to it from now on.
#[utoipa::path(
    post, path = "/v1/contacts", tag = "contacts", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = CreateContactRequest,
    responses(
        (status = 201, description = "the contact", body = ContactResponse, headers(("etag" = String, description = "the version, for If-Match"), ("location" = String, description = "where it is shown"))),
        Refused
    )
)]
pub async fn create_contact(
    State(app): State<App>,
    Create { actor, request, once }: Create<CreateContactRequest>,
) -> Result<Response, Problem> {
    let CreateContactRequest { id, name, unit, role, language, email, webhook, from, until } = request;
    let sent = ContactText { id, name, unit, role, language, email, webhook, from, until };
    let made = app.wait_for(move |engine| operations::record_contact(engine, &actor, &sent, once.as_ref())).await?;
    let location = format!("/v1/contacts/{}", made.value.last().id);
    Ok(created(made.version, &location, ContactResponse::whole(&made.value, made.version)))
}
