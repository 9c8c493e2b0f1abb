//! The dated cells of a task's row as facts in the order they happened, or why they cannot have happened so.
//!
//! A row holds at most one day of each kind, and so the last round of a task that was returned several times; the steps
//! before it are recorded one by one, not imported.

use super::fault::FaultCode;
use crate::domain::Day;
use crate::domain::task::TaskEvent;

/// Something that happened on a day, and the column that says so.
pub(super) type DatedEvent = (TaskEvent, Day, &'static str);

/// A fault of one column.
pub(super) type FactFault = (&'static str, FaultCode, String);

/// Brings the facts of one task in the order they happened: by their days, those of one day as work goes.
pub(super) fn sort(facts: &mut [DatedEvent]) {
    facts.sort_by_key(|(event, day, _)| (*day, rank(event)));
}

/// All that is wrong with sorted facts.
pub(super) fn judge(assigned: Day, facts: &[DatedEvent]) -> Vec<FactFault> {
    let mut walk = Walk { assigned, deadline: None, handed_in: None, suspended: false, ended: None };
    facts.iter().filter_map(|fact| walk.step(*fact)).collect()
}

/// The place of an event among those of one day.
fn rank(event: &TaskEvent) -> u8 {
    match event {
        TaskEvent::Assigned => 0,
        TaskEvent::Due { .. } => 1,
        TaskEvent::Extended { .. } => 2,
        TaskEvent::Started => 3,
        TaskEvent::Suspended => 4,
        TaskEvent::Resumed => 5,
        TaskEvent::ProgressReported { .. } => 6,
        TaskEvent::Submitted => 7,
        TaskEvent::Returned => 8,
        TaskEvent::Accepted => 9,
        TaskEvent::Refused => 10,
        TaskEvent::Cancelled => 11,
    }
}

/// What the facts so far amount to.
struct Walk {
    assigned: Day,
    deadline: Option<Day>,
    /// The submission that waits for its answer.
    handed_in: Option<Day>,
    suspended: bool,
    /// The column and the day that ended the task.
    ended: Option<(&'static str, Day)>,
}

impl Walk {
    fn step(&mut self, (event, day, column): DatedEvent) -> Option<FactFault> {
        if day < self.assigned {
            let message = format!("{day} lies before the assignment on {}; correct one of the days", self.assigned);
            return Some((column, FaultCode::BeforeAssignment, message));
        }
        if let Some((how, end)) = self.ended {
            let message =
                format!("{day} lies after the task ended on {end} ({how}); correct or delete one of the days");
            return Some((column, FaultCode::AfterEnd, message));
        }
        let (code, message) = self.apply(event, day, column)?;
        Some((column, code, message))
    }

    fn apply(&mut self, event: TaskEvent, day: Day, column: &'static str) -> Option<(FaultCode, String)> {
        match event {
            TaskEvent::Assigned | TaskEvent::Started | TaskEvent::ProgressReported { .. } => {}
            TaskEvent::Due { on } if on < self.assigned => {
                let message = format!("{on} lies before the assignment on {}; correct one of the days", self.assigned);
                return Some((FaultCode::DeadlineBeforeAssignment, message));
            }
            TaskEvent::Due { on } => self.deadline = Some(on),
            TaskEvent::Extended { until } => match self.deadline {
                Some(deadline) if until <= deadline => {
                    let message = format!("{until} is not later than the deadline {deadline}; correct one of the days");
                    return Some((FaultCode::ExtensionNotLater, message));
                }
                _ => self.deadline = Some(until),
            },
            TaskEvent::Suspended => self.suspended = true,
            TaskEvent::Resumed if !self.suspended => {
                let message = "no suspension lies before this day; fill suspended".to_owned();
                return Some((FaultCode::ResumptionWithoutSuspension, message));
            }
            TaskEvent::Resumed => self.suspended = false,
            TaskEvent::Submitted if self.suspended => {
                let message = "the task was suspended on this day; fill or correct resumed".to_owned();
                return Some((FaultCode::SubmissionWhileSuspended, message));
            }
            TaskEvent::Submitted => self.handed_in = Some(day),
            TaskEvent::Returned => {
                if self.handed_in.take().is_none() {
                    let message = "nothing was handed in before this day; fill submitted, or leave this cell empty where a \
                                   later submission stands in the row";
                    return Some((FaultCode::ReturnWithoutSubmission, message.to_owned()));
                }
            }
            TaskEvent::Accepted => {
                self.ended = Some((column, day));
                if self.handed_in.is_none() {
                    let message = "nothing that was not returned was handed in before this day; fill submitted with the \
                                   submission that was accepted";
                    return Some((FaultCode::AcceptanceWithoutSubmission, message.to_owned()));
                }
            }
            TaskEvent::Refused | TaskEvent::Cancelled => self.ended = Some((column, day)),
        }
        None
    }
}
