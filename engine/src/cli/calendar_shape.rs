//! What an edit of the calendar moves, as the server that owns a data folder says it and as commands print it.

use serde::Deserialize;

use crate::operations::{CalendarEdited, Shown};

/// What an edit moves, and what was recorded.
#[derive(Debug, Deserialize)]
pub struct EditedAnswer {
    pub version: String,
    pub number: Option<u32>,
    pub days: Vec<DayAnswer>,
    pub decreed: Vec<i32>,
    pub deadlines: ShownAnswer<DeadlineAnswer>,
    pub duties: ShownAnswer<DutyAnswer>,
    pub reminders: ShownAnswer<ReminderAnswer>,
}

/// The first of many.
#[derive(Debug, Deserialize)]
pub struct ShownAnswer<T> {
    pub items: Vec<T>,
    pub total: usize,
}

#[derive(Debug, Deserialize)]
pub struct DayAnswer {
    pub day: String,
    pub will_be: String,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub decision: String,
}

#[derive(Debug, Deserialize)]
pub struct DeadlineAnswer {
    pub task: String,
    pub unit: String,
    pub title: String,
    pub deadline: String,
    pub will_be: String,
}

#[derive(Debug, Deserialize)]
pub struct DutyAnswer {
    pub directive: String,
    pub duty: String,
    pub period: String,
    pub kind: String,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Deserialize)]
pub struct ReminderAnswer {
    pub task: String,
    pub unit: String,
    pub from: String,
    pub to: String,
}

impl From<&CalendarEdited> for EditedAnswer {
    fn from(edited: &CalendarEdited) -> EditedAnswer {
        let moves = &edited.moves;
        let will_be = |will_work| if will_work { "worked".to_owned() } else { "off".to_owned() };
        let day = |moved: &crate::operations::MovedDay| DayAnswer {
            day: moved.day.to_string(),
            will_be: will_be(moved.will_work),
            reason: moved.reason.clone(),
            decision: moved.decision.clone(),
        };
        EditedAnswer {
            version: edited.version.clone(),
            number: edited.number,
            days: moves.days.iter().map(day).collect(),
            decreed: moves.decreed.clone(),
            deadlines: ShownAnswer::of(&moves.deadlines, |found| DeadlineAnswer {
                task: found.task.to_string(),
                unit: found.unit.to_string(),
                title: found.title.clone(),
                deadline: found.deadline.to_string(),
                will_be: will_be(found.will_work),
            }),
            duties: ShownAnswer::of(&moves.duties, |found| DutyAnswer {
                directive: found.key.directive.to_string(),
                duty: found.key.duty.to_string(),
                period: found.period.clone(),
                kind: found.kind.id().to_owned(),
                from: found.from.to_string(),
                to: found.to.to_string(),
            }),
            reminders: ShownAnswer::of(&moves.reminders, |found| ReminderAnswer {
                task: found.task.to_string(),
                unit: found.unit.to_string(),
                from: found.from.to_string(),
                to: found.to.to_string(),
            }),
        }
    }
}

impl<T> ShownAnswer<T> {
    fn of<D>(shown: &Shown<D>, of: impl Fn(&D) -> T) -> ShownAnswer<T> {
        ShownAnswer { items: shown.first.iter().map(of).collect(), total: shown.total }
    }
}
