//! The JSON of a webhook: `type`, `timestamp` and `data`, as Standard Webhooks recommends.
//!
//! It must never rename or drop a field that receivers may read: a body of another shape gets another `type`.

use std::fmt::Display;

use chrono::SecondsFormat;
use serde::{Serialize, Serializer};

use crate::domain::Day;
use crate::domain::id::TaskKey;
use crate::domain::message::Message;
use crate::domain::reminder::ReminderKey;

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
    #[serde(serialize_with = "each_reminder")]
    reminders: &'a [ReminderKey],
}

#[derive(Serialize)]
struct ReminderData<'a> {
    #[serde(serialize_with = "as_text")]
    task: &'a TaskKey,
    #[serde(serialize_with = "as_text")]
    deadline: Day,
    rung: i32,
}

fn each_reminder<S: Serializer>(reminders: &[ReminderKey], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(reminders.iter().map(|key| ReminderData {
        task: &key.task,
        deadline: key.deadline,
        rung: key.rung.0,
    }))
}

fn as_text<S: Serializer>(what: &impl Display, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(what)
}

/// The body of a message, the same each time it is sent.
pub(super) fn json(message: &Message) -> Vec<u8> {
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
            reminders: &message.reminders,
        },
    };
    serde_json::to_vec(&body).expect("texts and numbers can be written as JSON")
}
