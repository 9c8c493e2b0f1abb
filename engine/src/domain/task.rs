//! A task: what was assigned, and the dated facts of what became of it.
//!
//! A task stores facts and no state; `task_state` derives the state for any as-of.

use super::area::Area;
use super::id::{DirectiveId, TaskKey, UnitCode};
use super::{Day, Position};

/// Something that happened to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskEvent {
    /// It was given to its unit.
    Assigned,
    /// Its deadline was set for the first time.
    Due {
        /// The last day in time.
        on: Day,
    },
    /// Work began.
    Started,
    /// The unit said how far it is.
    ProgressReported {
        /// 0 to 100.
        percent: u8,
    },
    /// Its deadline was moved by a decision; the original is kept.
    Extended {
        /// The new last day in time.
        until: Day,
    },
    /// The unit handed in its result.
    Submitted,
    /// The assigner accepted the last submission.
    Accepted,
    /// The assigner sent the last submission back.
    Returned,
    /// Work was halted; the deadline stays.
    Suspended,
    /// Work goes on after a suspension.
    Resumed,
    /// The unit refused it.
    Refused,
    /// The assigner took it back.
    Cancelled,
}

impl TaskEvent {
    /// The identifier used in files, URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            TaskEvent::Assigned => "assigned",
            TaskEvent::Due { .. } => "due",
            TaskEvent::Started => "started",
            TaskEvent::ProgressReported { .. } => "progress-reported",
            TaskEvent::Extended { .. } => "extended",
            TaskEvent::Submitted => "submitted",
            TaskEvent::Accepted => "accepted",
            TaskEvent::Returned => "returned",
            TaskEvent::Suspended => "suspended",
            TaskEvent::Resumed => "resumed",
            TaskEvent::Refused => "refused",
            TaskEvent::Cancelled => "cancelled",
        }
    }
}

/// An event with the day it legally happened and the place where it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskFact {
    /// What happened.
    pub event: TaskEvent,
    /// The legal date.
    pub legal: Day,
    /// The day it was written down.
    pub recorded_on: Day,
    /// The entry that holds it; unrecorded until the commit.
    pub recorded: Position,
    /// The paper or the reason; may be empty.
    pub note: String,
}

/// A piece of work that one unit must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its plan and number.
    pub key: TaskKey,
    /// What must be done, in NFC.
    pub title: String,
    /// Who must do it; read together with the day of assignment.
    pub unit: UnitCode,
    /// Its content area.
    pub area: Area,
    /// Who gave it.
    pub assigner: String,
    /// What must be handed in; may be empty.
    pub product: String,
    /// The directive it follows from.
    pub directive: Option<DirectiveId>,
    /// All facts, in the order they were recorded; never changed, only added to.
    pub facts: Vec<TaskFact>,
}

impl Task {
    /// The day it was assigned, by all that is recorded or about to be.
    pub fn assigned_on(&self) -> Option<Day> {
        self.facts.iter().find(|fact| fact.event == TaskEvent::Assigned).map(|fact| fact.legal)
    }
}
