//! `GET /v1/registers/{register}`: one declared register.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::DeclaredRegisterResponse;
use crate::operations;

/// Shows a register: its columns, its key, and who declares it.
#[utoipa::path(
    get, path = "/v1/registers/{register}", tag = "registers", params(("register" = String, Path)),
    responses((status = 200, description = "the register", body = DeclaredRegisterResponse), Refused)
)]
pub async fn show_register(
    State(app): State<App>,
    InPath(register): InPath<String>,
) -> Result<Json<DeclaredRegisterResponse>, Problem> {
    Ok(Json(DeclaredRegisterResponse::from(&operations::show_register(&app.engine, &register)?)))
}
