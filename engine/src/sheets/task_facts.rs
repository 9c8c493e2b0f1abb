//! The dated cells of a task's row as facts in the order they happened, or why they cannot have happened so.
//!
//! A row holds at most one day of each kind, and so the last round of a task that was returned several times; the steps
//! before it are recorded one by one, not imported. Which fact may follow which, the domain says.

use super::fault::FaultCode;
use crate::domain::task::{Task, TaskEvent, TaskFact};
use crate::domain::task_state::Stage;
use crate::domain::task_transition::{TransitionFault, admit};
use crate::domain::{Day, Position};

/// Something that happened on a day, and the column that says so.
pub(super) type DatedEvent = (TaskEvent, Day, &'static str);

/// A fault of one column.
pub(super) type FactFault = (&'static str, FaultCode, String);

/// Brings the facts of one task in the order they happened: by their days, those of one day as work goes.
pub(super) fn sort(facts: &mut [DatedEvent]) {
    facts.sort_by_key(|(event, day, _)| (*event != TaskEvent::Assigned, *day, rank(*event)));
}

/// Adds sorted facts, of which the first is the assignment, to a task that has none; answers all that is wrong with them.
pub(super) fn append(task: &mut Task, facts: &[DatedEvent]) -> Vec<FactFault> {
    let mut faults = Vec::new();
    for &(event, legal, column) in facts {
        match if task.facts.is_empty() { Ok(()) } else { admit(task, event, legal) } {
            Ok(()) => task.facts.push(TaskFact {
                event,
                legal,
                recorded_on: legal,
                recorded: Position::UNRECORDED,
                note: String::new(),
            }),
            Err(fault) => {
                let (code, message) = explain(fault, event, legal);
                faults.push((if is_of_deadline(fault) { deadline_column(event) } else { column }, code, message));
            }
        }
    }
    faults
}

/// Whether it is the deadline that an event sets, and not its own day, that makes no sense.
fn is_of_deadline(fault: TransitionFault) -> bool {
    use TransitionFault::{DeadlineBeforeAssignment, NotLater, NothingToExtend};
    matches!(fault, DeadlineBeforeAssignment { .. } | NotLater { .. } | NothingToExtend)
}

/// The column of the deadline that an event sets.
fn deadline_column(event: TaskEvent) -> &'static str {
    if matches!(event, TaskEvent::Due { .. }) { "due" } else { "extended" }
}

/// The place of an event among those of one day.
fn rank(event: TaskEvent) -> u8 {
    match event {
        TaskEvent::Assigned => 0,
        TaskEvent::Due { .. } => 1,
        TaskEvent::Extended { .. } => 2,
        TaskEvent::Started => 3,
        TaskEvent::ProgressReported { .. } => 4,
        TaskEvent::Suspended => 5,
        TaskEvent::Resumed => 6,
        TaskEvent::Submitted => 7,
        TaskEvent::Returned => 8,
        TaskEvent::Accepted => 9,
        TaskEvent::Refused => 10,
        TaskEvent::Cancelled => 11,
        // No file states what is said of a deadline.
        TaskEvent::Acknowledged
        | TaskEvent::Snoozed { .. }
        | TaskEvent::ExtensionRequested { .. }
        | TaskEvent::ExtensionDeclined
        | TaskEvent::LatenessExplained => 12,
    }
}

fn explain(fault: TransitionFault, event: TaskEvent, legal: Day) -> (FaultCode, String) {
    let code = match fault {
        TransitionFault::BeforeAssignment { .. } => FaultCode::BeforeAssignment,
        TransitionFault::DeadlineBeforeAssignment { .. } => FaultCode::DeadlineBeforeAssignment,
        TransitionFault::NotLater { .. } => FaultCode::ExtensionNotLater,
        TransitionFault::NothingToExtend => FaultCode::ExtensionWithoutDeadline,
        TransitionFault::WrongStage { stage, .. } => return out_of_place(event, stage, legal),
        TransitionFault::BeforeLastChange { .. }
        | TransitionFault::DeadlineAlreadySet { .. }
        | TransitionFault::NotAPercentage
        | TransitionFault::NothingToFollow { .. }
        | TransitionFault::SnoozeNotLater { .. }
        | TransitionFault::AlreadySnoozed { .. }
        | TransitionFault::AlreadyRequested { .. }
        | TransitionFault::NothingRequested
        | TransitionFault::NotLate { .. } => FaultCode::FactOutOfPlace,
    };
    (code, format!("{fault}; correct one of the days"))
}

fn out_of_place(event: TaskEvent, stage: Stage, legal: Day) -> (FaultCode, String) {
    let (code, message) = match event {
        _ if !stage.is_open() => {
            return (
                FaultCode::AfterEnd,
                format!("on {legal} the task is {} already; delete one of the days", stage.id()),
            );
        }
        TaskEvent::Accepted => (
            FaultCode::AcceptanceWithoutSubmission,
            "nothing that was not returned was handed in by this day; fill submitted with the submission that was accepted",
        ),
        TaskEvent::Returned => (
            FaultCode::ReturnWithoutSubmission,
            "nothing was handed in by this day; fill submitted, or leave this cell empty where the row holds a later \
             submission",
        ),
        TaskEvent::Submitted if stage == Stage::Suspended => {
            (FaultCode::SubmissionWhileSuspended, "the task is suspended on this day; fill or correct resumed")
        }
        TaskEvent::Resumed => {
            (FaultCode::ResumptionWithoutSuspension, "no suspension lies before this day; fill or correct suspended")
        }
        _ => {
            let message =
                format!("a task that is {} on {legal} cannot be {}; correct the days", stage.id(), event.id());
            return (FaultCode::FactOutOfPlace, message);
        }
    };
    (code, message.to_owned())
}
