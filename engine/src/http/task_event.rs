//! What the endpoints that record an event of a task share: the request, the one operation, the answer.

use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::versioned;
use super::app::App;
use super::auth::Actor;
use super::error::Problem;
use super::extract::IfMatch;
use super::shape::TaskResponse;
use crate::domain::id::TaskKey;
use crate::domain::task::TaskEvent;
use crate::domain::{AsOf, Day};
use crate::operations::refusal::Faults;
use crate::operations::{self, Happening, Refusal};

/// An event of a task.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EventRequest {
    /// The legal date, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(required)]
    pub on: String,
    /// The paper or the reason.
    #[serde(default)]
    pub note: String,
}

/// The key of a path; a path that is no key names no task.
pub fn task_key(path: &str) -> Result<TaskKey, Problem> {
    TaskKey::parse(path).map_err(|_| Refusal::Absent { what: format!("task {path}: a task is plan:number") }.into())
}

/// Records an event of the task, or answers with everything that is wrong with the request. `event` reads what is special
/// to the event and notes its faults.
pub async fn record(
    app: App,
    Actor(actor): Actor,
    task: &str,
    IfMatch(seen): IfMatch,
    request: EventRequest,
    event: impl FnOnce(&mut Faults) -> Option<TaskEvent>,
) -> Result<Response, Problem> {
    let task = task_key(task)?;
    let mut faults = Faults::default();
    let on = faults.keep("bad-day", "on", Day::parse(&request.on));
    let event = event(&mut faults);
    faults.refuse()?;
    let (Some(on), Some(event)) = (on, event) else { unreachable!("a field that could not be read has left a fault") };
    let happening = Happening { task: task.clone(), event, on, note: request.note, seen };
    app.wait_for(move |engine| operations::record_task_fact(engine, &actor, &happening)).await?;
    let as_of = AsOf::latest(app.engine.today());
    let view = operations::show_task(&app.engine, &task, as_of)?;
    Ok(versioned(view.version, TaskResponse::whole(&view, as_of.day)))
}
