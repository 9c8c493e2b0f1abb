//! Which event may follow which: the one place that says whether a new fact makes sense of a task.

use super::Day;
use super::task::{Task, TaskEvent};
use super::task_state::{Completion, Stage};

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
        }
    }
}

/// Whether `event` of the legal date `legal` may be added to an assigned task.
///
/// What decides the stage follows the last such event. A deadline or a report of progress decides no stage: it is judged
/// by the state of its own day, so that it can be recorded after what came later; deadlines keep their own order.
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
        _ => Ok(()),
    }
}

/// The latest legal date among the events whose order `event` must keep.
fn last_before(task: &Task, event: TaskEvent) -> Option<Day> {
    let keeps_order = |other: TaskEvent| match event {
        TaskEvent::ProgressReported { .. } => false,
        TaskEvent::Due { .. } | TaskEvent::Extended { .. } => sets_deadline(other),
        _ => decides_stage(other),
    };
    task.facts.iter().filter(|fact| keeps_order(fact.event)).map(|fact| fact.legal).max()
}

fn sets_deadline(event: TaskEvent) -> bool {
    matches!(event, TaskEvent::Due { .. } | TaskEvent::Extended { .. })
}

fn decides_stage(event: TaskEvent) -> bool {
    !sets_deadline(event) && !matches!(event, TaskEvent::ProgressReported { .. })
}

/// Whether an event may follow a stage.
fn follows(event: TaskEvent, stage: Stage) -> bool {
    use Stage::{AwaitingAcceptance, NotStarted, Returned, Started, Suspended};
    match event {
        TaskEvent::Assigned => false,
        TaskEvent::Due { .. } | TaskEvent::Extended { .. } | TaskEvent::Cancelled => stage.is_open(),
        TaskEvent::Started => matches!(stage, NotStarted | Returned),
        TaskEvent::ProgressReported { .. } => matches!(stage, Started | Returned),
        TaskEvent::Submitted => matches!(stage, NotStarted | Started | Returned),
        TaskEvent::Accepted | TaskEvent::Returned => stage == AwaitingAcceptance,
        TaskEvent::Suspended => matches!(stage, NotStarted | Started | AwaitingAcceptance | Returned),
        TaskEvent::Resumed => stage == Suspended,
        TaskEvent::Refused => matches!(stage, NotStarted | Started),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::task_state::tests::{day, task};

    fn admitted(facts: &[(TaskEvent, &str)], event: TaskEvent, legal: &str) -> Result<(), TransitionFault> {
        admit(&task(facts), event, day(legal))
    }

    const ASSIGNED: (TaskEvent, &str) = (TaskEvent::Assigned, "2022-02-01");

    #[test]
    fn a_task_can_be_submitted_without_having_been_started() {
        assert_eq!(admitted(&[ASSIGNED], TaskEvent::Submitted, "2022-02-01"), Ok(()));
    }

    #[test]
    fn nothing_happens_before_the_assignment() {
        let fault = TransitionFault::BeforeAssignment { assigned: day("2022-02-01") };
        assert_eq!(admitted(&[ASSIGNED], TaskEvent::Submitted, "2022-01-31"), Err(fault));
    }

    #[test]
    fn what_was_not_handed_in_cannot_be_accepted_or_returned() {
        for event in [TaskEvent::Accepted, TaskEvent::Returned] {
            let fault = TransitionFault::WrongStage { stage: Stage::NotStarted, event: event.id() };
            assert_eq!(admitted(&[ASSIGNED], event, "2022-02-02"), Err(fault));
        }
    }

    #[test]
    fn a_closed_task_stays_closed() {
        let done = [ASSIGNED, (TaskEvent::Submitted, "2022-02-03"), (TaskEvent::Accepted, "2022-02-04")];
        for event in [TaskEvent::Started, TaskEvent::Submitted, TaskEvent::Suspended, TaskEvent::Cancelled] {
            let fault = TransitionFault::WrongStage { stage: Stage::Done, event: event.id() };
            assert_eq!(admitted(&done, event, "2022-02-05"), Err(fault));
        }
    }

    #[test]
    fn stages_are_recorded_in_the_order_they_happened() {
        let facts = [ASSIGNED, (TaskEvent::Submitted, "2022-02-10")];
        let fault = TransitionFault::BeforeLastChange { last: day("2022-02-10") };
        assert_eq!(admitted(&facts, TaskEvent::Accepted, "2022-02-09"), Err(fault));
        assert_eq!(admitted(&facts, TaskEvent::Accepted, "2022-02-10"), Ok(()));
    }

    #[test]
    fn an_extension_extends() {
        let facts = [ASSIGNED, (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01")];
        let extend = |until| admitted(&facts, TaskEvent::Extended { until: day(until) }, "2022-03-01");
        assert_eq!(extend("2022-03-16"), Ok(()));
        assert_eq!(extend("2022-03-15"), Err(TransitionFault::NotLater { deadline: day("2022-03-15") }));
        assert_eq!(
            extend("2022-01-15"),
            Err(TransitionFault::DeadlineBeforeAssignment { assigned: day("2022-02-01") })
        );
        let event = TaskEvent::Extended { until: day("2022-04-01") };
        assert_eq!(admitted(&[ASSIGNED], event, "2022-03-01"), Err(TransitionFault::NothingToExtend));
    }

    #[test]
    fn extensions_keep_their_order() {
        let facts = [
            ASSIGNED,
            (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01"),
            (TaskEvent::Extended { until: day("2022-04-15") }, "2022-03-10"),
        ];
        let earlier = admitted(&facts, TaskEvent::Extended { until: day("2022-05-31") }, "2022-03-05");
        assert_eq!(earlier, Err(TransitionFault::BeforeLastChange { last: day("2022-03-10") }));
        assert_eq!(admitted(&facts, TaskEvent::Extended { until: day("2022-05-31") }, "2022-03-10"), Ok(()));
    }

    #[test]
    fn an_extension_can_be_recorded_after_the_submission_it_came_before() {
        let facts = [
            ASSIGNED,
            (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01"),
            (TaskEvent::Submitted, "2022-03-12"),
            (TaskEvent::Accepted, "2022-03-20"),
        ];
        let extend = |on| admitted(&facts, TaskEvent::Extended { until: day("2022-03-31") }, on);
        assert_eq!(extend("2022-03-10"), Ok(()));
        let fault = TransitionFault::WrongStage { stage: Stage::Done, event: "extended" };
        assert_eq!(extend("2022-03-21"), Err(fault));
    }

    #[test]
    fn only_a_suspended_task_resumes() {
        let suspended = [ASSIGNED, (TaskEvent::Started, "2022-02-02"), (TaskEvent::Suspended, "2022-02-03")];
        assert_eq!(admitted(&suspended, TaskEvent::Resumed, "2022-02-04"), Ok(()));
        assert!(admitted(&suspended, TaskEvent::Submitted, "2022-02-04").is_err());
        assert!(admitted(&suspended[..2], TaskEvent::Resumed, "2022-02-04").is_err());
    }

    #[test]
    fn progress_is_reported_on_what_is_under_way() {
        let facts = [ASSIGNED, (TaskEvent::Started, "2022-02-02")];
        let report = |percent| admitted(&facts, TaskEvent::ProgressReported { percent }, "2022-02-03");
        assert_eq!(report(100), Ok(()));
        assert_eq!(report(101), Err(TransitionFault::NotAPercentage));
        let event = TaskEvent::ProgressReported { percent: 10 };
        assert!(admitted(&[ASSIGNED], event, "2022-02-03").is_err());
    }
}
