//! `PUT /v1/reminder-policies/{scope}`: when some tasks remind, and whom.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{answer, named};
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::shape::ReminderPolicyResponse;
use crate::operations::{self, PolicyText, QuietText};

/// A policy to set.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetReminderPolicyRequest {
    /// Working days after the deadline, negative before it.
    #[schema(required)]
    rungs: Vec<i32>,
    /// After so many working days the last rung comes again; never without it.
    repeat_days: Option<u32>,
    /// The rung from which on the unit above is told; never without it.
    parent_from: Option<i32>,
    /// The rung from which on the province is told; never without it.
    province_from: Option<i32>,
    /// When nobody is written to; with `all` alone, and the default without it.
    quiet: Option<QuietRequest>,
    /// The paper or the reason.
    #[schema(required)]
    reason: String,
}

/// When nobody is written to. It is only ever read; the description of the API writes its defaults.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct QuietRequest {
    /// Whether days that are not worked are quiet.
    #[schema(required)]
    days_off: bool,
    /// Weekdays that are quiet beside them, as `friday`.
    weekdays: Vec<String>,
    /// The first quiet minute of a day, `HH:MM`.
    from: Option<String>,
    /// The first minute after the quiet ones, `HH:MM`; may lie before `from`, past midnight.
    until: Option<String>,
}

/// Sets a policy. It counts from now on: what was written stays, and nothing is made up for.
#[utoipa::path(
    put, path = "/v1/reminder-policies/{scope}", tag = "reminders", security(("token" = [])),
    params(
        ("scope" = String, Path, description = "all, plan:<plan> or directive:<directive>"),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = SetReminderPolicyRequest,
    responses(
        (status = 200, description = "the policy", body = ReminderPolicyResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn set_reminder_policy(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(scope): InPath<String>,
    IfMatch(seen): IfMatch,
    Body(request): Body<SetReminderPolicyRequest>,
) -> Result<Response, Problem> {
    let sent = PolicyText {
        scope: named(&scope)?,
        rungs: request.rungs,
        repeat_days: request.repeat_days,
        parent_from: request.parent_from,
        province_from: request.province_from,
        quiet: request.quiet.map(QuietText::from),
        reason: request.reason,
        seen,
    };
    let policy = app.wait_for(move |engine| operations::set_reminder_policy(engine, &actor, &sent)).await?;
    Ok(answer(&policy))
}

impl From<QuietRequest> for QuietText {
    fn from(request: QuietRequest) -> QuietText {
        let QuietRequest { days_off, weekdays, from, until } = request;
        let hours = (from.is_some() || until.is_some()).then(|| (from.unwrap_or_default(), until.unwrap_or_default()));
        QuietText { days_off, weekdays, hours }
    }
}
