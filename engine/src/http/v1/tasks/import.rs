//! `POST /v1/tasks/import`: tasks of a file, all or none.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::file::{ImportQuery, SentFile, import};
use crate::http::shape::ImportedResponse;
use crate::operations::RowsOf;

/// Imports the tasks of a CSV file, or names all its faults. The same file again changes nothing; rows that differ from what
/// is recorded are shown first, and written as new versions with `apply`.
#[utoipa::path(
    post, path = "/v1/tasks/import", tag = "tasks", security(("token" = [])), params(ImportQuery),
    request_body(content = String, content_type = "text/csv", description = "plan,number,title,unit,area,… one row a task with the days of what happened"),
    responses((status = 200, description = "what the file held, and what was written", body = ImportedResponse), Refused)
)]
pub async fn import_tasks(
    State(app): State<App>,
    sent: SentFile<ImportQuery>,
) -> Result<Json<ImportedResponse>, Problem> {
    import(app, RowsOf::Tasks, sent).await
}
