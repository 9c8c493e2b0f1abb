//! Calendars and their edits as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::calendar::{Calendar, CalendarEdit, DayKind, Outlook};
use crate::operations::{CalendarEdited, CalendarMoves, Shown, Versioned};

/// A working calendar.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarResponse {
    /// Its name, as evaluations record it.
    pub version: String,
    /// The years whose decree it knows.
    pub years: Vec<i32>,
    /// The days of these years that are not simply their weekday.
    pub days: Vec<CalendarDayResponse>,
}

/// A day that is not simply its weekday.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarDayResponse {
    /// The day.
    pub day: String,
    /// off, worked or half.
    pub kind: &'static str,
    /// What is celebrated or compensated, or the weekday it is worked for.
    pub reason: String,
    /// The decision that says so.
    pub decision: String,
}

/// A recorded edit of the calendar.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarVersionResponse {
    /// Its number.
    pub number: u32,
    /// The name of the calendar that followed from it, for `GET /v1/calendar?version=`.
    pub version: String,
    /// configuration or api.
    pub source: &'static str,
    /// The years it carries.
    pub years: Vec<i32>,
    /// The years whose decree it took back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<i32>,
    /// When it was recorded.
    pub since: String,
    /// Who recorded it.
    pub actor: String,
    /// The file or the words of who did.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The ledger entry that holds it.
    pub recorded: u64,
}

/// What an edit moves, and what was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarEditedResponse {
    /// The name of the calendar that follows from it.
    pub version: String,
    /// The number of the recorded edit; absent where nothing was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The days that are worked and will be off, or the other way round.
    pub days: Vec<MovedDayResponse>,
    /// The years that were provisional and are decreed by it.
    pub decreed: Vec<i32>,
    /// The open tasks whose deadline falls on such a day; their dates stay.
    pub deadlines: ShownResponse<MovedDeadlineResponse>,
    /// The next deadlines that duties give, for tasks to come.
    pub duties: ShownResponse<MovedDutyResponse>,
    /// The next reminders of open tasks.
    pub reminders: ShownResponse<MovedReminderResponse>,
}

/// The first of many, and how many there are.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShownResponse<T> {
    /// At most 500 of them.
    pub items: Vec<T>,
    /// All of them.
    pub total: usize,
}

/// A day that changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MovedDayResponse {
    /// The day.
    pub day: String,
    /// off or worked, as it will be.
    pub will_be: &'static str,
    /// Why it is not simply its weekday; absent where it will be.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The decision that says so.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub decision: String,
}

/// An open task that is due on a day that changes.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MovedDeadlineResponse {
    /// The task.
    pub task: String,
    /// Who must do it.
    pub unit: String,
    /// What it is.
    pub title: String,
    /// The deadline, which stays.
    pub deadline: String,
    /// off or worked, as that day will be.
    pub will_be: &'static str,
}

/// A deadline of a duty that moves.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MovedDutyResponse {
    /// The directive.
    pub directive: String,
    /// The duty.
    pub duty: String,
    /// The period, as it stands in a task's number.
    pub period: String,
    /// The kind of unit.
    pub kind: &'static str,
    /// The deadline by the calendar in use.
    pub from: String,
    /// What it will be.
    pub to: String,
}

/// A reminder that moves.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MovedReminderResponse {
    /// The task.
    pub task: String,
    /// Who must do it.
    pub unit: String,
    /// The deadline it leads to.
    pub deadline: String,
    /// When it falls due by the calendar in use.
    pub from: String,
    /// When it will.
    pub to: String,
}

impl From<&Calendar> for CalendarResponse {
    fn from(calendar: &Calendar) -> CalendarResponse {
        let days = calendar.years().flat_map(|year| Outlook::of(calendar).days(year).unwrap_or_default());
        let day = |(day, kind, decided): (crate::domain::Day, DayKind, &crate::domain::calendar::Decided)| {
            CalendarDayResponse {
                day: day.to_string(),
                kind: match kind {
                    DayKind::Off => "off",
                    DayKind::Worked => "worked",
                    DayKind::Half => "half",
                },
                reason: decided.reason.clone(),
                decision: decided.decision.clone(),
            }
        };
        CalendarResponse {
            version: calendar.version().to_owned(),
            years: calendar.years().collect(),
            days: days.map(day).collect(),
        }
    }
}

impl From<&Versioned<CalendarEdit>> for CalendarVersionResponse {
    fn from(row: &Versioned<CalendarEdit>) -> CalendarVersionResponse {
        let edit = &row.value;
        CalendarVersionResponse {
            number: edit.number,
            version: edit.version.clone(),
            source: edit.source.id(),
            years: edit.decreed.years().collect(),
            withdrawn: edit.withdrawn.iter().copied().collect(),
            since: instant(edit.at),
            actor: edit.actor.clone(),
            reason: edit.reason.clone(),
            recorded: row.version.0,
        }
    }
}

impl From<&CalendarEdited> for CalendarEditedResponse {
    fn from(edited: &CalendarEdited) -> CalendarEditedResponse {
        let CalendarMoves { days, decreed, withdrawn: _, deadlines, duties, reminders } = &edited.moves;
        let day = |day: &crate::operations::MovedDay| MovedDayResponse {
            day: day.day.to_string(),
            will_be: will_be(day.will_work),
            reason: day.reason.clone(),
            decision: day.decision.clone(),
        };
        CalendarEditedResponse {
            version: edited.version.clone(),
            number: edited.number,
            days: days.iter().map(day).collect(),
            decreed: decreed.clone(),
            deadlines: ShownResponse::of(deadlines, |found| MovedDeadlineResponse {
                task: found.task.to_string(),
                unit: found.unit.to_string(),
                title: found.title.clone(),
                deadline: found.deadline.to_string(),
                will_be: will_be(found.will_work),
            }),
            duties: ShownResponse::of(duties, |found| MovedDutyResponse {
                directive: found.key.directive.to_string(),
                duty: found.key.duty.to_string(),
                period: found.period.clone(),
                kind: found.kind.id(),
                from: found.from.to_string(),
                to: found.to.to_string(),
            }),
            reminders: ShownResponse::of(reminders, |found| MovedReminderResponse {
                task: found.task.to_string(),
                unit: found.unit.to_string(),
                deadline: found.deadline.to_string(),
                from: found.from.to_string(),
                to: found.to.to_string(),
            }),
        }
    }
}

impl<T> ShownResponse<T> {
    fn of<D>(shown: &Shown<D>, of: impl Fn(&D) -> T) -> ShownResponse<T> {
        ShownResponse { items: shown.first.iter().map(of).collect(), total: shown.total }
    }
}

fn will_be(will_work: bool) -> &'static str {
    if will_work { "worked" } else { "off" }
}
