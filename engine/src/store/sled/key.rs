//! Sled's keys: bytes whose order is the order of the domain's keys.
//!
//! A text is its bytes with 0 and 1 escaped, ended by 0, so that a shorter text comes before a longer one that begins
//! with it and no part runs into the next. Numbers are big-endian with the sign turned around. It must never be read
//! back: the record itself holds its key.

use crate::domain::document::DocumentKey;
use crate::domain::evaluation::EvaluationKey;
use crate::domain::figure::FigureKey;
use crate::domain::finding::FindingKey;
use crate::domain::id::{Digest, DirectiveId, TaskKey, UnitCode};
use crate::domain::occurrence::OccurrenceKey;
use crate::domain::register::{RegisterImportKey, RegisterMonthKey};
use crate::domain::reminder::ReminderKey;
use crate::domain::waiver::WaiversKey;
use crate::domain::{Day, Instant};
use crate::store::record::{CreationKey, RecordKey, UnitKey};

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
    Occurrence = b'O',
    Tick = b'K',
    Token = b'W',
    Creation = b'C',
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
}

/// A key, or the beginning of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Vec<u8>);

impl Key {
    /// The beginning of all keys of a kind.
    pub fn of(kind: Kind) -> Key {
        Key(vec![kind as u8])
    }

    /// The beginning of all keys of an index.
    pub fn index(index: Index) -> Key {
        Key(vec![index as u8])
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
        for byte in text.bytes() {
            match byte {
                0 | 1 => self.0.extend_from_slice(&[1, byte + 1]),
                _ => self.0.push(byte),
            }
        }
        self.0.push(0);
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

    fn instant(mut self, at: Instant) -> Key {
        self.0.extend_from_slice(&(at.timestamp().cast_unsigned() ^ (1 << 63)).to_be_bytes());
        self.0.extend_from_slice(&at.timestamp_subsec_nanos().to_be_bytes());
        self
    }

    fn perhaps_day(self, day: Option<Day>) -> Key {
        match day {
            None => self.byte(0),
            Some(day) => self.byte(1).day(day),
        }
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

/// The key of an occurrence.
pub fn occurrence(key: &OccurrenceKey) -> Key {
    Key::of(Kind::Occurrence).text(key.schedule.as_str()).instant(key.nominal)
}

/// The key of a token.
pub fn token(secret: &Digest) -> Key {
    let mut key = Key::of(Kind::Token);
    key.0.extend_from_slice(&secret.0);
    key
}

/// The key of a create under an idempotency key.
pub fn creation(key: &CreationKey) -> Key {
    Key::of(Kind::Creation).text(&key.actor).text(&key.key)
}

/// The key of any record.
pub fn record(key: &RecordKey) -> Key {
    match key {
        RecordKey::Unit(key) => unit(key),
        RecordKey::Plan(id) => Key::of(Kind::Plan).text(id.as_str()),
        RecordKey::Task(key) => task(key),
        RecordKey::NextRung(key) => next_rung(key),
        RecordKey::Reminder(key) => reminder(key),
        RecordKey::Document(key) => document(key),
        RecordKey::Figure(key) => figure(key),
        RecordKey::RegisterMonth(key) => register_month(key),
        RecordKey::RegisterImport(key) => register_import(key),
        RecordKey::Evaluation(key) => evaluation(key),
        RecordKey::Finding(key) => finding(key),
        RecordKey::Trail(key) => trail(&key.unit, &key.directive),
        RecordKey::Waivers(key) => waivers(key),
        RecordKey::Occurrence(key) => occurrence(key),
        RecordKey::Tick(schedule) => Key::of(Kind::Tick).text(schedule.as_str()),
        RecordKey::Token(secret) => token(secret),
        RecordKey::Creation(key) => creation(key),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::{IndicatorId, PlanId, RegisterId, ScheduleId, TaskNumber};
    use crate::domain::reminder::Rung;
    use crate::domain::trail::TrailKey;
    use crate::domain::{Period, id::CheckId};

    fn id() -> impl Strategy<Value = String> + Clone {
        "[a.0-]{1,3}"
    }

    fn text() -> impl Strategy<Value = String> + Clone {
        "[\u{0}\u{1}\u{2}ađ]{0,4}"
    }

    fn day() -> impl Strategy<Value = Day> + Clone {
        prop_oneof![Just(Day::FIRST), Just(Day::LAST), (-3..3_i32).prop_map(|days| Day::from_epoch(days).unwrap())]
    }

    fn instant() -> impl Strategy<Value = Instant> + Clone {
        (-2..2_i64, 0..3_u32).prop_map(|(seconds, nanos)| Instant::from_timestamp(seconds, nanos).unwrap())
    }

    fn task_key() -> impl Strategy<Value = TaskKey> + Clone {
        (id(), id()).prop_map(|(plan, number)| TaskKey {
            plan: PlanId::parse(&plan).unwrap(),
            number: TaskNumber::parse(&number).unwrap(),
        })
    }

    fn evaluation_key() -> impl Strategy<Value = EvaluationKey> + Clone {
        (id(), instant(), id(), id()).prop_map(|(schedule, nominal, directive, unit)| EvaluationKey {
            schedule: ScheduleId::parse(&schedule).unwrap(),
            nominal,
            directive: DirectiveId::parse(&directive).unwrap(),
            unit: UnitCode::parse(&unit).unwrap(),
        })
    }

    fn figure_key() -> impl Strategy<Value = FigureKey> + Clone {
        (id(), id(), day(), day(), text()).prop_map(|(unit, indicator, first, last, reporter)| FigureKey {
            unit: UnitCode::parse(&unit).unwrap(),
            indicator: IndicatorId::parse(&indicator).unwrap(),
            within: Period::new(first.min(last), first.max(last)).unwrap(),
            reporter,
        })
    }

    fn register_month_key() -> impl Strategy<Value = RegisterMonthKey> + Clone {
        (id(), id(), day()).prop_map(|(register, unit, month)| RegisterMonthKey {
            register: RegisterId::parse(&register).unwrap(),
            unit: UnitCode::parse(&unit).unwrap(),
            month,
        })
    }

    fn register_import_key() -> impl Strategy<Value = RegisterImportKey> + Clone {
        (id(), id(), day(), day()).prop_map(|(register, unit, first, last)| RegisterImportKey {
            register: RegisterId::parse(&register).unwrap(),
            unit: UnitCode::parse(&unit).unwrap(),
            within: Period::new(first.min(last), first.max(last)).unwrap(),
        })
    }

    fn finding_key() -> impl Strategy<Value = FindingKey> + Clone {
        (id(), id(), id(), text()).prop_map(|(unit, directive, check, subject)| FindingKey {
            unit: UnitCode::parse(&unit).unwrap(),
            directive: DirectiveId::parse(&directive).unwrap(),
            check: CheckId::parse(&check).unwrap(),
            subject,
        })
    }

    fn waivers_key() -> impl Strategy<Value = WaiversKey> + Clone {
        (id(), id(), id()).prop_map(|(unit, directive, check)| WaiversKey {
            unit: UnitCode::parse(&unit).unwrap(),
            directive: DirectiveId::parse(&directive).unwrap(),
            check: CheckId::parse(&check).unwrap(),
        })
    }

    fn trail_key() -> impl Strategy<Value = TrailKey> + Clone {
        (id(), id()).prop_map(|(unit, directive)| TrailKey {
            unit: UnitCode::parse(&unit).unwrap(),
            directive: DirectiveId::parse(&directive).unwrap(),
        })
    }

    fn unit_key() -> impl Strategy<Value = UnitKey> + Clone {
        (id(), proptest::option::of(day()))
            .prop_map(|(code, valid_from)| UnitKey { code: UnitCode::parse(&code).unwrap(), valid_from })
    }

    fn document_key() -> impl Strategy<Value = DocumentKey> + Clone {
        (text(), text(), day()).prop_map(|(issuer, number, issued)| DocumentKey { issuer, number, issued })
    }

    fn reminder_key() -> impl Strategy<Value = ReminderKey> + Clone {
        (task_key(), day(), -8..3_i32).prop_map(|(task, deadline, rung)| ReminderKey {
            task,
            deadline,
            rung: Rung(rung),
        })
    }

    fn occurrence_key() -> impl Strategy<Value = OccurrenceKey> + Clone {
        (id(), instant())
            .prop_map(|(schedule, nominal)| OccurrenceKey { schedule: ScheduleId::parse(&schedule).unwrap(), nominal })
    }

    fn two<K: std::fmt::Debug + Clone>(
        keys: impl Strategy<Value = K> + Clone,
        of: fn(K) -> RecordKey,
    ) -> impl Strategy<Value = (RecordKey, RecordKey)> {
        (keys.clone(), keys).prop_map(move |(one, other)| (of(one), of(other)))
    }

    /// Two keys of one kind.
    fn pair() -> impl Strategy<Value = (RecordKey, RecordKey)> {
        prop_oneof![
            two(unit_key(), RecordKey::Unit),
            two(task_key(), RecordKey::Task),
            two(reminder_key(), RecordKey::Reminder),
            two(document_key(), RecordKey::Document),
            two(figure_key(), RecordKey::Figure),
            two(register_month_key(), RecordKey::RegisterMonth),
            two(register_import_key(), RecordKey::RegisterImport),
            two(evaluation_key(), RecordKey::Evaluation),
            two(finding_key(), RecordKey::Finding),
            two(trail_key(), RecordKey::Trail),
            two(waivers_key(), RecordKey::Waivers),
            two(occurrence_key(), RecordKey::Occurrence),
            two((text(), text()).prop_map(|(actor, key)| CreationKey { actor, key }), RecordKey::Creation),
            two(any::<[u8; 32]>(), |digest| RecordKey::Token(Digest(digest))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_order_of_the_bytes_is_the_order_of_the_keys((one, other) in pair()) {
            let (a, b) = (record(&one), record(&other));
            prop_assert_eq!(a.cmp(&b), one.cmp(&other));
            prop_assert!(one == other || !b.bytes().starts_with(a.bytes()));
        }
    }
}
