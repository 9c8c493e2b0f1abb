//! `GET /v1/templates`: what messages are made from, in every language.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::shape::{Page, TemplateResponse};
use crate::operations;

/// Lists every template there is.
#[utoipa::path(
    get, path = "/v1/templates", tag = "templates",
    responses((status = 200, description = "all of them", body = Page<TemplateResponse>), Refused)
)]
pub async fn list_templates(State(app): State<App>) -> Result<Json<Page<TemplateResponse>>, Problem> {
    let templates = operations::list_templates(&app.engine)?;
    Ok(Json(Page { items: templates.iter().map(TemplateResponse::from).collect(), next: None }))
}
