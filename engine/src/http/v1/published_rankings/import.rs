//! `POST /v1/published-rankings/import`: a published ranking, in the TOML of `dondoc rank --help`.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::file::{ImportQuery, SentFile, import};
use crate::http::shape::ImportedResponse;
use crate::operations::RowsOf;

/// Imports a published ranking, or names all its faults. It is kept as published, also where it contradicts its own
/// points. The same file again changes nothing; a text that differs is shown first, and written with `apply`.
#[utoipa::path(
    post, path = "/v1/published-rankings/import", tag = "rankings", security(("token" = [])), params(ImportQuery),
    request_body(content = String, content_type = "application/toml", description = "the file of `dondoc rank --help`"),
    responses((status = 200, description = "what the file held, and what was written", body = ImportedResponse), Refused)
)]
pub async fn import_published_ranking(
    State(app): State<App>,
    sent: SentFile<ImportQuery>,
) -> Result<Json<ImportedResponse>, Problem> {
    import(app, RowsOf::Ranking, sent).await
}
