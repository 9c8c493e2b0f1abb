//! `GET /v1/registers/{register}/rows/export`: the rows of a unit as a file, without what names persons.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Position;
use crate::domain::id::UnitCode;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::query::{period, required};
use crate::operations::refusal::Faults;
use crate::operations::{self, ROWS_EXPORTED_MAX, RegisterRowsAsked};

/// Which rows.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportRegisterRowsQuery {
    /// Of this unit's imports.
    #[param(required)]
    unit: Option<String>,
    /// Counted under this day, `YYYY-MM-DD`, or a later one.
    #[param(required)]
    from: Option<String>,
    /// Counted under this day, `YYYY-MM-DD`, or an earlier one.
    #[param(required)]
    until: Option<String>,
    /// As known at this ledger position; everything recorded without it.
    known_at: Option<u64>,
}

/// Writes the rows of a period as CSV, 100 000 at most. What a spreadsheet would take for a formula has an apostrophe
/// before it; personal cells are left out for everyone.
#[utoipa::path(
    get, path = "/v1/registers/{register}/rows/export", tag = "registers",
    params(("register" = String, Path), ExportRegisterRowsQuery),
    responses((status = 200, description = "the file, in UTF-8 with its mark", content_type = "text/csv", body = String), Refused)
)]
pub async fn export_register_rows(
    State(app): State<App>,
    InPath(register): InPath<String>,
    Asked(asked): Asked<ExportRegisterRowsQuery>,
) -> Result<Response, Problem> {
    let mut faults = Faults::default();
    let unit = required(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse);
    let within = period(&mut faults, asked.from.as_deref(), asked.until.as_deref());
    faults.refuse()?;
    let (Some(unit), Some(within)) = (unit, within) else {
        unreachable!("a parameter that could not be read has left a fault");
    };
    let known_at = asked.known_at.map_or(Position::MAX, Position);
    let rows = RegisterRowsAsked { register, unit, within, known_at, rows_max: ROWS_EXPORTED_MAX };
    let file = app.wait_for(move |engine| operations::export_register_rows(engine, rows)).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], file).into_response())
}
