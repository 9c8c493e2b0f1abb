//! `GET /v1/occurrences`: the nominal firings of schedules and what became of each.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::ScheduleId;
use crate::domain::occurrence::{Disposition, OccurrenceKey};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{instant, one_of, read};
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
    /// scheduled or manual.
    kind: Option<String>,
    /// claimed, ran, ran-with-faults, failed, skipped, coalesced-into or missed.
    disposition: Option<String>,
    /// That hold an instant not earlier than this, as `2026-11-22T08:00:00+07:00`.
    from: Option<String>,
    /// That hold an instant not later than this.
    until: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists occurrences, ordered by schedule and nominal instant.
#[utoipa::path(
    get, path = "/v1/occurrences", tag = "occurrences", params(ListOccurrencesQuery),
    responses((status = 200, description = "one page", body = Page<OccurrenceResponse>), Refused)
)]
pub async fn list_occurrences(
    State(app): State<App>,
    Asked(asked): Asked<ListOccurrencesQuery>,
) -> Result<Json<Page<OccurrenceResponse>>, Problem> {
    let filters = [
        ("schedule", asked.schedule.as_deref()),
        ("kind", asked.kind.as_deref()),
        ("disposition", asked.disposition.as_deref()),
        ("from", asked.from.as_deref()),
        ("until", asked.until.as_deref()),
    ];
    let list = ListName::new("occurrences", &filters);
    let mut faults = Faults::default();
    let kinds = [true, false];
    let kind = |is_scheduled: bool| if is_scheduled { "scheduled" } else { "manual" };
    let query = OccurrenceQuery {
        schedule: read(&mut faults, "schedule", asked.schedule.as_deref(), ScheduleId::parse),
        is_scheduled: one_of(&mut faults, "kind", asked.kind.as_deref(), &kinds, kind),
        disposition: one_of(&mut faults, "disposition", asked.disposition.as_deref(), &Disposition::IDS, |id| id),
        from: read(&mut faults, "from", asked.from.as_deref(), instant),
        until: read(&mut faults, "until", asked.until.as_deref(), instant),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_occurrences(engine, &query)).await?;
    let next = listed.next.map(|key| list.cursor(&[key.schedule.to_string(), key.nominal.to_rfc3339()]));
    Ok(Json(Page { items: listed.items.iter().map(|row| OccurrenceResponse::from(&row.value)).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<OccurrenceKey> {
    let [schedule, nominal] = key else { return None };
    Some(OccurrenceKey { schedule: ScheduleId::parse(schedule).ok()?, nominal: nominal.parse().ok()? })
}
