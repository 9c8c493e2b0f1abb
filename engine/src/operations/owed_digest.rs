//! What units wait to be told, brought together for the contacts of one of them: each task once.

use std::collections::BTreeMap;

use super::engine::Engine;
use super::receivers::Receiver;
use super::refusal::Refusal;
use crate::domain::calendar::{Footing, Outlook};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::digest::{DigestCounts, DigestData, DigestItem};
use crate::domain::id::{ContactId, TaskKey, UnitCode};
use crate::domain::message::{Channel, MessageId};
use crate::domain::owed::{OwedKey, Standing};
use crate::domain::reminder::{Reminder, ReminderKey, reminded_deadline};
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
    /// What was told of it before, to whoever received it for another unit.
    pub told_before: Vec<ToldBefore>,
}

/// That a contact was told of a reminder.
#[derive(Debug)]
pub(super) struct ToldBefore {
    /// The reminder.
    pub reminder: ReminderKey,
    /// The message that told it.
    pub message: MessageId,
    /// Who was told.
    pub contact: ContactId,
    /// How.
    pub channel: Channel,
}

impl Pressing {
    /// The reminders of it that a contact was not told through this channel.
    fn untold(&self, contact: &ContactId, channel: Channel) -> impl Iterator<Item = &ReminderKey> {
        let knows = move |key: &&ReminderKey| {
            let is_it =
                |told: &ToldBefore| told.reminder == **key && told.contact == *contact && told.channel == channel;
            self.told_before.iter().any(is_it)
        };
        self.owed.iter().map(|(owed, _)| &owed.reminder).filter(move |key| !knows(key))
    }
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
                let reminder = engine.store.reminder(&owed.key.reminder)?.map(|found| found.value);
                match item(engine, &owed.key, reminder.as_ref(), day)? {
                    None => digest.lapsed.push((owed.key, version)),
                    Some(item) => {
                        is_told = true;
                        let told_before = told_before(engine, &owed.key, reminder.as_ref())?;
                        add(&mut tasks, Pressing { item, owed: vec![(owed.key, version)], told_before });
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

    /// What one of the contacts is told through a channel, and the reminders it is made of; `None` where that is nothing.
    /// Of what it was told before, because it received for another unit then, it is not told again.
    pub fn for_contact(
        &self,
        engine: &Engine,
        receiver: &Receiver,
        (contact, channel): (&Contact, Channel),
        day: Day,
    ) -> Option<(DigestData, Vec<ReminderKey>)> {
        let concerns = |pressing: &&Pressing| {
            is_told(receiver, contact.role, pressing.item.escalated)
                && pressing.untold(&contact.id, channel).next().is_some()
        };
        let told = || self.pressing.iter().filter(concerns);
        let items: Vec<DigestItem> = told().map(|pressing| pressing.item.clone()).collect();
        if items.is_empty() {
            return None;
        }
        let counts = DigestCounts::of(&items, day, DIGEST_ITEMS_SHOWN_MAX);
        let mut reminders: Vec<ReminderKey> =
            told().flat_map(|pressing| pressing.untold(&contact.id, channel)).cloned().collect();
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

fn add(tasks: &mut BTreeMap<TaskKey, Pressing>, added: Pressing) {
    let key = added.item.task.clone();
    let Some(known) = tasks.get_mut(&key) else {
        tasks.insert(key, added);
        return;
    };
    let Pressing { item, owed, told_before } = added;
    known.owed.extend(owed);
    known.told_before.extend(told_before);
    let escalated = known.item.escalated || item.escalated;
    if item.rung > known.item.rung {
        known.item = item;
    }
    known.item.escalated = escalated;
}

/// What is said of an owed reminder's task; `None` where it reminds no more of that deadline.
fn item(engine: &Engine, owed: &OwedKey, reminder: Option<&Reminder>, day: Day) -> Result<Option<DigestItem>, Refusal> {
    let ReminderKey { task: key, deadline, rung } = &owed.reminder;
    let Some(Versioned { value: task, .. }) = engine.store.task(key)? else { return Ok(None) };
    let state = task.state_once_recorded(Day::LAST, engine.completion).expect("a task is made with its assignment");
    if reminded_deadline(&state) != Some(*deadline) {
        return Ok(None);
    }
    let provisional = reminder.is_some_and(|reminder| reminder.provisional);
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

/// What was told of a reminder to whoever received it for the other units that are owed it.
fn told_before(engine: &Engine, owed: &OwedKey, reminder: Option<&Reminder>) -> Result<Vec<ToldBefore>, Refusal> {
    let recipients = reminder.map_or(&[][..], |reminder| &reminder.recipients);
    let mut told = Vec::new();
    for unit in recipients.iter().filter(|unit| **unit != owed.unit) {
        let other = OwedKey { unit: unit.clone(), reminder: owed.reminder.clone() };
        let standing = engine.store.owed(&other)?.map(|found| found.value.standing);
        let Some(Standing::Told { messages, .. }) = standing else { continue };
        for message in messages {
            let Some(Versioned { value: posted, .. }) = engine.store.outbox(&message)? else { continue };
            let (reminder, contact, channel) = (owed.reminder.clone(), posted.contact, posted.channel);
            told.push(ToldBefore { reminder, message, contact, channel });
        }
    }
    Ok(told)
}

/// The name of the task's unit, as it was on the day of assignment.
fn name_of(engine: &Engine, task: &Task) -> String {
    let unit = task.assigned_on().and_then(|day| engine.units.unit(&task.unit, day));
    unit.map_or_else(|| task.unit.to_string(), |unit| unit.name.clone())
}
