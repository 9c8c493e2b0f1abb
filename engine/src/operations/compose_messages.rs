//! Tells what is owed: one message for each contact and channel, with everything that waits for the contact's unit.

use std::collections::BTreeMap;

use chrono::Timelike;

use super::engine::{ATTEMPTS_MAX, Engine};
use super::owed_digest::{OwedDigest, ToldBefore};
use super::post_message::post_message;
use super::receivers::{Receiver, Receivers, waiting_units};
use super::refusal::Refusal;
use super::reminder_policy_of::quiet_times;
use super::render_message::render_message;
use crate::domain::address::Address;
use crate::domain::calendar::Outlook;
use crate::domain::contact::Contact;
use crate::domain::digest::DigestData;
use crate::domain::id::UnitCode;
use crate::domain::message::{Channel, Message, MessageId};
use crate::domain::message_template::TemplateName;
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::quiet::TimeOfDay;
use crate::domain::reminder::ReminderKey;
use crate::domain::{Instant, Position};
use crate::store::{Change, CommitError, Expectation, Record, RecordKey};

/// What became of what was owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Composed {
    /// The messages that were written.
    pub messages: usize,
    /// The units that wait and have no contact, nor has one above them.
    pub unplaced: usize,
    /// Whether nobody was looked at, because nobody is written to now.
    pub is_quiet: bool,
}

/// Writes the messages of everything that is owed, one commit for the contacts of a unit. In quiet days and hours nothing is
/// written, and what is owed waits. Costs the units that wait and what they wait for.
pub fn compose_messages(engine: &Engine, now: Instant) -> Result<Composed, Refusal> {
    if is_quiet(engine, now)? {
        return Ok(Composed { is_quiet: true, ..Composed::default() });
    }
    let mut receivers = Receivers::on(engine, engine.day_of(now));
    let mut composed = Composed::default();
    let mut groups: BTreeMap<UnitCode, (Receiver, Vec<UnitCode>)> = BTreeMap::new();
    for unit in waiting_units(engine)? {
        match receivers.of(&unit)? {
            None => composed.unplaced += 1,
            Some(receiver) => {
                let (_, units) = groups.entry(receiver.unit.clone()).or_insert((receiver, Vec::new()));
                units.push(unit);
            }
        }
    }
    for (receiver, units) in groups.values() {
        composed.messages += tell(engine, receiver, units, now)?;
    }
    Ok(composed)
}

/// Whether nobody is written to now.
fn is_quiet(engine: &Engine, now: Instant) -> Result<bool, Refusal> {
    let local = now.with_timezone(&engine.zone);
    let time = TimeOfDay::new(local.hour(), local.minute()).expect("a local time has an hour and a minute");
    let calendar = engine.calendar();
    Ok(quiet_times(engine)?.is_quiet(Outlook::of(&calendar), engine.day_of(now), time))
}

/// Tells the contacts of a unit what it and units without contacts below it wait for; how many messages that takes.
fn tell(engine: &Engine, receiver: &Receiver, units: &[UnitCode], now: Instant) -> Result<usize, Refusal> {
    let (mut messages, mut conflicts) = (0, 0);
    loop {
        let digest = OwedDigest::read(engine, receiver, units, engine.day_of(now))?;
        if digest.is_empty() {
            return Ok(messages);
        }
        let (change, written) = change(engine, receiver, &digest, now)?;
        match engine.store.commit(change) {
            Ok(_) => messages += written,
            Err(CommitError::Conflict { .. }) if conflicts < ATTEMPTS_MAX => {
                conflicts += 1; // a task was reminded of again, or ended: look again
                continue;
            }
            Err(error) => return Err(Refusal::of_commit(error)),
        }
        if !digest.is_full {
            return Ok(messages);
        }
    }
}

/// The commit that tells a digest, and how many messages it writes.
fn change(engine: &Engine, receiver: &Receiver, digest: &OwedDigest, now: Instant) -> Result<(Change, usize), Refusal> {
    let mut change = Change::by_engine("compose-messages", now);
    let day = engine.day_of(now);
    let mut told: BTreeMap<ReminderKey, Vec<MessageId>> = BTreeMap::new();
    let mut written = 0;
    for contact in receiver.contacts.iter() {
        for address in &contact.addresses {
            let channel = channel_of(address);
            let of_contact = digest.for_contact(engine, receiver, (contact, channel), day);
            let Some((data, reminders)) = of_contact else { continue };
            let message = message(engine, contact, address, (&data, &reminders), now)?;
            for reminder in reminders {
                told.entry(reminder).or_default().push(message.id.clone());
            }
            post_message(&mut change, message);
            written += 1;
        }
    }
    for pressing in &digest.pressing {
        for owed in &pressing.owed {
            let reminder = &owed.0.reminder;
            let is_ours = |before: &&ToldBefore| {
                let is_reached = receiver.contacts.iter().any(|contact| contact.id == before.contact);
                before.reminder == *reminder && is_reached
            };
            let before = pressing.told_before.iter().filter(is_ours).map(|before| before.message.clone());
            let mut messages: Vec<MessageId> = before.chain(told.get(reminder).cloned().unwrap_or_default()).collect();
            messages.dedup();
            settle(&mut change, owed, Standing::Told { at: now, messages });
        }
    }
    for owed in &digest.lapsed {
        settle(&mut change, owed, Standing::Overtaken { at: now });
    }
    Ok((change, written))
}

/// The message that tells a contact a digest at one address.
fn message(
    engine: &Engine,
    contact: &Contact,
    address: &Address,
    (data, reminders): (&DigestData, &[ReminderKey]),
    now: Instant,
) -> Result<Message, Refusal> {
    let channel = channel_of(address);
    let rendered = render_message(engine, TemplateName::Digest, contact.language, data)?;
    Ok(Message {
        id: MessageId::of(data.day, &contact.id, channel, address.as_str(), reminders),
        contact: contact.id.clone(),
        unit: data.unit.clone(),
        channel,
        address: address.to_string(),
        language: contact.language,
        subject: rendered.subject,
        text: rendered.text,
        reminders: reminders.to_vec(),
        composed: now,
        template_fault: rendered.template_fault,
    })
}

/// How an address is written to.
pub(super) fn channel_of(address: &Address) -> Channel {
    match address {
        Address::Email(_) => Channel::Email,
        Address::Webhook(_) => Channel::Webhook,
    }
}

/// Adds what became of an owed reminder.
fn settle(change: &mut Change, (key, version): &(OwedKey, Position), standing: Standing) {
    change.expects.push(Expectation { key: RecordKey::Owed(key.clone()), version: Some(*version) });
    change.puts.push(Record::Owed(Owed { key: key.clone(), standing }));
}
