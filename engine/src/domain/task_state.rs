//! What a task's facts amount to on a day: its stage and its timeliness, two dimensions that are never mixed.

use super::task::{Task, TaskEvent, TaskFact};
use super::{AsOf, Day};

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Assigned, and nothing more.
    NotStarted,
    /// Work began.
    Started,
    /// Handed in, not yet judged.
    AwaitingAcceptance,
    /// Sent back.
    Returned,
    /// Halted.
    Suspended,
    /// Refused by the unit.
    Refused,
    /// Taken back by the assigner.
    Cancelled,
    /// Accepted.
    Done,
}

impl Stage {
    /// All stages, in the order of their column numbers.
    pub const ALL: [Stage; 8] = [
        Stage::NotStarted,
        Stage::Started,
        Stage::AwaitingAcceptance,
        Stage::Returned,
        Stage::Suspended,
        Stage::Refused,
        Stage::Cancelled,
        Stage::Done,
    ];

    /// The identifier used in URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Stage::NotStarted => "not-started",
            Stage::Started => "started",
            Stage::AwaitingAcceptance => "awaiting-acceptance",
            Stage::Returned => "returned",
            Stage::Suspended => "suspended",
            Stage::Refused => "refused",
            Stage::Cancelled => "cancelled",
            Stage::Done => "done",
        }
    }

    /// The stage of an identifier.
    pub fn parse(id: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.id() == id)
    }

    /// Whether work may still be owed: neither done, refused nor cancelled.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Done | Stage::Refused | Stage::Cancelled)
    }
}

/// Whether the deadline was, or still is, kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timeliness {
    /// Done by the deadline, or still before its end.
    InTime,
    /// Done after it, or open after it.
    Late,
    /// There is none.
    NoDeadline,
}

impl Timeliness {
    /// The identifier used in URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Timeliness::InTime => "in-time",
            Timeliness::Late => "late",
            Timeliness::NoDeadline => "no-deadline",
        }
    }

    /// The timeliness of an identifier.
    pub fn parse(id: &str) -> Option<Timeliness> {
        [Timeliness::InTime, Timeliness::Late, Timeliness::NoDeadline].into_iter().find(|t| t.id() == id)
    }
}

/// Which day counts as the day a task was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// The day of the submission that was later accepted.
    #[default]
    Submission,
    /// The day of its acceptance.
    Acceptance,
}

/// A task as seen from an as-of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskState {
    /// How far it has come.
    pub stage: Stage,
    /// Whether its deadline is kept.
    pub timeliness: Timeliness,
    /// As last reported; 100 when done.
    pub progress_percent: u8,
    /// The day it was assigned.
    pub assigned: Day,
    /// The day work began.
    pub started: Option<Day>,
    /// The day progress was last reported.
    pub reported: Option<Day>,
    /// The deadline as first set.
    pub original_deadline: Option<Day>,
    /// The deadline as extended.
    pub deadline: Option<Day>,
    /// The day it was done.
    pub done: Option<Day>,
}

impl Task {
    /// The state of this task; `None` where it was not yet assigned, or not yet known.
    pub fn state(&self, as_of: AsOf, completion: Completion) -> Option<TaskState> {
        let mut seen: Vec<&TaskFact> =
            self.facts.iter().filter(|fact| as_of.sees(fact.legal, fact.recorded)).collect();
        seen.sort_by_key(|fact| fact.legal); // stable: facts of one day stay in the order they were recorded
        fold(&seen, as_of.day, completion)
    }
}

/// The state that facts in order of their legal dates amount to at the end of `day`.
fn fold(facts: &[&TaskFact], day: Day, completion: Completion) -> Option<TaskState> {
    let assigned = facts.iter().find(|fact| fact.event == TaskEvent::Assigned)?.legal;
    let mut state = TaskState {
        stage: Stage::NotStarted,
        timeliness: Timeliness::NoDeadline,
        progress_percent: 0,
        assigned,
        started: None,
        reported: None,
        original_deadline: None,
        deadline: None,
        done: None,
    };
    let mut submitted = None;
    let mut before_suspension = Stage::NotStarted;
    for fact in facts {
        match fact.event {
            TaskEvent::Assigned => {}
            TaskEvent::Due { on } => {
                state.original_deadline.get_or_insert(on);
                state.deadline = Some(on);
            }
            TaskEvent::Extended { until } => state.deadline = Some(until),
            TaskEvent::Started => {
                state.started.get_or_insert(fact.legal);
                state.stage = Stage::Started;
            }
            TaskEvent::ProgressReported { percent } => {
                state.reported = Some(fact.legal);
                state.progress_percent = percent;
            }
            TaskEvent::Submitted => {
                submitted = Some(fact.legal);
                state.stage = Stage::AwaitingAcceptance;
            }
            TaskEvent::Accepted => {
                state.stage = Stage::Done;
                state.progress_percent = 100;
                state.done = Some(match completion {
                    Completion::Submission => submitted.unwrap_or(fact.legal),
                    Completion::Acceptance => fact.legal,
                });
            }
            TaskEvent::Returned => state.stage = Stage::Returned,
            TaskEvent::Suspended => {
                before_suspension = state.stage;
                state.stage = Stage::Suspended;
            }
            TaskEvent::Resumed => state.stage = before_suspension,
            TaskEvent::Refused => state.stage = Stage::Refused,
            TaskEvent::Cancelled => state.stage = Stage::Cancelled,
        }
    }
    state.timeliness = match state.deadline {
        None => Timeliness::NoDeadline,
        Some(deadline) if state.done.unwrap_or(day) > deadline => Timeliness::Late,
        Some(_) => Timeliness::InTime,
    };
    Some(state)
}
