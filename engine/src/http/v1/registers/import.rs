//! `POST /v1/registers/{register}/imports`: the rows of a file, all or none.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::UnitCode;
use crate::domain::register::RegisterMode;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::file::{SentFile, mode, name};
use crate::http::query::{period, required};
use crate::http::shape::RegisterImportedResponse;
use crate::operations::refusal::Faults;
use crate::operations::{FileSent, Refusal, RegisterStated, import_register_file};

/// What the file holds, and how to import it.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportRegisterQuery {
    /// The unit whose rows the file holds; they may speak of everything below it.
    #[param(required)]
    unit: Option<String>,
    /// The first day whose rows the file holds, `YYYY-MM-DD`.
    #[param(required)]
    from: Option<String>,
    /// The last day whose rows the file holds, `YYYY-MM-DD`.
    #[param(required)]
    until: Option<String>,
    /// What becomes of recorded rows of these days that the file does not hold: with merge they stay, with replace they
    /// are removed.
    #[param(required)]
    mode: Option<String>,
    /// Write what would change; without it nothing is written and it is only shown.
    #[serde(default)]
    apply: bool,
    /// The file's name, for its faults and for the ledger.
    #[serde(default)]
    file: String,
    /// The sheet of a workbook; needed where several have rows.
    #[serde(default)]
    sheet: Option<String>,
}

/// Imports the rows of a CSV file or a workbook, or names all its faults by file, row and column. What would change is
/// shown, and written with `apply`; the same file again changes nothing.
#[utoipa::path(
    post, path = "/v1/registers/{register}/imports", tag = "registers", security(("token" = [])),
    params(("register" = String, Path), ImportRegisterQuery),
    request_body(content = String, content_type = "text/csv", description = "the columns that the register's declaration names"),
    responses((status = 200, description = "what would change, and what was written", body = RegisterImportedResponse), Refused)
)]
pub async fn import_register(
    State(app): State<App>,
    InPath(register): InPath<String>,
    SentFile { actor, asked, bytes }: SentFile<ImportRegisterQuery>,
) -> Result<Json<RegisterImportedResponse>, Problem> {
    let import = mode(asked.apply);
    let stated = asked.stated(register)?;
    let sent = FileSent { file: name(asked.file), sheet: asked.sheet, bytes };
    let imported = app.wait_for(move |engine| import_register_file(engine, &actor, (&stated, &sent), import)).await?;
    Ok(Json(RegisterImportedResponse::from(imported)))
}

impl ImportRegisterQuery {
    fn stated(&self, register: String) -> Result<RegisterStated, Refusal> {
        let mut faults = Faults::default();
        let unit = required(&mut faults, "unit", self.unit.as_deref(), UnitCode::parse);
        let within = period(&mut faults, self.from.as_deref(), self.until.as_deref());
        let mode = |text: &str| RegisterMode::parse(text).ok_or("one of merge, replace");
        let mode = required(&mut faults, "mode", self.mode.as_deref(), mode);
        faults.refuse()?;
        let (Some(unit), Some(within), Some(mode)) = (unit, within, mode) else {
            unreachable!("a parameter that could not be read has left a fault");
        };
        Ok(RegisterStated { register, unit, within, mode })
    }
}
