//! `GET /v1/templates/{template}/{language}`: one template, and who wrote what of it.

use axum::extract::State;
use axum::response::Response;

use super::named;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::TemplateResponse;
use crate::operations;

/// Shows a template.
#[utoipa::path(
    get, path = "/v1/templates/{template}/{language}", tag = "templates",
    params(("template" = String, Path), ("language" = String, Path)),
    responses(
        (status = 200, description = "the template", body = TemplateResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_template(
    State(app): State<App>,
    InPath((template, language)): InPath<(String, String)>,
) -> Result<Response, Problem> {
    let found = operations::show_template(&app.engine, named(&template, &language)?)?;
    Ok(versioned(found.version, TemplateResponse::from(&found)))
}
