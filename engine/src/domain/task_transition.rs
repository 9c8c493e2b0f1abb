//! Which event may follow which: the one place that says whether a new fact makes sense of a task.

use super::Day;
use super::task::{Task, TaskEvent};
use super::task_state::{Completion, Stage, TaskState, Timeliness};

/// Why an event cannot be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransitionFault {
    /// The event lies before the assignment.
    #[error("the task was assigned on {assigned}: nothing can happen to it before")]
    BeforeAssignment {
        /// The day of assignment.
        assigned: Day,
    },
    /// The event lies before one that it must follow.
    #[error("the last such change is of {last}: record later ones only")]
    BeforeLastChange {
        /// The day of that change.
        last: Day,
    },
    /// The stage does not allow it.
    #[error("a task that is {} cannot be {event}", stage.id())]
    WrongStage {
        /// The stage on that day.
        stage: Stage,
        /// The event's identifier.
        event: &'static str,
    },
    /// A deadline lies before the assignment.
    #[error("the deadline lies before the assignment of {assigned}")]
    DeadlineBeforeAssignment {
        /// The day of assignment.
        assigned: Day,
    },
    /// An extension that does not extend.
    #[error("the deadline is {deadline}: an extension must lie after it")]
    NotLater {
        /// The deadline in force.
        deadline: Day,
    },
    /// There is no deadline to extend.
    #[error("the task has no deadline to extend")]
    NothingToExtend,
    /// The deadline was set before; it can only be extended.
    #[error("the deadline was set to {deadline} before: extend it instead")]
    DeadlineAlreadySet {
        /// The deadline in force.
        deadline: Day,
    },
    /// More than 100 %.
    #[error("progress is 0 to 100 percent")]
    NotAPercentage,
    /// Nobody is reminded of a task without a deadline.
    #[error("the task has no deadline on {on}: nobody is reminded of it")]
    NothingToFollow {
        /// The day it was asked for.
        on: Day,
    },
    /// Reminders are put off until a later day than the one on which it is said.
    #[error("reminders are put off until a day after {on}")]
    SnoozeNotLater {
        /// The day it is said.
        on: Day,
    },
    /// They are put off already.
    #[error("reminders are put off until {until} already: they can be put off again after that")]
    AlreadySnoozed {
        /// The last day without them.
        until: Day,
    },
    /// A later deadline is asked for already.
    #[error("a deadline of {until} is asked for already: wait until that is granted or declined")]
    AlreadyRequested {
        /// The deadline asked for.
        until: Day,
    },
    /// Nothing is asked for that could be declined.
    #[error("no extension is asked for")]
    NothingRequested,
    /// It is not late.
    #[error("the task is not late on {on}: there is nothing to explain")]
    NotLate {
        /// The day it was said.
        on: Day,
    },
}

impl TransitionFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            TransitionFault::BeforeAssignment { .. } => "before-assignment",
            TransitionFault::BeforeLastChange { .. } => "before-last-change",
            TransitionFault::WrongStage { .. } => "wrong-stage",
            TransitionFault::DeadlineBeforeAssignment { .. } => "deadline-before-assignment",
            TransitionFault::NotLater { .. } => "extension-not-later",
            TransitionFault::NothingToExtend => "nothing-to-extend",
            TransitionFault::DeadlineAlreadySet { .. } => "deadline-already-set",
            TransitionFault::NotAPercentage => "not-a-percentage",
            TransitionFault::NothingToFollow { .. } => "nothing-to-follow",
            TransitionFault::SnoozeNotLater { .. } => "snooze-not-later",
            TransitionFault::AlreadySnoozed { .. } => "already-snoozed",
            TransitionFault::AlreadyRequested { .. } => "extension-already-requested",
            TransitionFault::NothingRequested => "nothing-requested",
            TransitionFault::NotLate { .. } => "not-late",
        }
    }
}

/// Whether `event` of the legal date `legal` may be added to an assigned task.
///
/// What decides the stage follows the last such event. A deadline, a report of progress and what is said of a deadline
/// decide no stage: each is judged by the state of its own day, so that it can be recorded after what came later; deadlines
/// keep their own order, and so does what is said of them.
pub fn admit(task: &Task, event: TaskEvent, legal: Day) -> Result<(), TransitionFault> {
    let assigned = task.assigned_on().expect("a task is made with its assignment");
    if legal < assigned {
        return Err(TransitionFault::BeforeAssignment { assigned });
    }
    if let TaskEvent::Due { on: deadline } | TaskEvent::Extended { until: deadline } = event
        && deadline < assigned
    {
        return Err(TransitionFault::DeadlineBeforeAssignment { assigned });
    }
    if let Some(last) = last_before(task, event).filter(|last| legal < *last) {
        return Err(TransitionFault::BeforeLastChange { last });
    }
    let known_until = if decides_stage(event) { Day::LAST } else { legal };
    let state = task.state_once_recorded(known_until, Completion::Submission).expect("it was assigned by then");
    if !follows(event, state.stage) {
        return Err(TransitionFault::WrongStage { stage: state.stage, event: event.id() });
    }
    match (event, state.deadline) {
        (TaskEvent::Due { .. }, Some(deadline)) => Err(TransitionFault::DeadlineAlreadySet { deadline }),
        (TaskEvent::Extended { .. }, None) => Err(TransitionFault::NothingToExtend),
        (TaskEvent::Extended { until }, Some(deadline)) if until <= deadline => {
            Err(TransitionFault::NotLater { deadline })
        }
        (TaskEvent::ProgressReported { percent }, _) if percent > 100 => Err(TransitionFault::NotAPercentage),
        (event, _) if event.is_follow_up() => admit_follow_up(&state, event, legal),
        _ => Ok(()),
    }
}

/// Whether unit and assigner may say so of the deadline on that day.
fn admit_follow_up(state: &TaskState, event: TaskEvent, on: Day) -> Result<(), TransitionFault> {
    let deadline = state.deadline.ok_or(TransitionFault::NothingToFollow { on })?;
    match (event, state.snoozed, state.requested) {
        (TaskEvent::Snoozed { until }, ..) if until <= on => Err(TransitionFault::SnoozeNotLater { on }),
        (TaskEvent::Snoozed { .. }, Some(snoozed), _) if on <= snoozed.last() => {
            Err(TransitionFault::AlreadySnoozed { until: snoozed.last() })
        }
        (TaskEvent::ExtensionRequested { until }, ..) if until <= deadline => {
            Err(TransitionFault::NotLater { deadline })
        }
        (TaskEvent::ExtensionRequested { .. }, _, Some(until)) => Err(TransitionFault::AlreadyRequested { until }),
        (TaskEvent::ExtensionDeclined, _, None) => Err(TransitionFault::NothingRequested),
        (TaskEvent::LatenessExplained, ..) if state.timeliness != Timeliness::Late => {
            Err(TransitionFault::NotLate { on })
        }
        _ => Ok(()),
    }
}

/// The latest legal date among the events whose order `event` must keep.
fn last_before(task: &Task, event: TaskEvent) -> Option<Day> {
    let keeps_order = |other: TaskEvent| match event {
        TaskEvent::ProgressReported { .. } => false,
        TaskEvent::Due { .. } | TaskEvent::Extended { .. } => sets_deadline(other),
        event if event.is_follow_up() => sets_deadline(other) || other.is_follow_up(),
        _ => decides_stage(other),
    };
    task.facts.iter().filter(|fact| keeps_order(fact.event)).map(|fact| fact.legal).max()
}

fn sets_deadline(event: TaskEvent) -> bool {
    matches!(event, TaskEvent::Due { .. } | TaskEvent::Extended { .. })
}

fn decides_stage(event: TaskEvent) -> bool {
    !sets_deadline(event) && !event.is_follow_up() && !matches!(event, TaskEvent::ProgressReported { .. })
}

/// Whether an event may follow a stage.
fn follows(event: TaskEvent, stage: Stage) -> bool {
    use Stage::{AwaitingAcceptance, NotStarted, Returned, Started, Suspended};
    match event {
        TaskEvent::Assigned => false,
        TaskEvent::Due { .. }
        | TaskEvent::Extended { .. }
        | TaskEvent::Cancelled
        | TaskEvent::Acknowledged
        | TaskEvent::Snoozed { .. }
        | TaskEvent::ExtensionRequested { .. }
        | TaskEvent::ExtensionDeclined => stage.is_open(),
        TaskEvent::Started => matches!(stage, NotStarted | Returned),
        TaskEvent::ProgressReported { .. } => matches!(stage, Started | Returned),
        TaskEvent::Submitted => matches!(stage, NotStarted | Started | Returned),
        TaskEvent::Accepted | TaskEvent::Returned => stage == AwaitingAcceptance,
        TaskEvent::Suspended => matches!(stage, NotStarted | Started | AwaitingAcceptance | Returned),
        TaskEvent::Resumed => stage == Suspended,
        TaskEvent::Refused => matches!(stage, NotStarted | Started),
        TaskEvent::LatenessExplained => !matches!(stage, Stage::Refused | Stage::Cancelled),
    }
}

#[cfg(test)]
mod tests;
