//! What is sent to a contact: written once, in the commit that causes it, and never changed.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::id::{ContactId, UnitCode};
use super::language::Language;
use super::reminder::ReminderKey;
use super::{Day, Instant};

/// How a message reaches a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Channel {
    /// By SMTP.
    Email = 1,
    /// By a signed HTTP request.
    Webhook = 2,
}

impl Channel {
    /// All of them.
    pub const ALL: [Channel; 2] = [Channel::Email, Channel::Webhook];

    /// Its name, as in URLs and the ledger.
    pub fn id(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Webhook => "webhook",
        }
    }

    /// Reads a name.
    pub fn parse(text: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.id() == text)
    }
}

/// What a message is known by, here and to who receives it, however often it is sent: `20261122-` and 32 hexadecimal digits.
/// Messages of later days come later.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId([u8; ID_BYTES]);

/// The day, a hyphen, and the digits.
const ID_BYTES: usize = 8 + 1 + 32;
const SHAPE: &str = "an id is a day, a hyphen, and digits";

impl MessageId {
    /// How many bytes [`MessageId::to_bytes`] gives.
    pub const BYTES: usize = 4 + 16;

    /// The id that follows from the cause: the same reminders to the same address on the same day are the same message,
    /// in whichever order they are named.
    pub fn of(day: Day, contact: &ContactId, channel: Channel, address: &str, reminders: &[ReminderKey]) -> MessageId {
        let mut keys: Vec<&ReminderKey> = reminders.iter().collect();
        keys.sort_unstable();
        keys.dedup();
        let mut hash = Sha256::new();
        // No part holds a line break before the address, which comes last before the keys and is measured.
        hash.update(format!("{day}\n{contact}\n{}\n{}\n{address}\n", channel.id(), address.len()));
        for key in keys {
            hash.update(format!("{} {} {}\n", key.task, key.deadline, key.rung.0));
        }
        let mut text = day.to_string().replace('-', "");
        text.push('-');
        text.extend(hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")));
        MessageId(text.as_bytes().try_into().expect(SHAPE))
    }

    /// Reads an id.
    pub fn parse(text: &str) -> Option<MessageId> {
        let (day, digits) = text.split_once('-')?;
        let shaped = day.len() == 8
            && day.bytes().all(|byte| byte.is_ascii_digit())
            && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        Some(MessageId(text.as_bytes().try_into().ok().filter(|_| shaped)?))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect(SHAPE)
    }

    /// The day as a number, and what the digits stand for: shorter, and in the same order.
    pub fn to_bytes(&self) -> [u8; MessageId::BYTES] {
        let (day, digits) = self.as_str().split_once('-').expect(SHAPE);
        let mut bytes = [0; MessageId::BYTES];
        bytes[..4].copy_from_slice(&day.parse::<u32>().expect(SHAPE).to_be_bytes());
        bytes[4..].copy_from_slice(&u128::from_str_radix(digits, 16).expect(SHAPE).to_be_bytes());
        bytes
    }

    /// Reads what [`MessageId::to_bytes`] gave; `None` where it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<MessageId> {
        let (day, digits) = bytes.split_at_checked(4)?;
        let (day, digits) = (u32::from_be_bytes(day.try_into().ok()?), u128::from_be_bytes(digits.try_into().ok()?));
        let text = format!("{day:08}-{digits:032x}");
        text.as_bytes().try_into().ok().map(MessageId) // a longer day does not fit
    }

    /// A number that follows from the id and is spread evenly.
    pub fn number(&self) -> u64 {
        u64::from_str_radix(&self.as_str()[ID_BYTES - 16..], 16).expect("an id ends with 32 hexadecimal digits")
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MessageId").field(&self.as_str()).finish()
    }
}

/// A message to a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is known by.
    pub id: MessageId,
    /// Who it is for.
    pub contact: ContactId,
    /// The unit that is reminded.
    pub unit: UnitCode,
    /// How it goes.
    pub channel: Channel,
    /// Where it goes, as the contact had it then.
    pub address: String,
    /// The language it is written in.
    pub language: Language,
    /// Its subject, on one line.
    pub subject: String,
    /// Its text, in lines.
    pub text: String,
    /// The reminders it is made of.
    pub reminders: Vec<ReminderKey>,
    /// When it was written.
    pub composed: Instant,
    /// Why the administrator's template was passed over for the one the engine carries; `None` where it was not.
    pub template_fault: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TaskKey;
    use crate::domain::reminder::Rung;

    fn key(task: &str, rung: i32) -> ReminderKey {
        let deadline = Day::parse("2026-11-30").unwrap();
        ReminderKey { task: TaskKey::parse(task).unwrap(), deadline, rung: Rung(rung) }
    }

    fn id(contact: &str, channel: Channel, address: &str, reminders: &[ReminderKey]) -> MessageId {
        MessageId::of(
            Day::parse("2026-11-22").unwrap(),
            &ContactId::parse(contact).unwrap(),
            channel,
            address,
            reminders,
        )
    }

    #[test]
    fn the_same_cause_has_one_id_and_another_cause_another() {
        let (a, b) = (key("p:1", -3), key("p:2", -3));
        let first = id("nv", Channel::Email, "a@example.vn", &[a.clone(), b.clone()]);
        assert_eq!(first, id("nv", Channel::Email, "a@example.vn", &[b.clone(), a.clone(), b.clone()]));
        let others = [
            id("vp", Channel::Email, "a@example.vn", &[a.clone(), b.clone()]),
            id("nv", Channel::Webhook, "a@example.vn", &[a.clone(), b.clone()]),
            id("nv", Channel::Email, "b@example.vn", &[a.clone(), b]),
            id("nv", Channel::Email, "a@example.vn", &[a]),
            id("nv", Channel::Email, "a@example.vn", &[key("p:1", -1), key("p:2", -3)]),
        ];
        assert!(others.iter().all(|other| *other != first));
    }

    #[test]
    fn the_bytes_of_ids_read_back_and_are_in_the_order_of_the_ids() {
        let texts = [
            "00000101-00000000000000000000000000000000",
            "20261122-00f0000000000000000000000000000a",
            "20261122-0100000000000000000000000000000a",
            "99991231-ffffffffffffffffffffffffffffffff",
        ];
        let ids = texts.map(|text| MessageId::parse(text).unwrap());
        let bytes = ids.clone().map(|id| id.to_bytes());
        assert!(bytes.is_sorted() && ids.is_sorted());
        assert_eq!(bytes.map(|bytes| MessageId::from_bytes(&bytes)), ids.map(Some));
        let late = [&100_000_000_u32.to_be_bytes()[..], &[0; 16]].concat();
        assert_eq!(
            [&bytes[1][1..], &[&bytes[1][..], &[0]].concat(), &late].map(MessageId::from_bytes),
            [None, None, None]
        );
    }

    #[test]
    fn an_id_begins_with_its_day_and_reads_back() {
        let id = id("nv", Channel::Email, "a@example.vn", &[]);
        assert_eq!((id.as_str().len(), &id.as_str()[..9]), (ID_BYTES, "20261122-"));
        assert_eq!(MessageId::parse(id.as_str()), Some(id.clone()));
        let wrong = ["", "20261122", "20261122-", &id.as_str().to_uppercase(), &id.as_str()[1..], &format!("{id}0")];
        // An id may consist of digits alone, and then has no upper case.
        assert!(wrong.iter().filter(|text| **text != id.as_str()).all(|text| MessageId::parse(text).is_none()));
    }
}
