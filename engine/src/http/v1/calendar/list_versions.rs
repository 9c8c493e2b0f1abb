//! `GET /v1/calendar/versions`: every recorded edit of the working calendar.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::shape::{CalendarVersionResponse, Page};
use crate::operations;

/// Lists the edits in the order they were recorded, each with the name of the calendar that followed from it. Of each year the
/// latest edit holds.
#[utoipa::path(
    get, path = "/v1/calendar/versions", tag = "calendar",
    responses((status = 200, description = "all of them", body = Page<CalendarVersionResponse>), Refused)
)]
pub async fn list_calendar_versions(State(app): State<App>) -> Result<Json<Page<CalendarVersionResponse>>, Problem> {
    let edits = app.wait_for(operations::list_calendar_edits).await?;
    Ok(Json(Page { items: edits.iter().map(CalendarVersionResponse::from).collect(), next: None }))
}
