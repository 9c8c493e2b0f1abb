//! `GET /v1/schedules/{schedule}/proof`: what became of every nominal instant, and whether each has exactly one row.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::named;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::query::{instant, required};
use crate::http::shape::ScheduleProofResponse;
use crate::operations;
use crate::operations::refusal::Faults;

/// Between which instants.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ProveScheduleQuery {
    /// From this instant, as `2026-11-22T08:00:00+07:00`.
    #[param(required)]
    from: Option<String>,
    /// Until this instant, which may be one that is still to come: the proof ends where the last look did.
    #[param(required)]
    until: Option<String>,
}

/// Proves that every nominal instant of every version has exactly one open claim or final disposition.
#[utoipa::path(
    get, path = "/v1/schedules/{schedule}/proof", tag = "schedules", params(("schedule" = String, Path), ProveScheduleQuery),
    responses((status = 200, description = "the proof, with every violation", body = ScheduleProofResponse), Refused)
)]
pub async fn prove_schedule(
    State(app): State<App>,
    InPath(schedule): InPath<String>,
    Asked(asked): Asked<ProveScheduleQuery>,
) -> Result<Json<ScheduleProofResponse>, Problem> {
    let id = named(&schedule)?;
    let mut faults = Faults::default();
    let from = required(&mut faults, "from", asked.from.as_deref(), instant);
    let until = required(&mut faults, "until", asked.until.as_deref(), instant);
    faults.refuse()?;
    let (Some(from), Some(until)) = (from, until) else {
        unreachable!("an instant that could not be read has left a fault")
    };
    let proven = app.wait_for(move |engine| operations::prove_schedule(engine, &id, from, until)).await?;
    Ok(Json(ScheduleProofResponse::of(&schedule, &proven)))
}
