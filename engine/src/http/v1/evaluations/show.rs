//! `GET /v1/evaluations/{schedule}/{nominal}/{directive}/{unit}`: one recorded evaluation, whole.

use axum::extract::State;
use axum::response::Response;

use crate::domain::Instant;
use crate::domain::evaluation::EvaluationKey;
use crate::domain::id::{DirectiveId, ScheduleId, UnitCode};
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::EvaluationResponse;
use crate::operations::refusal::Faults;
use crate::operations::{self, WaiversAtHand};

/// Shows an evaluation: its outcomes or its fault, what it saw and what it cost.
#[utoipa::path(
    get, path = "/v1/evaluations/{schedule}/{nominal}/{directive}/{unit}", tag = "evaluations",
    params(
        ("schedule" = String, Path), ("nominal" = String, Path, description = "RFC 3339"),
        ("directive" = String, Path), ("unit" = String, Path)
    ),
    responses(
        (status = 200, description = "the evaluation", body = EvaluationResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_evaluation(
    State(app): State<App>,
    InPath((schedule, nominal, directive, unit)): InPath<(String, String, String, String)>,
) -> Result<Response, Problem> {
    let mut faults = Faults::default();
    let schedule = faults.keep("bad-identifier", "schedule", ScheduleId::parse(&schedule));
    let nominal = faults.keep("bad-instant", "nominal", nominal.parse::<Instant>());
    let directive = faults.keep("bad-identifier", "directive", DirectiveId::parse(&directive));
    let unit = faults.keep("bad-identifier", "unit", UnitCode::parse(&unit));
    faults.refuse()?;
    let (Some(schedule), Some(nominal), Some(directive), Some(unit)) = (schedule, nominal, directive, unit) else {
        unreachable!("a field that could not be read has left a fault");
    };
    let found = operations::show_evaluation(&app.engine, &EvaluationKey { schedule, nominal, directive, unit })?;
    let waivers = WaiversAtHand::of(&app.engine, found.value.checks())?;
    Ok(versioned(found.version, EvaluationResponse::of(&found.value, found.version, &waivers)))
}
