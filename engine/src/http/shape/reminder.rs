//! A reminder as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::owed::Standing;
use crate::domain::reminder::Silenced;
use crate::operations::{OwedLine, ReminderLine};

/// A reminder that was written.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReminderResponse {
    /// The task.
    pub task: String,
    /// Its title, as it was.
    pub title: String,
    /// Who is reminded.
    pub unit: String,
    /// The deadline it reminds of.
    pub deadline: String,
    /// Days after the deadline; negative before it.
    pub rung: i32,
    /// The day it fell due.
    pub due: String,
    /// When it was written.
    pub written: String,
    /// Whether a later rung fell due before it was written.
    pub superseded: bool,
    /// Whether its day was reckoned in a year without its decree.
    pub provisional: bool,
    /// How many rungs it stands for: repetitions that were superseded together share a row.
    pub stands_for: u32,
    /// acknowledged or snoozed, where that is why the unit is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silenced: Option<&'static str>,
    /// What became of it at each unit it is owed to.
    pub owed: Vec<OwedResponse>,
}

/// What became of a reminder at a unit it is owed to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwedResponse {
    /// The unit.
    pub unit: String,
    /// waiting, told or overtaken.
    pub standing: &'static str,
    /// Of what waits: the unit whose contacts will be told; absent where none has a contact with an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// When it was told or overtaken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The messages that told it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<String>,
}

impl From<&ReminderLine> for ReminderResponse {
    fn from(line: &ReminderLine) -> ReminderResponse {
        let reminder = &line.reminder;
        ReminderResponse {
            task: reminder.key.task.to_string(),
            title: reminder.title.clone(),
            unit: reminder.unit.to_string(),
            deadline: reminder.key.deadline.to_string(),
            rung: reminder.key.rung.0,
            due: reminder.due.to_string(),
            written: instant(reminder.written),
            superseded: reminder.superseded,
            provisional: reminder.provisional,
            stands_for: reminder.stands_for,
            silenced: reminder.silenced.map(Silenced::id),
            owed: line.owed.iter().map(OwedResponse::from).collect(),
        }
    }
}

impl From<&OwedLine> for OwedResponse {
    fn from(OwedLine { owed, receiver }: &OwedLine) -> OwedResponse {
        let (at, messages) = match &owed.standing {
            Standing::Waiting => (None, Vec::new()),
            Standing::Told { at, messages } => (Some(*at), messages.iter().map(ToString::to_string).collect()),
            Standing::Overtaken { at } => (Some(*at), Vec::new()),
        };
        OwedResponse {
            unit: owed.key.unit.to_string(),
            standing: owed.standing.id(),
            receiver: receiver.as_ref().map(ToString::to_string),
            at: at.map(instant),
            messages,
        }
    }
}
