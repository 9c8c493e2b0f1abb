//! `POST /v1/plans`: a plan is recorded.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::answer::made;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::shape::PlanResponse;
use crate::operations::{self, PlanText};

/// A plan to record.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RecordPlanRequest {
    /// Its identifier, the first half of its tasks' keys.
    #[schema(required)]
    id: String,
    /// Its title.
    #[schema(required)]
    title: String,
    /// The number of the paper.
    number: String,
    /// Who issued it.
    #[schema(required)]
    issuer: String,
    /// When, `YYYY-MM-DD`.
    #[schema(required)]
    issued: String,
    /// The year it is for.
    #[schema(required)]
    year: i32,
}

/// Records a plan.
#[utoipa::path(
    post, path = "/v1/plans", tag = "plans", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = RecordPlanRequest,
    responses(
        (status = 201, description = "the plan as it was recorded", body = PlanResponse, headers(("etag" = String, description = "the version"))),
        Refused
    )
)]
pub async fn record_plan(
    State(app): State<App>,
    Create { actor, request, once }: Create<RecordPlanRequest>,
) -> Result<Response, Problem> {
    let RecordPlanRequest { id, title, number, issuer, issued, year } = request;
    let sent = PlanText { id, title, number, issuer, issued, year };
    let plan = app.wait_for(move |engine| operations::record_plan(engine, &actor, &sent, once.as_ref())).await?;
    Ok(made(plan.version, PlanResponse::of(&plan.value, plan.version)))
}
