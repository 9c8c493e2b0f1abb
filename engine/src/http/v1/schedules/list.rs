//! `GET /v1/schedules`: schedules, retired ones among them.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::ScheduleId;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::shape::{Page, ScheduleResponse};
use crate::operations;
use crate::operations::refusal::Faults;

/// Which page.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListSchedulesQuery {
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists schedules with all their versions, ordered by identifier.
#[utoipa::path(
    get, path = "/v1/schedules", tag = "schedules", params(ListSchedulesQuery),
    responses((status = 200, description = "one page", body = Page<ScheduleResponse>), Refused)
)]
pub async fn list_schedules(
    State(app): State<App>,
    Asked(asked): Asked<ListSchedulesQuery>,
) -> Result<Json<Page<ScheduleResponse>>, Problem> {
    let list = ListName::new("schedules", &[]);
    let mut faults = Faults::default();
    let after = list.after(&mut faults, asked.cursor.as_deref(), |key| match key {
        [id] => ScheduleId::parse(id).ok(),
        _ => None,
    });
    let limit = limit(&mut faults, asked.limit);
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_schedules(engine, after.as_ref(), limit)).await?;
    let next = listed.next.map(|id| list.cursor(&[id.to_string()]));
    Ok(Json(Page { items: listed.items.iter().map(ScheduleResponse::from).collect(), next }))
}
