//! `GET /v1/directives/{directive}`: what a directive asks and reads.

use axum::Json;
use axum::extract::State;

use crate::domain::id::DirectiveId;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::DirectiveResponse;
use crate::operations::Refusal;

/// Shows an active directive: its checks with their bases, and the registers, figures and papers it reads.
#[utoipa::path(
    get, path = "/v1/directives/{directive}", tag = "directives", params(("directive" = String, Path)),
    responses((status = 200, description = "the directive", body = DirectiveResponse), Refused)
)]
pub async fn show_directive(
    State(app): State<App>,
    InPath(directive): InPath<String>,
) -> Result<Json<DirectiveResponse>, Problem> {
    let found = DirectiveId::parse(&directive).ok().and_then(|id| app.engine.shelf.active(&id));
    let found = found.ok_or_else(|| Refusal::Absent { what: format!("directive {directive}") })?;
    Ok(Json(DirectiveResponse::from(found.as_ref())))
}
