//! `PUT /v1/duties/{directive}/{duty}`: who owes a duty, from when on and by which rule.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::PERIODS;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::DutyResponse;
use crate::operations::{self, CoverText, DutyText};

/// The terms of a duty.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CoverDutyRequest {
    /// The first day, `YYYY-MM-DD`: they hold for the periods that begin on or after it.
    #[schema(required)]
    from: String,
    /// The codes of units that owe it; empty for none but those below `under`.
    units: Vec<String>,
    /// All units of the duty's kinds below this one owe it.
    under: Option<String>,
    /// How often: month, quarter, half-year, nine-months, year, as `quarter 1,3`; or `after-completion 3m`. As declared
    /// without it.
    recurrence: Option<String>,
    /// The last day of the first period of a statistical year, as `14/3`; of months the day alone. As declared without it.
    cutoff: Option<String>,
    /// When it is due, as `20`, `5+1`, `10/7`, `+15d` or `commune 16; department 18; district 19`. As declared without it.
    due: Option<String>,
    /// none, next-working-day or previous-working-day. As declared without it.
    weekend_rule: Option<String>,
    /// The systems it must be sent in, a task for each, as `report-system` and `document-system`.
    channels: Vec<String>,
    /// The content area of its tasks; direction without it.
    area: Option<String>,
    /// Who is named as the one that assigns it; the directive's issuer without it.
    assigner: Option<String>,
    /// The paper or the reason.
    reason: String,
}

/// Sets the terms of a duty. Tasks are created for every period that has begun since their first day, at once and from then
/// on; a period that has its task keeps it.
#[utoipa::path(
    put, path = "/v1/duties/{directive}/{duty}", tag = "duties", security(("token" = [])),
    params(
        ("directive" = String, Path), ("duty" = String, Path),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = CoverDutyRequest,
    responses(
        (status = 200, description = "the duty with its terms", body = DutyResponse, headers(("etag" = String, description = "the version of its terms, for If-Match"))),
        Refused
    )
)]
pub async fn cover_duty(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath((directive, duty)): InPath<(String, String)>,
    IfMatch(seen): IfMatch,
    Body(request): Body<CoverDutyRequest>,
) -> Result<Response, Problem> {
    let sent = request.into_text(directive, duty, seen);
    let (covered, view) = app
        .wait_for(move |engine| {
            let covered = operations::cover_duty(engine, &actor, &sent)?;
            Ok((covered.version, operations::show_duty(engine, &sent.directive, &sent.duty, PERIODS)?))
        })
        .await?;
    Ok(versioned(covered, DutyResponse::from(&view)))
}

impl CoverDutyRequest {
    fn into_text(self, directive: String, duty: String, seen: Option<crate::domain::Position>) -> CoverText {
        let CoverDutyRequest {
            from,
            units,
            under,
            recurrence,
            cutoff,
            due,
            weekend_rule,
            channels,
            area,
            assigner,
            reason,
        } = self;
        let terms = DutyText { from, units, under, recurrence, cutoff, due, weekend_rule, channels, area, assigner };
        CoverText { directive, duty, terms, reason, seen }
    }
}
