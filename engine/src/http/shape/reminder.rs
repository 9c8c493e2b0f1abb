//! A reminder as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::reminder::Reminder;

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
}

impl From<&Reminder> for ReminderResponse {
    fn from(reminder: &Reminder) -> ReminderResponse {
        ReminderResponse {
            task: reminder.key.task.to_string(),
            title: reminder.title.clone(),
            unit: reminder.unit.to_string(),
            deadline: reminder.key.deadline.to_string(),
            rung: reminder.key.rung.0,
            due: reminder.due.to_string(),
            written: instant(reminder.written),
            superseded: reminder.superseded,
        }
    }
}
