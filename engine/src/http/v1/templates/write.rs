//! `PUT /v1/templates/{template}/{language}`: a template is written anew.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::named;
use crate::domain::message_template::TemplateText;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::TemplateResponse;
use crate::operations::{self, TemplateSent};

/// A template to write.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WriteTemplateRequest {
    /// What makes the subject, at most 1 000 bytes.
    subject: String,
    /// What makes the text, at most 16 384 bytes.
    text: String,
    /// Whether to go back to the engine's own template, whatever else is sent.
    reset: bool,
}

/// Writes a template, after trying it on everything that a message may hold; the versions before stay known.
#[utoipa::path(
    put, path = "/v1/templates/{template}/{language}", tag = "templates", security(("token" = [])),
    params(
        ("template" = String, Path), ("language" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = WriteTemplateRequest,
    responses(
        (status = 200, description = "the template", body = TemplateResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn write_template(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath((template, language)): InPath<(String, String)>,
    IfMatch(seen): IfMatch,
    Body(request): Body<WriteTemplateRequest>,
) -> Result<Response, Problem> {
    let key = named(&template, &language)?;
    let WriteTemplateRequest { subject, text, reset } = request;
    let sent = TemplateSent { key, says: (!reset).then_some(TemplateText { subject, text }), seen };
    let found = app.wait_for(move |engine| operations::write_template(engine, &actor, &sent)).await?;
    Ok(versioned(found.version, TemplateResponse::from(&found)))
}
