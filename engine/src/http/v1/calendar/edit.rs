//! `POST /v1/calendar`: what a decree would move, and then the decree itself.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::file::{SentFile, mode, name};
use crate::http::shape::CalendarEditedResponse;
use crate::operations::{self, FileSent};

/// How to take a calendar's file.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EditCalendarQuery {
    /// Put its years in use; without it only what they would move is shown.
    #[serde(default)]
    apply: bool,
    /// The file's name, for its faults and for the ledger.
    #[serde(default)]
    file: String,
}

/// Shows which days the years of a file change, and which open deadlines, duties and next reminders that moves, from when to
/// when; with `apply` it is recorded as one new version and used from then on. Years that the file does not hold stay as they
/// are, and past evaluations keep the calendar they used.
#[utoipa::path(
    post, path = "/v1/calendar", tag = "calendar", security(("token" = [])), params(EditCalendarQuery),
    request_body(content = String, content_type = "application/toml", description = "years with all their days, as config/calendar/vn.toml"),
    responses((status = 200, description = "what moves, and what was recorded", body = CalendarEditedResponse), Refused)
)]
pub async fn edit_calendar(
    State(app): State<App>,
    SentFile { actor, asked, bytes }: SentFile<EditCalendarQuery>,
) -> Result<Json<CalendarEditedResponse>, Problem> {
    let sent = FileSent { file: name(asked.file), sheet: None, bytes };
    let edited =
        app.wait_for(move |engine| operations::edit_calendar(engine, &actor, &sent, mode(asked.apply))).await?;
    Ok(Json(CalendarEditedResponse::from(&edited)))
}
