//! What the endpoints that take a whole file share: reading it, the one operation, the answer.

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::app::App;
use super::auth::Actor;
use super::error::Problem;
use super::extract::Asked;
use super::shape::ImportedResponse;
use crate::operations::{FileSent, ImportMode, RowsOf, import_file};

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
pub struct SentFile<Q> {
    /// Who sends it.
    pub actor: String,
    /// How to import it.
    pub asked: Q,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl<Q: DeserializeOwned + Send> FromRequest<App> for SentFile<Q> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Actor(actor) = Actor::from_request_parts(&mut parts, app).await?;
        let Asked(asked) = Asked::from_request_parts(&mut parts, app).await?;
        let bytes_max = app.file_bytes_max;
        let bytes = to_bytes(body, bytes_max).await.map_err(|_| {
            let detail = format!(
                "a file that is sent has at most {bytes_max} bytes (http.file_bytes_max); split it, or stop the server and \
                 use `dondoc import`"
            );
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "The file is too large", detail)
        })?;
        Ok(SentFile { actor, asked, bytes: bytes.into() })
    }
}

/// Imports all rows of the file, or none.
pub async fn import(app: App, rows_of: RowsOf, sent: SentFile<ImportQuery>) -> Result<Json<ImportedResponse>, Problem> {
    let SentFile { actor, asked, bytes } = sent;
    let mode = mode(asked.apply);
    let sent = FileSent { file: name(asked.file), sheet: asked.sheet, bytes };
    let imported = app.wait_for(move |engine| import_file(engine, &actor, rows_of, &sent, mode)).await?;
    Ok(Json(ImportedResponse::from(&imported)))
}

/// Whether rows that differ are written.
pub fn mode(apply: bool) -> ImportMode {
    if apply { ImportMode::Apply } else { ImportMode::Preview }
}

/// The name of a file; one that has none is called by where it came from.
pub fn name(file: String) -> String {
    if file.is_empty() { "request".to_owned() } else { file }
}
