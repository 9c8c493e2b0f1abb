//! Lists the reminders that were written, by unit and task.

use super::engine::Engine;
use super::list_tasks::Listed;
use super::refusal::Refusal;
use crate::domain::reminder::{Reminder, ReminderKey};
use crate::store::{ReminderQuery, Versioned};

/// One page of reminders.
pub fn list_reminders(
    engine: &Engine,
    query: &ReminderQuery,
) -> Result<Listed<Versioned<Reminder>, ReminderKey>, Refusal> {
    let items = engine.store.reminders(query)?;
    let next = items.last().filter(|_| items.len() == query.limit).map(|row| row.value.key.clone());
    Ok(Listed { items, next })
}
