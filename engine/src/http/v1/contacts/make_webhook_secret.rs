//! `POST /v1/contacts/{contact}/webhook-secret`: what is posted to a contact is signed with a new secret.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::named;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::instant;
use crate::operations;

/// A secret that was made, shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WebhookSecretResponse {
    /// The secret, as the libraries of Standard Webhooks take it.
    pub secret: String,
    /// How many the contact has had.
    pub generation: u32,
    /// Until when requests carry the signature of the one before as well; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier_until: Option<String>,
}

/// Makes a new secret for a contact's webhooks; it is derived when it is needed and written down nowhere.
#[utoipa::path(
    post, path = "/v1/contacts/{contact}/webhook-secret", tag = "contacts", security(("token" = [])),
    params(("contact" = String, Path)),
    responses((status = 201, description = "the secret", body = WebhookSecretResponse), Refused)
)]
pub async fn make_webhook_secret(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(contact): InPath<String>,
) -> Result<Response, Problem> {
    let contact = named(&contact)?;
    let made = app.wait_for(move |engine| operations::make_webhook_secret(engine, &actor, &contact)).await?;
    let shown = WebhookSecretResponse {
        secret: made.secret.reveal(),
        generation: made.generation,
        earlier_until: made.earlier_until.map(instant),
    };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(shown)).into_response())
}
