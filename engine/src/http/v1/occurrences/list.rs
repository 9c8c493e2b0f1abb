//! `GET /v1/occurrences`: the nominal firings of schedules and what became of each.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::ScheduleId;
use crate::domain::occurrence::OccurrenceKey;
use crate::http::app::App;
use crate::http::error::Problem;
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::read;
use crate::http::shape::{OccurrenceResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, OccurrenceQuery};

/// Which occurrences.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListOccurrencesQuery {
    /// Of this schedule.
    schedule: Option<String>,
    /// The items of a page, 1 to 500.
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists occurrences, ordered by schedule and nominal instant.
#[utoipa::path(
    get, path = "/v1/occurrences", tag = "occurrences", params(ListOccurrencesQuery),
    responses((status = 200, body = Page<OccurrenceResponse>), (status = "4XX", body = Problem))
)]
pub async fn list_occurrences(
    State(app): State<App>,
    Asked(asked): Asked<ListOccurrencesQuery>,
) -> Result<Json<Page<OccurrenceResponse>>, Problem> {
    let list = ListName::new("occurrences", &[("schedule", asked.schedule.as_deref())]);
    let mut faults = Faults::default();
    let query = OccurrenceQuery {
        schedule: read(&mut faults, "schedule", asked.schedule.as_deref(), ScheduleId::parse),
        after: list.key(&mut faults, asked.cursor.as_deref()).and_then(|key| key_of(&key)),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = operations::list_occurrences(&app.engine, &query)?;
    let next = listed.next.map(|key| list.cursor(&[key.schedule.to_string(), key.nominal.to_rfc3339()]));
    Ok(Json(Page { items: listed.items.iter().map(|row| OccurrenceResponse::from(&row.value)).collect(), next }))
}

fn key_of(key: &[String]) -> Option<OccurrenceKey> {
    let [schedule, nominal] = key else { return None };
    Some(OccurrenceKey { schedule: ScheduleId::parse(schedule).ok()?, nominal: nominal.parse().ok()? })
}
