//! The JSON of a webhook: `type`, `timestamp` and `data`, as Standard Webhooks recommends.
//!
//! It must never rename or drop a field that receivers may read: a body of another shape gets another `type`.

use chrono::SecondsFormat;
use serde::Serialize;

use crate::domain::message::Message;

/// What `type` says of this shape.
const TYPE: &str = "reminders.digest.v1";

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    /// When the message was written.
    timestamp: String,
    data: Data<'a>,
}

#[derive(Serialize)]
struct Data<'a> {
    message: &'a str,
    contact: &'a str,
    unit: &'a str,
    language: &'static str,
    subject: &'a str,
    text: &'a str,
    reminders: Vec<ReminderData>,
}

#[derive(Serialize)]
struct ReminderData {
    task: String,
    deadline: String,
    rung: i32,
}

/// The body of a message, the same each time it is sent.
pub(super) fn json(message: &Message) -> Vec<u8> {
    let reminder = |key: &crate::domain::reminder::ReminderKey| ReminderData {
        task: key.task.to_string(),
        deadline: key.deadline.to_string(),
        rung: key.rung.0,
    };
    let body = Body {
        kind: TYPE,
        timestamp: message.composed.to_rfc3339_opts(SecondsFormat::Secs, true),
        data: Data {
            message: message.id.as_str(),
            contact: message.contact.as_str(),
            unit: message.unit.as_str(),
            language: message.language.id(),
            subject: &message.subject,
            text: &message.text,
            reminders: message.reminders.iter().map(reminder).collect(),
        },
    };
    serde_json::to_vec(&body).expect("texts and numbers can be written as JSON")
}
