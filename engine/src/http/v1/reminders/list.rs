//! `GET /v1/reminders`: the reminders that were written, by unit and task, and what became of each.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Day;
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::reminder::{ReminderKey, Rung};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::read;
use crate::http::shape::{Page, ReminderResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, ReminderQuery};

/// Which reminders.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListRemindersQuery {
    /// For this unit.
    unit: Option<String>,
    /// With `unit`: and for all units below it, as their supervisor sees them.
    #[serde(default)]
    below: bool,
    /// Of this task, `plan:number`.
    task: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists reminders, ordered by task, deadline and rung.
#[utoipa::path(
    get, path = "/v1/reminders", tag = "reminders", params(ListRemindersQuery),
    responses((status = 200, description = "one page", body = Page<ReminderResponse>), Refused)
)]
pub async fn list_reminders(
    State(app): State<App>,
    Asked(asked): Asked<ListRemindersQuery>,
) -> Result<Json<Page<ReminderResponse>>, Problem> {
    let below = asked.below.then_some("true");
    let filters = [("unit", asked.unit.as_deref()), ("task", asked.task.as_deref()), ("below", below)];
    let list = ListName::new("reminders", &filters);
    let mut faults = Faults::default();
    if asked.below && asked.unit.is_none() {
        faults.add("missing", "unit", "give the unit whose units below are meant");
    }
    let query = ReminderQuery {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        task: read(&mut faults, "task", asked.task.as_deref(), TaskKey::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_reminder_lines(engine, &query, asked.below)).await?;
    let next =
        listed.next.map(|key| list.cursor(&[key.task.to_string(), key.deadline.to_string(), key.rung.0.to_string()]));
    Ok(Json(Page { items: listed.items.iter().map(ReminderResponse::from).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<ReminderKey> {
    let [task, deadline, rung] = key else { return None };
    Some(ReminderKey {
        task: TaskKey::parse(task).ok()?,
        deadline: Day::parse(deadline).ok()?,
        rung: Rung(rung.parse().ok()?),
    })
}
