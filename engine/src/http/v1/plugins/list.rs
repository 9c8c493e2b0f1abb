//! `GET /v1/plugins`: every component that was found at the start, the refused ones with their reasons.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::Problem;
use crate::http::shape::{Page, PluginResponse};

/// Lists the plugins in the order they were found.
#[utoipa::path(
    get, path = "/v1/plugins", tag = "plugins",
    responses((status = 200, body = Page<PluginResponse>), (status = "4XX", body = Problem))
)]
pub async fn list_plugins(State(app): State<App>) -> Json<Page<PluginResponse>> {
    Json(Page { items: app.engine.shelf.all().iter().map(PluginResponse::from).collect(), next: None })
}
