//! `POST /v1/schedules/{schedule}/backfill`: a schedule is run for instants that are past.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::named;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Create, InPath};
use crate::http::query::instant;
use crate::http::shape::OccurrenceResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, Backfill};

/// Which instants are run again.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BackfillScheduleRequest {
    /// Not before this instant, as `2026-11-22T08:00:00+07:00`.
    #[schema(required)]
    from: String,
    /// Not after this instant.
    #[schema(required)]
    until: String,
    /// Why; may be empty.
    reason: String,
}

/// What a backfill made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BackfilledResponse {
    /// Its manual occurrences, in the order of the instants they stand for.
    occurrences: Vec<OccurrenceResponse>,
}

/// Runs a schedule for every instant its present version names between two, each as of its own day, at most 366.
#[utoipa::path(
    post, path = "/v1/schedules/{schedule}/backfill", tag = "schedules", security(("token" = [])),
    params(
        ("schedule" = String, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")
    ),
    request_body = BackfillScheduleRequest,
    responses((status = 201, description = "manual occurrences", body = BackfilledResponse), Refused)
)]
pub async fn backfill_schedule(
    State(app): State<App>,
    InPath(schedule): InPath<String>,
    Create { actor, request, once }: Create<BackfillScheduleRequest>,
) -> Result<Response, Problem> {
    let id = named(&schedule)?;
    let mut faults = Faults::default();
    let from = faults.keep("bad-instant", "from", instant(&request.from));
    let until = faults.keep("bad-instant", "until", instant(&request.until));
    faults.refuse()?;
    let (Some(from), Some(until)) = (from, until) else {
        unreachable!("an instant that could not be read has left a fault")
    };
    let backfill = Backfill { id, from, until, reason: request.reason };
    let made =
        move |engine: &operations::Engine| operations::backfill_schedule(engine, &actor, &backfill, once.as_ref());
    let rows = app.wait_for(made).await?;
    let occurrences = rows.iter().map(|row| OccurrenceResponse::from(&row.value)).collect();
    Ok((StatusCode::CREATED, Json(BackfilledResponse { occurrences })).into_response())
}
