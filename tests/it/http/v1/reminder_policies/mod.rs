//! Reminder policies.

mod list;
mod set;
mod show;
mod withdraw;

use serde_json::Value;

use crate::harness::{Answer, Server};

/// Sends a policy with the administrator's token.
#[track_caller]
pub fn send(server: &Server, scope: &str, body: &Value) -> Answer {
    server.request("PUT", &format!("/v1/reminder-policies/{scope}")).token(&server.token).json(body).send()
}
