//! `POST /v1/criteria/import`: a criteria set, in the TOML of `dondoc score --help`.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::file::{ImportQuery, SentFile, import};
use crate::http::shape::ImportedResponse;
use crate::operations::RowsOf;

/// Imports a criteria set, or names all its faults. The same file again changes nothing; a text that differs from what is
/// recorded is shown first, row by row, and written as a new version with `apply`.
#[utoipa::path(
    post, path = "/v1/criteria/import", tag = "criteria", security(("token" = [])), params(ImportQuery),
    request_body(content = String, content_type = "application/toml", description = "the criteria of `dondoc score --help`"),
    responses((status = 200, description = "what the file held, and what was written", body = ImportedResponse), Refused)
)]
pub async fn import_criteria(
    State(app): State<App>,
    sent: SentFile<ImportQuery>,
) -> Result<Json<ImportedResponse>, Problem> {
    import(app, RowsOf::Criteria, sent).await
}
