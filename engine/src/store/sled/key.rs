//! Sled's keys: bytes whose order is the order of the domain's keys.
//!
//! A text is its bytes with 0 and 1 escaped, ended by 0, so that a shorter text comes before a longer one that begins
//! with it and no part runs into the next. Numbers are big-endian with the sign turned around. But for what waits, keys are
//! never read back: the record itself holds its key.

mod of_record;

use crate::domain::document::DocumentKey;
use crate::domain::duty::DutyKey;
use crate::domain::evaluation::EvaluationKey;
use crate::domain::figure::FigureKey;
use crate::domain::finding::FindingKey;
use crate::domain::id::{ContactId, Digest, DirectiveId, FeedId, ScheduleId, TaskKey, UnitCode};
use crate::domain::message::MessageId;
use crate::domain::message_template::TemplateKey;
use crate::domain::occurrence::OccurrenceKey;
use crate::domain::owed::OwedKey;
use crate::domain::register::{RegisterImportKey, RegisterMonthKey};
use crate::domain::reminder::ReminderKey;
use crate::domain::reminder_policy::PolicyScope;
use crate::domain::scoring::{CriteriaKey, RatingKey, ScoreSheetKey};
use crate::domain::waiver::WaiversKey;
use crate::domain::{Day, Instant};
use crate::store::record::{CreationKey, UnitKey};

pub use of_record::record;

/// The key of the applied position.
pub const APPLIED: &[u8] = b"!";

/// The kinds of records, by the first byte of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Unit = b'U',
    Plan = b'P',
    Task = b'T',
    NextRung = b'N',
    Reminder = b'R',
    Document = b'D',
    Figure = b'F',
    RegisterMonth = b'M',
    RegisterImport = b'I',
    Evaluation = b'E',
    Finding = b'G',
    Trail = b'L',
    Waivers = b'V',
    Criteria = b'S',
    ScoreSheet = b'H',
    Ranking = b'B',
    Schedule = b'Q',
    Occurrence = b'O',
    Tick = b'K',
    Token = b'W',
    /// Before all others: records come to be seen in the order of their keys, and what is created after its own key.
    Creation = b'0',
    Contact = b'5',
    Owed = b'6',
    ReminderPolicy = b'7',
    Feed = b'Y',
    Message = b'A',
    Outbox = b'X',
    Template = b'J',
    WebhookKey = b'Z',
    CalendarEdit = b'1',
    Resettling = b'2',
    DutyCover = b'3',
    DutyProgress = b'4',
}

/// The indexes, by the first byte of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Index {
    TaskByUnit = b't',
    RungByDue = b'n',
    ReminderByUnit = b'r',
    DocumentByUnit = b'd',
    EvaluationByUnit = b'e',
    FindingByStatus = b'g',
    OpenClaim = b'o',
    ContactByUnit = b'8',
    OwedByUnit = b'9',
    FeedBySecret = b'y',
    OutboxByInstant = b'w',
    OutboxDead = b'x',
    OutboxByContact = b'v',
    OutboxByUnit = b'z',
}

/// Room for so many bytes is made at once; most keys take fewer.
const BYTES_EXPECTED: usize = 64;

/// A key, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<u8>);

impl Key {
    /// The beginning of all keys of a kind.
    pub fn of(kind: Kind) -> Key {
        Key::beginning(kind as u8)
    }

    /// The beginning of all keys of an index.
    pub fn index(index: Index) -> Key {
        Key::beginning(index as u8)
    }

    fn beginning(byte: u8) -> Key {
        let mut bytes = Vec::with_capacity(BYTES_EXPECTED);
        bytes.push(byte);
        Key(bytes)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, to keep.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Adds a number as it is.
    #[must_use]
    pub fn byte(mut self, byte: u8) -> Key {
        self.0.push(byte);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Key {
        self.0.reserve(text.len() + 1);
        for byte in text.bytes() {
            match byte {
                0 | 1 => self.0.extend_from_slice(&[1, byte + 1]),
                _ => self.0.push(byte),
            }
        }
        self.0.push(0);
        self
    }

    /// Adds a digest.
    #[must_use]
    pub fn digest(mut self, digest: &Digest) -> Key {
        self.0.extend_from_slice(&digest.0);
        self
    }

    /// Adds a day.
    #[must_use]
    pub fn day(self, day: Day) -> Key {
        self.number(day.epoch_days())
    }

    /// Adds a key that is already in bytes, without its kind.
    #[must_use]
    pub fn rest_of(mut self, key: &Key) -> Key {
        self.0.extend_from_slice(&key.0[1..]);
        self
    }

    fn number(mut self, number: i32) -> Key {
        self.0.extend_from_slice(&(number.cast_unsigned() ^ (1 << 31)).to_be_bytes());
        self
    }

    /// Adds an instant.
    #[must_use]
    pub fn instant(mut self, at: Instant) -> Key {
        self.0.extend_from_slice(&(at.timestamp().cast_unsigned() ^ (1 << 63)).to_be_bytes());
        self.0.extend_from_slice(&at.timestamp_subsec_nanos().to_be_bytes());
        self
    }

    /// Reads an instant from the end of a key; `None` where it is none.
    pub fn read_instant(bytes: &[u8]) -> Option<Instant> {
        let (seconds, nanos) = bytes.split_at_checked(8)?;
        let seconds = u64::from_be_bytes(seconds.try_into().ok()?) ^ (1 << 63);
        Instant::from_timestamp(seconds.cast_signed(), u32::from_be_bytes(nanos.try_into().ok()?))
    }

    fn perhaps_day(self, day: Option<Day>) -> Key {
        match day {
            None => self.byte(0),
            Some(day) => self.byte(1).day(day),
        }
    }

    /// Adds a text that may be absent, which comes before any.
    #[must_use]
    pub fn perhaps_text(self, text: Option<&str>) -> Key {
        match text {
            None => self.byte(0),
            Some(text) => self.byte(1).text(text),
        }
    }

    fn message(mut self, id: &MessageId) -> Key {
        self.0.extend_from_slice(&id.to_bytes());
        self
    }

    fn task(self, key: &TaskKey) -> Key {
        self.text(key.plan.as_str()).text(key.number.as_str())
    }
}

/// The key of a local unit.
pub fn unit(key: &UnitKey) -> Key {
    Key::of(Kind::Unit).text(key.code.as_str()).perhaps_day(key.valid_from)
}

/// The key of a task.
pub fn task(key: &TaskKey) -> Key {
    Key::of(Kind::Task).task(key)
}

/// The key of the rung a task waits for.
pub fn next_rung(key: &TaskKey) -> Key {
    Key::of(Kind::NextRung).task(key)
}

/// The key of a reminder; those of one task begin alike.
pub fn reminder(key: &ReminderKey) -> Key {
    reminders_of(&key.task).day(key.deadline).number(key.rung.0)
}

/// The beginning of the keys of a task's reminders.
pub fn reminders_of(task: &TaskKey) -> Key {
    Key::of(Kind::Reminder).task(task)
}

/// The key of a contact.
pub fn contact(id: &ContactId) -> Key {
    Key::of(Kind::Contact).text(id.as_str())
}

/// The key of a reminder that a unit is owed.
pub fn owed(key: &OwedKey) -> Key {
    Key::of(Kind::Owed).text(key.unit.as_str()).rest_of(&reminder(&key.reminder))
}

/// The key of a reminder policy.
pub fn reminder_policy(scope: &PolicyScope) -> Key {
    Key::of(Kind::ReminderPolicy).text(&scope.to_string())
}

/// The key of a paper.
pub fn document(key: &DocumentKey) -> Key {
    Key::of(Kind::Document).text(&key.issuer).text(&key.number).day(key.issued)
}

/// The key of a figure.
pub fn figure(key: &FigureKey) -> Key {
    let start = Key::of(Kind::Figure).text(key.unit.as_str()).text(key.indicator.as_str());
    start.day(key.within.first()).day(key.within.last()).text(&key.reporter)
}

/// The key of a register's month.
pub fn register_month(key: &RegisterMonthKey) -> Key {
    Key::of(Kind::RegisterMonth).text(key.register.as_str()).text(key.unit.as_str()).day(key.month)
}

/// The key of what an import covered.
pub fn register_import(key: &RegisterImportKey) -> Key {
    let start = Key::of(Kind::RegisterImport).text(key.register.as_str()).text(key.unit.as_str());
    start.day(key.within.first()).day(key.within.last())
}

/// The key of an evaluation.
pub fn evaluation(key: &EvaluationKey) -> Key {
    let start = Key::of(Kind::Evaluation).text(key.schedule.as_str()).instant(key.nominal);
    start.text(key.directive.as_str()).text(key.unit.as_str())
}

/// The key of a finding.
pub fn finding(key: &FindingKey) -> Key {
    let start = Key::of(Kind::Finding).text(key.unit.as_str()).text(key.directive.as_str());
    start.text(key.check.as_str()).text(&key.subject)
}

/// The key of a trail.
pub fn trail(unit: &UnitCode, directive: &DirectiveId) -> Key {
    Key::of(Kind::Trail).text(unit.as_str()).text(directive.as_str())
}

/// The key of a check's waivers on a unit.
pub fn waivers(key: &WaiversKey) -> Key {
    Key::of(Kind::Waivers).text(key.unit.as_str()).text(key.directive.as_str()).text(key.check.as_str())
}

/// The key of a criteria set.
pub fn criteria(key: &CriteriaKey) -> Key {
    let start = Key::of(Kind::Criteria).perhaps_text(key.province.as_ref().map(UnitCode::as_str));
    start.byte(key.kind as u8).number(key.year).text(&key.decision)
}

/// The key of a scoring sheet; those under one criteria set begin alike.
pub fn score_sheet(key: &ScoreSheetKey) -> Key {
    Key::of(Kind::ScoreSheet).rest_of(&criteria(&key.criteria)).text(key.unit.as_str())
}

/// The key of a published ranking.
pub fn ranking(key: &RatingKey) -> Key {
    let start = Key::of(Kind::Ranking).perhaps_text(key.province.as_ref().map(UnitCode::as_str));
    start.number(key.year).text(&key.decision)
}

/// The key of an occurrence.
pub fn occurrence(key: &OccurrenceKey) -> Key {
    occurrences_of(&key.schedule).instant(key.nominal)
}

/// The beginning of the keys of a schedule's occurrences.
pub fn occurrences_of(schedule: &ScheduleId) -> Key {
    Key::of(Kind::Occurrence).text(schedule.as_str())
}

/// The key of a schedule.
pub fn schedule(id: &ScheduleId) -> Key {
    Key::of(Kind::Schedule).text(id.as_str())
}

/// The key of a token.
pub fn token(secret: &Digest) -> Key {
    Key::of(Kind::Token).digest(secret)
}

/// The key of a calendar feed.
pub fn feed(id: &FeedId) -> Key {
    Key::of(Kind::Feed).text(id.as_str())
}

/// The key of a create under an idempotency key.
pub fn creation(key: &CreationKey) -> Key {
    Key::of(Kind::Creation).text(&key.actor).text(&key.key)
}

/// The key of a message.
pub fn message(id: &MessageId) -> Key {
    Key::of(Kind::Message).message(id)
}

/// The key of where a message stands.
pub fn outbox(id: &MessageId) -> Key {
    Key::of(Kind::Outbox).message(id)
}

/// The key of a template.
pub fn template(key: TemplateKey) -> Key {
    Key::of(Kind::Template).byte(key.name as u8).byte(key.language as u8)
}

/// The key of which secret a contact's webhooks are signed with.
pub fn webhook_key(contact: &ContactId) -> Key {
    Key::of(Kind::WebhookKey).text(contact.as_str())
}

/// The key of an edit of the calendar.
pub fn calendar_edit(number: u32) -> Key {
    let mut key = Key::of(Kind::CalendarEdit);
    key.0.extend_from_slice(&number.to_be_bytes());
    key
}

/// The key of who owes a duty.
pub fn duty_cover(key: &DutyKey) -> Key {
    Key::of(Kind::DutyCover).text(key.directive.as_str()).text(key.duty.as_str())
}

/// The key of how far a duty's tasks were created.
pub fn duty_progress(key: &DutyKey) -> Key {
    Key::of(Kind::DutyProgress).text(key.directive.as_str()).text(key.duty.as_str())
}

#[cfg(test)]
mod tests;
