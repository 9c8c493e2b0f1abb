//! What units wait to be told, brought together for the contacts of one of them: each task once.

use std::collections::BTreeMap;

use super::engine::Engine;
use super::receivers::Receiver;
use super::refusal::Refusal;
use crate::domain::calendar::{Footing, Outlook};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::digest::{DigestCounts, DigestData, DigestItem};
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::owed::OwedKey;
use crate::domain::reminder::{ReminderKey, reminded_deadline};
use crate::domain::task::Task;
use crate::domain::{Day, Position};
use crate::store::Versioned;

/// So much is told at once: what is more waits for the next digest.
pub(super) const DIGEST_ROWS_MAX: usize = 2_000;
/// A message shows so many tasks, and says how many more there are.
pub const DIGEST_ITEMS_SHOWN_MAX: usize = 200;

/// What is told at once.
#[derive(Debug, Default)]
pub(super) struct OwedDigest {
    /// The tasks, the most pressing first, each with what is owed of it.
    pub pressing: Vec<Pressing>,
    /// What is not worth telling any more: the task ended, or has another deadline.
    pub lapsed: Vec<(OwedKey, Position)>,
    /// The names of units without a contact of their own.
    pub instead_of: Vec<String>,
    /// Whether there may be more.
    pub is_full: bool,
}

/// A task that presses, and the reminders of it.
#[derive(Debug)]
pub(super) struct Pressing {
    /// What is said of it.
    pub item: DigestItem,
    /// What is owed of it.
    pub owed: Vec<(OwedKey, Position)>,
}

impl OwedDigest {
    /// Of what these units wait for, on a day.
    pub fn read(engine: &Engine, receiver: &Receiver, units: &[UnitCode], day: Day) -> Result<OwedDigest, Refusal> {
        let mut digest = OwedDigest::default();
        let mut tasks: BTreeMap<TaskKey, Pressing> = BTreeMap::new();
        let mut left = DIGEST_ROWS_MAX;
        for unit in units {
            let rows = engine.store.waiting_for(unit, left)?;
            left -= rows.len();
            let mut is_told = false;
            for Versioned { value: owed, version } in rows {
                match item(engine, &owed.key, day)? {
                    None => digest.lapsed.push((owed.key, version)),
                    Some(item) => {
                        is_told = true;
                        add(&mut tasks, item, (owed.key, version));
                    }
                }
            }
            if is_told && *unit != receiver.unit {
                digest.instead_of.push(engine.units.unit(unit, day).map_or(unit.to_string(), |unit| unit.name.clone()));
            }
        }
        digest.is_full = left == 0;
        digest.pressing = tasks.into_values().collect();
        digest.pressing.sort_by(|a, b| (a.item.deadline, &a.item.task).cmp(&(b.item.deadline, &b.item.task)));
        Ok(digest)
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.pressing.is_empty() && self.lapsed.is_empty()
    }

    /// What one of the contacts is told, and the reminders it is made of; `None` where that is nothing.
    pub fn for_contact(
        &self,
        engine: &Engine,
        receiver: &Receiver,
        contact: &Contact,
        day: Day,
    ) -> Option<(DigestData, Vec<ReminderKey>)> {
        let told = || self.pressing.iter().filter(|pressing| is_told(receiver, contact.role, pressing.item.escalated));
        let items: Vec<DigestItem> = told().map(|pressing| pressing.item.clone()).collect();
        if items.is_empty() {
            return None;
        }
        let counts = DigestCounts::of(&items, day, DIGEST_ITEMS_SHOWN_MAX);
        let mut reminders: Vec<ReminderKey> =
            told().flat_map(|pressing| &pressing.owed).map(|(key, _)| key.reminder.clone()).collect();
        reminders.sort_unstable();
        reminders.dedup();
        let unit_name =
            engine.units.unit(&receiver.unit, day).map_or(receiver.unit.to_string(), |unit| unit.name.clone());
        let data = DigestData {
            contact_name: contact.name.clone(),
            role: contact.role,
            unit: receiver.unit.clone(),
            unit_name,
            instead_of: self.instead_of.clone(),
            day,
            items: items.into_iter().take(DIGEST_ITEMS_SHOWN_MAX).collect(),
            counts,
        };
        Some((data, reminders))
    }
}

/// Whether a contact of this role is told: heads of everything, officers of the unit's own tasks, supervisors of what is
/// late below it. Where nobody would be told by that, all are.
pub(super) fn is_told(receiver: &Receiver, role: ContactRole, escalated: bool) -> bool {
    let wants = |role| match role {
        ContactRole::Head => true,
        ContactRole::Officer => !escalated,
        ContactRole::Supervisor => escalated,
    };
    wants(role) || !receiver.contacts.iter().any(|contact| wants(contact.role))
}

fn add(tasks: &mut BTreeMap<TaskKey, Pressing>, item: DigestItem, owed: (OwedKey, Position)) {
    let key = item.task.clone();
    let Some(known) = tasks.get_mut(&key) else {
        tasks.insert(key, Pressing { item, owed: vec![owed] });
        return;
    };
    known.owed.push(owed);
    let escalated = known.item.escalated || item.escalated;
    if item.rung > known.item.rung {
        known.item = item;
    }
    known.item.escalated = escalated;
}

/// What is said of an owed reminder's task; `None` where it reminds no more of that deadline.
fn item(engine: &Engine, owed: &OwedKey, day: Day) -> Result<Option<DigestItem>, Refusal> {
    let ReminderKey { task: key, deadline, rung } = &owed.reminder;
    let Some(Versioned { value: task, .. }) = engine.store.task(key)? else { return Ok(None) };
    let state = task.state_once_recorded(Day::LAST, engine.completion).expect("a task is made with its assignment");
    if reminded_deadline(&state) != Some(*deadline) {
        return Ok(None);
    }
    let provisional = engine.store.reminder(&owed.reminder)?.is_some_and(|row| row.value.provisional);
    let calendar = engine.calendar();
    let left = Outlook::of(&calendar).working_days_between(day, *deadline);
    Ok(Some(DigestItem {
        task: key.clone(),
        title: task.text().title.clone(),
        unit: task.unit.clone(),
        unit_name: name_of(engine, &task),
        deadline: *deadline,
        original_deadline: state.original_deadline.unwrap_or(*deadline),
        working_days_left: left.map_or(deadline.since(day), |told| told.value),
        rung: *rung,
        stage: state.stage,
        escalated: owed.unit != task.unit,
        provisional: provisional || left.is_none_or(|told| told.footing == Footing::Provisional),
    }))
}

/// The name of the task's unit, as it was on the day of assignment.
fn name_of(engine: &Engine, task: &Task) -> String {
    let unit = task.assigned_on().and_then(|day| engine.units.unit(&task.unit, day));
    unit.map_or_else(|| task.unit.to_string(), |unit| unit.name.clone())
}
