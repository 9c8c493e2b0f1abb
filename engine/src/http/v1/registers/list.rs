//! `GET /v1/registers`: the registers that are declared.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::shape::{DeclaredRegisterResponse, Page};
use crate::operations;

/// Lists all registers that dondoc and its active directives declare, ordered by name.
#[utoipa::path(
    get, path = "/v1/registers", tag = "registers",
    responses((status = 200, description = "all registers", body = Page<DeclaredRegisterResponse>), Refused)
)]
pub async fn list_registers(State(app): State<App>) -> Result<Json<Page<DeclaredRegisterResponse>>, Problem> {
    let declared = operations::list_registers(&app.engine);
    Ok(Json(Page { items: declared.iter().map(DeclaredRegisterResponse::from).collect(), next: None }))
}
