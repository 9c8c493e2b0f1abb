//! `GET /v1/calendar`: the working calendar in use, or one that an evaluation names.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::shape::CalendarResponse;
use crate::operations;

/// Which calendar.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowCalendarQuery {
    /// Its name, as an evaluation records it; the one in use without it.
    version: Option<String>,
}

/// Shows the years whose decree a calendar knows, and the days of them that are not simply their weekday. For every other year
/// the law alone is told, marked as provisional wherever it is used.
#[utoipa::path(
    get, path = "/v1/calendar", tag = "calendar", params(ShowCalendarQuery),
    responses((status = 200, description = "the calendar", body = CalendarResponse), Refused)
)]
pub async fn show_calendar(
    State(app): State<App>,
    Asked(asked): Asked<ShowCalendarQuery>,
) -> Result<Json<CalendarResponse>, Problem> {
    let calendar = app.wait_for(move |engine| operations::show_calendar(engine, asked.version.as_deref())).await?;
    Ok(Json(CalendarResponse::from(calendar.as_ref())))
}
