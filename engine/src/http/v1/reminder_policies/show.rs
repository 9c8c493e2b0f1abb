//! `GET /v1/reminder-policies/{scope}`: the policy of some tasks.

use axum::extract::State;
use axum::response::Response;

use super::{answer, named};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::ReminderPolicyResponse;
use crate::operations;

/// Shows the policy of a scope.
#[utoipa::path(
    get, path = "/v1/reminder-policies/{scope}", tag = "reminders",
    params(("scope" = String, Path, description = "all, plan:<plan> or directive:<directive>")),
    responses(
        (status = 200, description = "the policy", body = ReminderPolicyResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_reminder_policy(State(app): State<App>, InPath(scope): InPath<String>) -> Result<Response, Problem> {
    Ok(answer(&operations::show_reminder_policy(&app.engine, &named(&scope)?)?))
}
