//! `POST /v1/schedules/{schedule}/run`: a schedule is run now.

use axum::extract::State;
use axum::response::Response;

use super::named;
use crate::http::answer::made;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Create, InPath};
use crate::http::shape::{OccurrenceResponse, ReasonRequest};
use crate::operations;

/// Runs a schedule as of today, under its rule of overlaps: the answer says what became of it.
#[utoipa::path(
    post, path = "/v1/schedules/{schedule}/run", tag = "schedules", security(("token" = [])),
    params(
        ("schedule" = String, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")
    ),
    request_body = ReasonRequest,
    responses((status = 201, description = "a manual occurrence", body = OccurrenceResponse), Refused)
)]
pub async fn run_schedule(
    State(app): State<App>,
    InPath(schedule): InPath<String>,
    Create { actor, request, once }: Create<ReasonRequest>,
) -> Result<Response, Problem> {
    let id = named(&schedule)?;
    let run = move |engine: &operations::Engine| {
        operations::run_schedule(engine, &actor, &id, &request.reason, once.as_ref())
    };
    let row = app.wait_for(run).await?;
    Ok(made(row.version, OccurrenceResponse::from(&row.value)))
}
