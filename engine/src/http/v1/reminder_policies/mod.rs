//! Reminder policies.

pub mod list;
pub mod set;
pub mod show;
pub mod withdraw;

use axum::Json;
use axum::response::{IntoResponse, Response};

use crate::domain::reminder_policy::PolicyScope;
use crate::http::answer::versioned;
use crate::http::error::Problem;
use crate::http::shape::ReminderPolicyResponse;
use crate::operations::{PolicyInForce, Refusal};

/// The scope of a path; a path that is none names no policy.
fn named(text: &str) -> Result<PolicyScope, Problem> {
    let absent = || Refusal::Absent {
        what: format!("reminder policy {text}: a scope is all, plan:<plan> or directive:<directive>"),
    };
    PolicyScope::parse(text).ok_or_else(|| absent().into())
}

/// A policy under its version; the default that nobody has set has none.
fn answer(policy: &PolicyInForce) -> Response {
    let body = ReminderPolicyResponse::from(policy);
    match policy.version {
        Some(version) => versioned(version, body),
        None => Json(body).into_response(),
    }
}
