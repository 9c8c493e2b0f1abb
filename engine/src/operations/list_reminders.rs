//! Lists the reminders that were written, by unit and task.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::reminder::{Reminder, ReminderKey};
use crate::store::{ReminderQuery, Versioned};

/// One page of reminders.
pub fn list_reminders(
    engine: &Engine,
    query: &ReminderQuery,
) -> Result<Listed<Versioned<Reminder>, ReminderKey>, Refusal> {
    let items = engine.store.reminders(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}
