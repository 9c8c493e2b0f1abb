//! The stored shape of any record, and of any key.
//!
//! It must never rename a kind that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::Unreadable;
use super::shaped::{Own, Ref, one, shaped};
use crate::domain::Position;
use crate::domain::calendar::CalendarEdit;
use crate::domain::contact::DatedContact;
use crate::domain::document::{Document, DocumentKey};
use crate::domain::duty::{DutyCover, DutyKey, DutyProgress};
use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::domain::feed::Feed;
use crate::domain::figure::{Figure, FigureKey};
use crate::domain::finding::{Finding, FindingKey};
use crate::domain::id::{ContactId, Digest, FeedId, PlanId, ScheduleId, TaskKey};
use crate::domain::message::{Message, MessageId};
use crate::domain::message_template::{MessageTemplate, TemplateKey};
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::domain::outbox::Outbox;
use crate::domain::owed::{Owed, OwedKey};
use crate::domain::plan::Plan;
use crate::domain::register::{RegisterImport, RegisterImportKey, RegisterMonth, RegisterMonthKey};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey};
use crate::domain::reminder_policy::{DatedPolicy, PolicyScope};
use crate::domain::schedule::Schedule;
use crate::domain::scoring::{CriteriaKey, DatedCriteria, DatedRanking, RatingKey, ScoreSheet, ScoreSheetKey};
use crate::domain::task::Task;
use crate::domain::trail::{Trail, TrailKey};
use crate::domain::unit::Unit;
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::domain::webhook_key::WebhookKey;
use crate::store::record::{Creation, CreationKey, Record, RecordKey, Resettling, Tick, Token, UnitKey};

shaped!(Record => RecordShape, RecordKey => RecordKeyShape);

/// Adds a record as JSON: `{"task": {…}}`.
pub fn write_record(json: &mut Vec<u8>, record: &Record) {
    serde_json::to_writer(json, &Ref(record)).expect("a record is written to memory, and its maps have text keys");
}

/// The record of such JSON, in the entry at `position`: what it says without a position of its own was recorded there.
pub fn read_record(json: &[u8], position: Position) -> Result<Record, Unreadable> {
    let Own(mut record) = serde_json::from_slice::<Own<Record>>(json)?;
    record.stamp(position);
    Ok(record)
}

/// A key as JSON: `{"task": "plan:number"}`.
pub fn key_json(key: &RecordKey) -> Vec<u8> {
    serde_json::to_vec(&Ref(key)).expect("a key is written to memory, and its maps have text keys")
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Record", rename_all = "kebab-case")]
enum RecordShape {
    Unit(#[serde(with = "one")] Unit),
    Plan(#[serde(with = "one")] Plan),
    Task(#[serde(with = "one")] Task),
    NextRung(#[serde(with = "one")] NextRung),
    Reminder(#[serde(with = "one")] Reminder),
    Contact(#[serde(with = "one")] DatedContact),
    Owed(#[serde(with = "one")] Owed),
    ReminderPolicy(#[serde(with = "one")] DatedPolicy),
    Document(#[serde(with = "one")] Document),
    Figure(#[serde(with = "one")] Figure),
    RegisterMonth(#[serde(with = "one")] RegisterMonth),
    RegisterImport(#[serde(with = "one")] RegisterImport),
    Evaluation(#[serde(with = "one")] Box<Evaluation>),
    Finding(#[serde(with = "one")] Finding),
    Trail(#[serde(with = "one")] Trail),
    Waivers(#[serde(with = "one")] CheckWaivers),
    Criteria(#[serde(with = "one")] Box<DatedCriteria>),
    ScoreSheet(#[serde(with = "one")] ScoreSheet),
    Ranking(#[serde(with = "one")] Box<DatedRanking>),
    Schedule(#[serde(with = "one")] Box<Schedule>),
    Occurrence(#[serde(with = "one")] Occurrence),
    Tick(#[serde(with = "one")] Tick),
    Token(#[serde(with = "one")] Token),
    Feed(#[serde(with = "one")] Feed),
    Creation(#[serde(with = "one")] Box<Creation>),
    Message(#[serde(with = "one")] Box<Message>),
    Outbox(#[serde(with = "one")] Box<Outbox>),
    Template(#[serde(with = "one")] MessageTemplate),
    WebhookKey(#[serde(with = "one")] WebhookKey),
    CalendarEdit(#[serde(with = "one")] Box<CalendarEdit>),
    Resettling(#[serde(with = "one")] Resettling),
    DutyCover(#[serde(with = "one")] Box<DutyCover>),
    DutyProgress(#[serde(with = "one")] DutyProgress),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RecordKey", rename_all = "kebab-case")]
enum RecordKeyShape {
    Unit(#[serde(with = "one")] UnitKey),
    Plan(#[serde(with = "one")] PlanId),
    Task(#[serde(with = "one")] TaskKey),
    NextRung(#[serde(with = "one")] TaskKey),
    Reminder(#[serde(with = "one")] ReminderKey),
    Contact(#[serde(with = "one")] ContactId),
    Owed(#[serde(with = "one")] OwedKey),
    ReminderPolicy(#[serde(with = "one")] PolicyScope),
    Document(#[serde(with = "one")] DocumentKey),
    Figure(#[serde(with = "one")] FigureKey),
    RegisterMonth(#[serde(with = "one")] RegisterMonthKey),
    RegisterImport(#[serde(with = "one")] RegisterImportKey),
    Evaluation(#[serde(with = "one")] EvaluationKey),
    Finding(#[serde(with = "one")] FindingKey),
    Trail(#[serde(with = "one")] TrailKey),
    Waivers(#[serde(with = "one")] WaiversKey),
    Criteria(#[serde(with = "one")] CriteriaKey),
    ScoreSheet(#[serde(with = "one")] ScoreSheetKey),
    Ranking(#[serde(with = "one")] RatingKey),
    Schedule(#[serde(with = "one")] ScheduleId),
    Occurrence(#[serde(with = "one")] OccurrenceKey),
    Tick(#[serde(with = "one")] ScheduleId),
    Token(#[serde(with = "one")] Digest),
    Feed(#[serde(with = "one")] FeedId),
    Creation(#[serde(with = "one")] CreationKey),
    Message(#[serde(with = "one")] MessageId),
    Outbox(#[serde(with = "one")] MessageId),
    Template(#[serde(with = "one")] TemplateKey),
    WebhookKey(#[serde(with = "one")] ContactId),
    CalendarEdit(u32),
    Resettling,
    DutyCover(#[serde(with = "one")] DutyKey),
    DutyProgress(#[serde(with = "one")] DutyKey),
}
