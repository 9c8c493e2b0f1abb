//! A task: what was assigned, and the dated facts of what became of it.
//!
//! A task stores facts and no state; `task_state` derives the state for any as-of. What is said of it, as its title, is kept
//! in every version.

use super::area::Area;
use super::id::{DirectiveId, TaskKey, UnitCode};
use super::recorded::{Recorded, known_at};
use super::{AsOf, Day, Position};

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
    /// The unit says that it knows of its reminders.
    Acknowledged,
    /// The unit puts its reminders off; the note is the reason.
    Snoozed {
        /// The last day without them.
        until: Day,
    },
    /// The unit asks for a later deadline; the note is the reason. Where it is granted, that is an extension.
    ExtensionRequested {
        /// The deadline it asks for.
        until: Day,
    },
    /// The assigner declines what was asked for; the note is the reason.
    ExtensionDeclined,
    /// The unit says why it is late; the note is the reason.
    LatenessExplained,
}

impl TaskEvent {
    /// Whether unit and assigner say something about the deadline with it, and neither stage nor deadline moves.
    pub fn is_follow_up(self) -> bool {
        matches!(
            self,
            TaskEvent::Acknowledged
                | TaskEvent::Snoozed { .. }
                | TaskEvent::ExtensionRequested { .. }
                | TaskEvent::ExtensionDeclined
                | TaskEvent::LatenessExplained
        )
    }

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
            TaskEvent::Acknowledged => "acknowledged",
            TaskEvent::Snoozed { .. } => "snoozed",
            TaskEvent::ExtensionRequested { .. } => "extension-requested",
            TaskEvent::ExtensionDeclined => "extension-declined",
            TaskEvent::LatenessExplained => "lateness-explained",
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

/// What is said of a task, as it was recorded at one time: a correction is recorded anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskText {
    /// What must be done, in NFC.
    pub title: String,
    /// Its content area.
    pub area: Area,
    /// Who gave it.
    pub assigner: String,
    /// What must be handed in; may be empty.
    pub product: String,
    /// The directive it follows from.
    pub directive: Option<DirectiveId>,
}

/// A piece of work that one unit must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its plan and number.
    pub key: TaskKey,
    /// Who must do it; read together with the day of assignment.
    pub unit: UnitCode,
    /// Every version of what is said of it, in the order they were recorded; never empty.
    pub texts: Vec<Recorded<TaskText>>,
    /// All facts, in the order they were recorded; never changed, only added to.
    pub facts: Vec<TaskFact>,
}

impl Task {
    /// The day it was assigned, by all that is recorded or about to be.
    pub fn assigned_on(&self) -> Option<Day> {
        self.facts.iter().find(|fact| fact.event == TaskEvent::Assigned).map(|fact| fact.legal)
    }

    /// What is said of it, by all that is recorded or about to be.
    pub fn text(&self) -> &TaskText {
        &self.texts.last().expect("a task is made with its text").value
    }

    /// What was said of it at a position; `None` where it was not yet recorded.
    pub fn text_at(&self, position: Position) -> Option<&TaskText> {
        known_at(&self.texts, position)
    }

    /// The task as the as-of sees it: without the facts and texts that it does not see. One that was not yet known is
    /// left without any.
    #[must_use]
    pub fn seen_from(mut self, as_of: AsOf) -> Task {
        self.facts.retain(|fact| as_of.sees(fact.legal, fact.recorded));
        self.texts.retain(|text| as_of.knows(text.recorded));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::task_state::tests::{day, task};

    /// Assigned by entry 1; its title was corrected by entry 2, and once more by what is not yet committed.
    fn corrected() -> Task {
        let mut task = task(&[(TaskEvent::Assigned, "2022-02-01"), (TaskEvent::Submitted, "2022-03-01")]);
        for (title, recorded) in [("Ban hành kế hoạch năm", 2), ("Ban hành kế hoạch năm 2022", 0)] {
            let value = TaskText { title: title.into(), ..task.text().clone() };
            task.texts.push(Recorded { recorded: Position(recorded), ..Recorded::new(value, day("2022-03-01")) });
        }
        task
    }

    #[test]
    fn a_corrected_text_is_not_known_before_its_correction() {
        let title = |position| corrected().text_at(Position(position)).map(|text| text.title.clone());
        assert_eq!(title(0), None);
        assert_eq!(title(1).as_deref(), Some("Ban hành kế hoạch"));
        assert_eq!(title(u64::MAX).as_deref(), Some("Ban hành kế hoạch năm"));
        assert_eq!(corrected().text().title, "Ban hành kế hoạch năm 2022");
    }

    #[test]
    fn an_as_of_sees_neither_later_facts_nor_later_texts() {
        let seen = corrected().seen_from(AsOf { day: day("2022-02-28"), position: Position(2) });
        assert_eq!((seen.facts.len(), seen.text().title.as_str()), (1, "Ban hành kế hoạch năm"));
        let seen = corrected().seen_from(AsOf { day: day("2022-12-31"), position: Position(1) });
        assert_eq!((seen.facts.len(), seen.text().title.as_str()), (1, "Ban hành kế hoạch"));
    }
}
