//! What the endpoints that take a whole file share: reading it, the one operation, the answer.

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;

use super::app::App;
use super::auth::Actor;
use super::error::Problem;
use super::extract::Asked;
use super::shape::ImportedResponse;
use crate::operations::{FileSent, ImportMode, RowsOf, import_file};

/// The most bytes of a file that is sent; a larger one is imported on the command line.
pub const FILE_BYTES_MAX: usize = 32 << 20;

/// How to import a file.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Write rows that differ from what is recorded as new versions; without it they are only shown.
    #[serde(default)]
    apply: bool,
    /// The file's name, for its faults and for the ledger.
    #[serde(default)]
    file: String,
    /// The sheet of a workbook; needed where several have rows.
    #[serde(default)]
    sheet: Option<String>,
}

/// A file, who sends it, and how to import it.
#[derive(Debug)]
pub struct SentFile {
    actor: String,
    asked: ImportQuery,
    bytes: Vec<u8>,
}

impl FromRequest<App> for SentFile {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Actor(actor) = Actor::from_request_parts(&mut parts, app).await?;
        let Asked(asked) = Asked::from_request_parts(&mut parts, app).await?;
        let bytes = to_bytes(body, FILE_BYTES_MAX).await.map_err(|_| {
            let detail = format!(
                "a file that is sent has at most {FILE_BYTES_MAX} bytes; stop the server and use `dondoc import`, or split it"
            );
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "The file is too large", detail)
        })?;
        Ok(SentFile { actor, asked, bytes: bytes.into() })
    }
}

/// Imports all rows of the file, or none.
pub async fn import(app: App, rows_of: RowsOf, sent: SentFile) -> Result<Json<ImportedResponse>, Problem> {
    let SentFile { actor, asked, bytes } = sent;
    let mode = if asked.apply { ImportMode::Apply } else { ImportMode::Preview };
    let file = if asked.file.is_empty() { "request".to_owned() } else { asked.file };
    let sent = FileSent { file, sheet: asked.sheet, bytes };
    let imported = app.wait_for(move |engine| import_file(engine, &actor, rows_of, &sent, mode)).await?;
    Ok(Json(ImportedResponse::from(&imported)))
}
