//! `DELETE /v1/reminder-policies/{scope}`: some tasks remind as the others do.

use axum::extract::State;
use axum::response::Response;

use super::{answer, named};
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{IfMatch, InPath};
use crate::http::shape::ReminderPolicyResponse;
use crate::operations;

/// Takes a policy back; its tasks remind by the next one: of their directive, or for all.
#[utoipa::path(
    delete, path = "/v1/reminder-policies/{scope}", tag = "reminders", security(("token" = [])),
    params(
        ("scope" = String, Path, description = "all, plan:<plan> or directive:<directive>"),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    responses(
        (status = 200, description = "the policy as it is from now on", body = ReminderPolicyResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn withdraw_reminder_policy(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath(scope): InPath<String>,
    IfMatch(seen): IfMatch,
) -> Result<Response, Problem> {
    let scope = named(&scope)?;
    let withdrawn =
        app.wait_for(move |engine| operations::withdraw_reminder_policy(engine, &actor, &scope, seen)).await?;
    Ok(answer(&withdrawn))
}
