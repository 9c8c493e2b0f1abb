//! Which key a record has, whatever it is.
//!
//! It must never put a part into a key itself.

use super::{
    Key, Kind, calendar_edit, contact, creation, criteria, document, duty_cover, duty_progress, evaluation, feed,
    figure, finding, message, next_rung, occurrence, outbox, owed, ranking, register_import, register_month, reminder,
    reminder_policy, schedule, score_sheet, task, template, token, trail, unit, waivers, webhook_key,
};
use crate::store::record::RecordKey;

/// The key of any record.
pub fn record(key: &RecordKey) -> Key {
    match key {
        RecordKey::Unit(key) => unit(key),
        RecordKey::Plan(id) => Key::of(Kind::Plan).text(id.as_str()),
        RecordKey::Task(key) => task(key),
        RecordKey::NextRung(key) => next_rung(key),
        RecordKey::Reminder(key) => reminder(key),
        RecordKey::Contact(id) => contact(id),
        RecordKey::Owed(key) => owed(key),
        RecordKey::ReminderPolicy(scope) => reminder_policy(scope),
        RecordKey::Document(key) => document(key),
        RecordKey::Figure(key) => figure(key),
        RecordKey::RegisterMonth(key) => register_month(key),
        RecordKey::RegisterImport(key) => register_import(key),
        RecordKey::Evaluation(key) => evaluation(key),
        RecordKey::Finding(key) => finding(key),
        RecordKey::Trail(key) => trail(&key.unit, &key.directive),
        RecordKey::Waivers(key) => waivers(key),
        RecordKey::Criteria(key) => criteria(key),
        RecordKey::ScoreSheet(key) => score_sheet(key),
        RecordKey::Ranking(key) => ranking(key),
        RecordKey::Schedule(id) => schedule(id),
        RecordKey::Occurrence(key) => occurrence(key),
        RecordKey::Tick(schedule) => Key::of(Kind::Tick).text(schedule.as_str()),
        RecordKey::Token(secret) => token(secret),
        RecordKey::Feed(id) => feed(id),
        RecordKey::Creation(key) => creation(key),
        RecordKey::Message(id) => message(id),
        RecordKey::Outbox(id) => outbox(id),
        RecordKey::Template(key) => template(*key),
        RecordKey::WebhookKey(contact) => webhook_key(contact),
        RecordKey::CalendarEdit(number) => calendar_edit(*number),
        RecordKey::Resettling => Key::of(Kind::Resettling),
        RecordKey::DutyCover(key) => duty_cover(key),
        RecordKey::DutyProgress(key) => duty_progress(key),
    }
}
