//! A task as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::ReminderResponse;
use crate::domain::task::{Task, TaskEvent, TaskFact};
use crate::domain::task_state::TaskState;
use crate::domain::{Day, Period, Position};
use crate::operations::TaskView;

/// A task as of a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TaskResponse {
    /// `plan:number`.
    pub task: String,
    /// The plan.
    pub plan: String,
    /// The number within the plan.
    pub number: String,
    /// What must be done.
    pub title: String,
    /// The unit's code.
    pub unit: String,
    /// The content area.
    pub area: String,
    /// Who assigned it.
    pub assigner: String,
    /// What must be handed in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub product: String,
    /// The directive it follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directive: Option<String>,
    /// The version of its record; its `ETag`.
    pub version: u64,
    /// The day the state is as of.
    pub as_of: String,
    /// What its facts amount to on that day.
    pub state: StateResponse,
    /// The facts up to that day, in the order they were recorded; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<Vec<FactResponse>>,
    /// The reminders that had fallen due by that day; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminders: Option<Vec<ReminderResponse>>,
}

/// The state of a task.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StateResponse {
    /// not-started, started, awaiting-acceptance, returned, suspended, refused, cancelled, done.
    pub stage: &'static str,
    /// in-time, late, no-deadline.
    pub timeliness: &'static str,
    /// 0 to 100.
    pub progress_percent: u8,
    /// The day of assignment.
    pub assigned: String,
    /// The day work began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<String>,
    /// The day of the last progress report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<String>,
    /// The deadline as first set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_deadline: Option<String>,
    /// The deadline as extended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// The day it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// The day the unit last acknowledged its reminders, since the deadline was last set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<String>,
    /// The last day for which the unit put its reminders off, since the deadline was last set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snoozed_until: Option<String>,
    /// The deadline that the unit asks for, until that is granted or declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_deadline: Option<String>,
    /// The day the unit last gave a reason for being late; the reason is the note of that fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<String>,
}

/// A fact of a task.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FactResponse {
    /// What happened.
    pub event: &'static str,
    /// The legal date.
    pub on: String,
    /// The deadline it set, or asked for; of `due`, `extended` and `extension-requested`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// The last day without reminders; of `snoozed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The progress it reported; of `progress-reported`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
    /// The day it was written down.
    pub recorded_on: String,
    /// The ledger entry that holds it.
    pub recorded: u64,
    /// The paper or the reason.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl TaskResponse {
    /// A task in a list; of its texts the last is shown, so it must be one that the as-of sees.
    pub fn line(task: &Task, version: Position, state: &TaskState, as_of: Day) -> TaskResponse {
        let text = task.text();
        TaskResponse {
            task: task.key.to_string(),
            plan: task.key.plan.to_string(),
            number: task.key.number.to_string(),
            title: text.title.clone(),
            unit: task.unit.to_string(),
            area: text.area.id().into(),
            assigner: text.assigner.clone(),
            product: text.product.clone(),
            directive: text.directive.as_ref().map(ToString::to_string),
            version: version.0,
            as_of: as_of.to_string(),
            state: StateResponse::of(state),
            facts: None,
            reminders: None,
        }
    }

    /// A task by itself, with its facts and reminders.
    pub fn whole(view: &TaskView, as_of: Day) -> TaskResponse {
        TaskResponse {
            facts: Some(view.task.facts.iter().map(FactResponse::from).collect()),
            reminders: Some(view.reminders.iter().map(ReminderResponse::from).collect()),
            ..TaskResponse::line(&view.task, view.version, &view.state, as_of)
        }
    }
}

impl StateResponse {
    fn of(state: &TaskState) -> StateResponse {
        let text = |day: Option<Day>| day.map(|day| day.to_string());
        StateResponse {
            stage: state.stage.id(),
            timeliness: state.timeliness.id(),
            progress_percent: state.progress_percent,
            assigned: state.assigned.to_string(),
            started: text(state.started),
            reported: text(state.reported),
            original_deadline: text(state.original_deadline),
            deadline: text(state.deadline),
            done: text(state.done),
            acknowledged: text(state.acknowledged),
            snoozed_until: text(state.snoozed.map(Period::last)),
            requested_deadline: text(state.requested),
            explained: text(state.explained),
        }
    }
}

impl From<&TaskFact> for FactResponse {
    fn from(fact: &TaskFact) -> FactResponse {
        let deadline = match fact.event {
            TaskEvent::Due { on: deadline }
            | TaskEvent::Extended { until: deadline }
            | TaskEvent::ExtensionRequested { until: deadline } => Some(deadline.to_string()),
            _ => None,
        };
        let until = match fact.event {
            TaskEvent::Snoozed { until } => Some(until.to_string()),
            _ => None,
        };
        let percent = match fact.event {
            TaskEvent::ProgressReported { percent } => Some(percent),
            _ => None,
        };
        FactResponse {
            event: fact.event.id(),
            on: fact.legal.to_string(),
            deadline,
            until,
            percent,
            recorded_on: fact.recorded_on.to_string(),
            recorded: fact.recorded.0,
            note: fact.note.clone(),
        }
    }
}
