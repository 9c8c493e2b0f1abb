//! `GET /v1/directives`: the directives that are active, with what each asks and reads.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::Refused;
use crate::http::shape::{DirectiveResponse, Page};

/// Lists the active directives in the order they were found.
#[utoipa::path(
    get, path = "/v1/directives", tag = "directives",
    responses((status = 200, description = "all of them", body = Page<DirectiveResponse>), Refused)
)]
pub async fn list_directives(State(app): State<App>) -> Json<Page<DirectiveResponse>> {
    let items = app.engine.shelf.plugins().map(|plugin| DirectiveResponse::from(plugin.as_ref())).collect();
    Json(Page { items, next: None })
}
