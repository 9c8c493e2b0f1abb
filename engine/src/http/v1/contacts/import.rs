//! `POST /v1/contacts/import`: contacts of a file, all or none.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::file::{ImportQuery, SentFile, import};
use crate::http::shape::ImportedResponse;
use crate::operations::RowsOf;

/// Imports the contacts of a CSV file, or names all its faults. The same file again changes nothing; rows that differ from what
/// is recorded are shown first, and written as new versions with `apply`.
#[utoipa::path(
    post, path = "/v1/contacts/import", tag = "contacts", security(("token" = [])), params(ImportQuery),
    request_body(content = String, content_type = "text/csv", description = "contact,unit,name,role,language,email,webhook,from,until"),
    responses((status = 200, description = "what the file held, and what was written", body = ImportedResponse), Refused)
)]
pub async fn import_contacts(
    State(app): State<App>,
    sent: SentFile<ImportQuery>,
) -> Result<Json<ImportedResponse>, Problem> {
    import(app, RowsOf::Contacts, sent).await
}
