//! The index keys that follow from a record.
//!
//! An index key is the index, what is looked up by, and the rest of the record's own key, so that a list by index is in
//! the order of the keys. Its value holds what a list may be filtered by before the record is read. It must never depend
//! on anything but the record.

use super::key::{self, Index, Key};
use crate::domain::finding::FindingStatus;
use crate::domain::id::{ContactId, Digest, UnitCode};
use crate::domain::message::Channel;
use crate::domain::outbox::{Outbox, OutboxStatus};
use crate::domain::owed::Standing;
use crate::domain::{Day, Instant};
use crate::store::record::Record;

/// One index key and its value.
pub type IndexEntry = (Vec<u8>, Vec<u8>);

/// The tasks of a unit.
pub fn tasks_of(unit: &UnitCode) -> Key {
    Key::index(Index::TaskByUnit).text(unit.as_str())
}

/// The rungs that fall due on a day.
pub fn rungs_due(due: Day) -> Key {
    Key::index(Index::RungByDue).day(due)
}

/// The reminders for a unit.
pub fn reminders_for(unit: &UnitCode) -> Key {
    Key::index(Index::ReminderByUnit).text(unit.as_str())
}

/// The contacts of a unit.
pub fn contacts_of(unit: &UnitCode) -> Key {
    Key::index(Index::ContactByUnit).text(unit.as_str())
}

/// What a unit waits to be told.
pub fn waiting_for(unit: &UnitCode) -> Key {
    Key::index(Index::OwedByUnit).text(unit.as_str())
}

/// The papers of a unit.
pub fn documents_of(unit: &UnitCode) -> Key {
    Key::index(Index::DocumentByUnit).text(unit.as_str())
}

/// The evaluations of a unit.
pub fn evaluations_of(unit: &UnitCode) -> Key {
    Key::index(Index::EvaluationByUnit).text(unit.as_str())
}

/// The findings in a status.
pub fn findings_in(status: FindingStatus) -> Key {
    Key::index(Index::FindingByStatus).byte(match status {
        FindingStatus::Open => 0,
        FindingStatus::Resolved => 1,
    })
}

/// The claims that are not yet final.
pub fn open_claims() -> Key {
    Key::index(Index::OpenClaim)
}

/// The feed that is read under a secret.
pub fn feeds_under(secret: &Digest) -> Key {
    Key::index(Index::FeedBySecret).digest(secret)
}

/// The messages by a channel that wait.
pub fn outboxes_waiting(channel: Channel) -> Key {
    Key::index(Index::OutboxByInstant).byte(channel as u8)
}

/// The messages by a channel that wait for an instant.
pub fn outboxes_at(channel: Channel, next: Instant) -> Key {
    outboxes_waiting(channel).instant(next)
}

/// The messages that are dead.
pub fn outboxes_dead() -> Key {
    Key::index(Index::OutboxDead)
}

/// The messages to a contact.
pub fn outboxes_to(contact: &ContactId) -> Key {
    Key::index(Index::OutboxByContact).text(contact.as_str())
}

/// The messages for a unit.
pub fn outboxes_for(unit: &UnitCode) -> Key {
    Key::index(Index::OutboxByUnit).text(unit.as_str())
}

/// Everything that a record is found by, beside its own key.
pub fn entries(record: &Record) -> Vec<IndexEntry> {
    under(&key::record(&record.key()), record)
}

/// The same, for who has the record's own key.
pub fn under(own: &Key, record: &Record) -> Vec<IndexEntry> {
    let entry = |start: Key, value: &str| vec![(start.rest_of(own).into_bytes(), value.as_bytes().to_vec())];
    match record {
        Record::Task(task) => entry(tasks_of(&task.unit), ""),
        Record::NextRung(next) => entry(rungs_due(next.due), ""),
        Record::Contact(contact) => entry(contacts_of(&contact.last().unit), ""),
        Record::Owed(owed) if owed.standing == Standing::Waiting => {
            entry(waiting_for(&owed.key.unit), owed.key.unit.as_str())
        }
        Record::Reminder(reminder) => entry(reminders_for(&reminder.unit), ""),
        Record::Document(document) => match document.versions.last() {
            Some(last) => entry(documents_of(&last.value.unit), last.value.kind.as_str()),
            None => Vec::new(),
        },
        Record::Evaluation(evaluation) => {
            entry(evaluations_of(&evaluation.key.unit), evaluation.key.directive.as_str())
        }
        Record::Finding(finding) => entry(findings_in(finding.status), ""),
        Record::Occurrence(occurrence) if !occurrence.disposition.is_final() => entry(open_claims(), ""),
        Record::Feed(feed) if feed.is_read() => entry(feeds_under(&feed.secret), ""),
        Record::Outbox(outbox) => of_outbox(own, outbox),
        Record::Unit(_)
        | Record::Plan(_)
        | Record::Figure(_)
        | Record::RegisterMonth(_)
        | Record::RegisterImport(_)
        | Record::Trail(_)
        | Record::Waivers(_)
        | Record::Criteria(_)
        | Record::ScoreSheet(_)
        | Record::Ranking(_)
        | Record::Schedule(_)
        | Record::Occurrence(_)
        | Record::Tick(_)
        | Record::Token(_)
        | Record::Owed(_)
        | Record::ReminderPolicy(_)
        | Record::Feed(_)
        | Record::Creation(_)
        | Record::Message(_)
        | Record::Template(_)
        | Record::WebhookKey(_)
        | Record::CalendarEdit(_)
        | Record::Resettling(_)
        | Record::DutyCover(_)
        | Record::DutyProgress(_) => Vec::new(),
    }
}

fn of_outbox(own: &Key, outbox: &Outbox) -> Vec<IndexEntry> {
    let mut starts = vec![outboxes_to(&outbox.contact), outboxes_for(&outbox.unit)];
    match outbox.status {
        OutboxStatus::Waiting { next } => starts.push(outboxes_at(outbox.channel, next)),
        OutboxStatus::Dead { .. } => starts.push(outboxes_dead()),
        OutboxStatus::Delivered { .. } => {}
    }
    starts.into_iter().map(|start| (start.rest_of(own).into_bytes(), Vec::new())).collect()
}
