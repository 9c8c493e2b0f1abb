//! `GET /v1/reminder-policies`: when tasks remind, whom, and when nobody is written to.

use axum::Json;
use axum::extract::State;

use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::shape::{Page, ReminderPolicyResponse};
use crate::operations;

/// Lists all policies on one page, the one for all tasks first; where nobody has set that, the default.
#[utoipa::path(
    get, path = "/v1/reminder-policies", tag = "reminders",
    responses((status = 200, description = "all of them", body = Page<ReminderPolicyResponse>), Refused)
)]
pub async fn list_reminder_policies(State(app): State<App>) -> Result<Json<Page<ReminderPolicyResponse>>, Problem> {
    let policies = app.wait_for(operations::list_reminder_policies).await?;
    Ok(Json(Page { items: policies.iter().map(ReminderPolicyResponse::from).collect(), next: None }))
}
