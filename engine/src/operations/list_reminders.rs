//! Lists the reminders that were written, by unit and task, and to whom each is owed.

use std::collections::BTreeSet;

use super::engine::Engine;
use super::listed::Listed;
use super::receivers::Receivers;
use super::refusal::Refusal;
use crate::domain::directive::Scope;
use crate::domain::id::UnitCode;
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::reminder::{Reminder, ReminderKey};
use crate::store::{ReminderQuery, Versioned};

/// A reminder with what became of it at each unit it is owed to.
#[derive(Clone, Debug)]
pub struct ReminderLine {
    /// The reminder.
    pub reminder: Reminder,
    /// Its recipients, in the order in which it names them.
    pub owed: Vec<OwedLine>,
}

/// What became of a reminder at a unit.
#[derive(Clone, Debug)]
pub struct OwedLine {
    /// What became of it.
    pub owed: Owed,
    /// The unit whose contacts it waits for; `None` where nobody would receive it, and once it waits no more.
    pub receiver: Option<UnitCode>,
}

/// One page of reminders.
pub fn list_reminders(
    engine: &Engine,
    query: &ReminderQuery,
) -> Result<Listed<Versioned<Reminder>, ReminderKey>, Refusal> {
    let items = engine.store.reminders(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}

/// One page of reminders with what became of them; with `below`, those of all units below the unit as well, as a supervisor
/// sees them.
pub fn list_reminder_lines(
    engine: &Engine,
    query: &ReminderQuery,
    below: bool,
) -> Result<Listed<ReminderLine, ReminderKey>, Refusal> {
    let listed = match &query.unit {
        Some(unit) if below => seen_by(engine, unit, query)?,
        _ => list_reminders(engine, query)?,
    };
    let lines = reminder_lines(engine, listed.items.into_iter().map(|row| row.value))?;
    Ok(Listed { items: lines, next: listed.next })
}

/// Reminders with what became of them.
pub(super) fn reminder_lines(
    engine: &Engine,
    reminders: impl Iterator<Item = Reminder>,
) -> Result<Vec<ReminderLine>, Refusal> {
    let mut receivers = Receivers::on(engine, engine.today());
    reminders.map(|reminder| line(engine, &mut receivers, reminder)).collect()
}

fn line(engine: &Engine, receivers: &mut Receivers<'_>, reminder: Reminder) -> Result<ReminderLine, Refusal> {
    let mut owed = Vec::with_capacity(reminder.recipients.len());
    for unit in &reminder.recipients {
        let key = OwedKey { unit: unit.clone(), reminder: reminder.key.clone() };
        let Some(found) = engine.store.owed(&key)? else { continue };
        let receiver = match found.value.standing {
            Standing::Waiting => receivers.of(unit)?.map(|receiver| receiver.unit),
            Standing::Told { .. } | Standing::Overtaken { .. } => None,
        };
        owed.push(OwedLine { owed: found.value, receiver });
    }
    Ok(ReminderLine { reminder, owed })
}

/// A page of the reminders of a unit and of all units that stand below it today. Costs a list for each unit.
fn seen_by(
    engine: &Engine,
    unit: &UnitCode,
    query: &ReminderQuery,
) -> Result<Listed<Versioned<Reminder>, ReminderKey>, Refusal> {
    let today = engine.today();
    let mut units = BTreeSet::from([unit.clone()]);
    if let Some(found) = engine.units.unit(unit, today) {
        units.extend(engine.units.in_scope(found, Scope::AllBelow, today).iter().map(|unit| unit.code.clone()));
    }
    let mut items = Vec::new();
    for unit in units {
        items.extend(engine.store.reminders(&ReminderQuery { unit: Some(unit), ..query.clone() })?);
    }
    items.sort_by(|a, b| a.value.key.cmp(&b.value.key));
    items.truncate(query.limit);
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}
