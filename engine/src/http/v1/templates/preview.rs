//! `POST /v1/templates/{template}/{language}/preview`: what a template makes of sample data, or of what a contact is
//! owed; nothing is written.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::named;
use crate::domain::id::ContactId;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, InPath};
use crate::http::shape::PreviewResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, PreviewSent};

/// A template to try.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PreviewTemplateRequest {
    /// What makes the subject; without it, what counts.
    subject: Option<String>,
    /// What makes the text; without it, what counts.
    text: Option<String>,
    /// The contact whose waiting reminders are told, as they would be sent now; without it, sample data.
    contact: Option<String>,
}

/// Previews a template on a message with every kind of item, or on the one that a contact would be sent now.
#[utoipa::path(
    post, path = "/v1/templates/{template}/{language}/preview", tag = "templates", security(("token" = [])),
    params(("template" = String, Path), ("language" = String, Path)),
    request_body = PreviewTemplateRequest,
    responses((status = 200, description = "what it makes", body = PreviewResponse), Refused)
)]
pub async fn preview_template(
    State(app): State<App>,
    _actor: Actor,
    InPath((template, language)): InPath<(String, String)>,
    Body(request): Body<PreviewTemplateRequest>,
) -> Result<Json<PreviewResponse>, Problem> {
    let key = named(&template, &language)?;
    let PreviewTemplateRequest { subject, text, contact } = request;
    let mut faults = Faults::default();
    let contact = contact.and_then(|id| faults.keep("bad-identifier", "contact", ContactId::parse(&id)));
    faults.refuse()?;
    let sent = PreviewSent { key, subject, text, contact };
    let rendered = app.wait_for(move |engine| operations::preview_template(engine, &sent)).await?;
    Ok(Json(PreviewResponse::from(rendered)))
}
