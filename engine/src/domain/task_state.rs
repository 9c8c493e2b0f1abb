//! What a task's facts amount to on a day: its stage and its timeliness, two dimensions that are never mixed.

use super::task::{Task, TaskEvent, TaskFact};
use super::{AsOf, Day, Period};

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

    /// Whether work may still be owed: neither done, refused nor cancelled.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Done | Stage::Refused | Stage::Cancelled)
    }
}

/// Whether the deadline was, or still is, kept. A task that was refused or cancelled is measured at the day it ended.
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

impl Completion {
    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            Completion::Submission => "submission",
            Completion::Acceptance => "acceptance",
        }
    }

    /// The completion of an identifier.
    pub fn parse(id: &str) -> Option<Completion> {
        [Completion::Submission, Completion::Acceptance].into_iter().find(|completion| completion.id() == id)
    }
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
    /// The day the unit last acknowledged its reminders, since the deadline was last set.
    pub acknowledged: Option<Day>,
    /// The days for which the unit put its reminders off, since the deadline was last set; the last time it did.
    pub snoozed: Option<Period>,
    /// The deadline that the unit asks for; `None` where it asks for none, or was answered.
    pub requested: Option<Day>,
    /// The day the unit last gave a reason for being late.
    pub explained: Option<Day>,
}

impl Task {
    /// The state of this task; `None` where it was not yet assigned, or not yet known.
    pub fn state(&self, as_of: AsOf, completion: Completion) -> Option<TaskState> {
        let mut seen: Vec<&TaskFact> = self.facts.iter().filter(|fact| as_of.sees(fact.legal, fact.recorded)).collect();
        seen.sort_by_key(|fact| fact.legal); // stable: facts of one day stay in the order they were recorded
        fold(&seen, as_of.day, completion)
    }

    /// The state at the end of a day by all facts of up to then, those not yet committed among them; `None` before the
    /// assignment.
    pub fn state_once_recorded(&self, day: Day, completion: Completion) -> Option<TaskState> {
        let mut facts: Vec<&TaskFact> = self.facts.iter().filter(|fact| fact.legal <= day).collect();
        facts.sort_by_key(|fact| fact.legal);
        fold(&facts, day, completion)
    }
}

impl TaskState {
    /// A deadline is set: what was said of the one before it no longer counts, and what was asked for is answered.
    fn set_deadline(&mut self, deadline: Day) {
        self.original_deadline.get_or_insert(deadline);
        self.deadline = Some(deadline);
        (self.acknowledged, self.snoozed, self.requested) = (None, None, None);
    }

    /// What unit and assigner say to each other about the deadline; it decides neither stage nor timeliness.
    fn follow_up(&mut self, fact: &TaskFact) {
        match fact.event {
            TaskEvent::Acknowledged => self.acknowledged = Some(fact.legal),
            TaskEvent::Snoozed { until } => self.snoozed = Period::new(fact.legal, until),
            TaskEvent::ExtensionRequested { until } => self.requested = Some(until),
            TaskEvent::ExtensionDeclined => self.requested = None,
            TaskEvent::LatenessExplained => self.explained = Some(fact.legal),
            _ => unreachable!("every other event is told apart before"),
        }
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
        acknowledged: None,
        snoozed: None,
        requested: None,
        explained: None,
    };
    let mut submitted = None;
    let mut before_suspension = Stage::NotStarted;
    let mut ended = None;
    for fact in facts {
        match fact.event {
            TaskEvent::Assigned => {}
            TaskEvent::Due { on: deadline } | TaskEvent::Extended { until: deadline } => state.set_deadline(deadline),
            TaskEvent::Acknowledged
            | TaskEvent::Snoozed { .. }
            | TaskEvent::ExtensionRequested { .. }
            | TaskEvent::ExtensionDeclined
            | TaskEvent::LatenessExplained => state.follow_up(fact),
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
            TaskEvent::Refused | TaskEvent::Cancelled => {
                ended = Some(fact.legal);
                state.stage = if fact.event == TaskEvent::Refused { Stage::Refused } else { Stage::Cancelled };
            }
        }
    }
    state.timeliness = match state.deadline {
        None => Timeliness::NoDeadline,
        Some(deadline) if state.done.or(ended).unwrap_or(day) > deadline => Timeliness::Late,
        Some(_) => Timeliness::InTime,
    };
    Some(state)
}

#[cfg(test)]
pub(crate) mod tests;
