//! The stored shape of messages, of where they stand, and of the numbers of webhook secrets.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Own, Ref, Shaped, many, one, perhaps, shaped};
use crate::domain::Instant;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::language::Language;
use crate::domain::message::{Channel, Message, MessageId};
use crate::domain::outbox::{Delivery, Failure, FailureKind, Outbox, OutboxStatus, Resent};
use crate::domain::reminder::ReminderKey;
use crate::domain::webhook_key::WebhookKey;

shaped!(
    Message => MessageShape,
    Outbox => OutboxShape,
    OutboxStatus => OutboxStatusShape,
    Delivery => DeliveryShape,
    Failure => FailureShape,
    Resent => ResentShape,
    WebhookKey => WebhookKeyShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Message")]
struct MessageShape {
    #[serde(with = "one")]
    id: MessageId,
    #[serde(with = "one")]
    contact: ContactId,
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    channel: Channel,
    address: String,
    #[serde(with = "one")]
    language: Language,
    subject: String,
    text: String,
    #[serde(with = "many")]
    reminders: Vec<ReminderKey>,
    #[serde(with = "one")]
    composed: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    template_fault: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Outbox")]
struct OutboxShape {
    #[serde(with = "one")]
    message: MessageId,
    #[serde(with = "one")]
    contact: ContactId,
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    channel: Channel,
    #[serde(with = "one")]
    status: OutboxStatus,
    #[serde(default, skip_serializing_if = "is_zero")]
    tries: u32,
    #[serde(default, with = "many", skip_serializing_if = "Vec::is_empty")]
    deliveries: Vec<Delivery>,
    #[serde(default, skip_serializing_if = "is_zero")]
    deliveries_dropped: u32,
    #[serde(default, with = "perhaps", skip_serializing_if = "Option::is_none")]
    resent: Option<Resent>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "OutboxStatus", rename_all = "kebab-case")]
enum OutboxStatusShape {
    Waiting {
        #[serde(with = "one")]
        next: Instant,
    },
    Delivered {
        #[serde(with = "one")]
        at: Instant,
    },
    Dead {
        #[serde(with = "one")]
        at: Instant,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Delivery")]
struct DeliveryShape {
    #[serde(with = "one")]
    at: Instant,
    took_ms: u32,
    #[serde(with = "one")]
    result: Result<String, Failure>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Failure")]
struct FailureShape {
    #[serde(with = "one")]
    kind: FailureKind,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Resent")]
struct ResentShape {
    #[serde(with = "one")]
    at: Instant,
    by: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "WebhookKey")]
struct WebhookKeyShape {
    #[serde(with = "one")]
    contact: ContactId,
    generation: u32,
    #[serde(with = "one")]
    made: Instant,
}

/// What came of a delivery: `{"accepted": "204 No Content"}` or `{"failed": {…}}`.
impl Shaped for Result<String, Failure> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Ok(answer) => ResultRef::Accepted(answer).serialize(to),
            Err(failure) => ResultRef::Failed(Ref(failure)).serialize(to),
        }
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match ResultOwn::deserialize(from)? {
            ResultOwn::Accepted(answer) => Ok(answer),
            ResultOwn::Failed(Own(failure)) => Err(failure),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum ResultRef<'a> {
    Accepted(&'a str),
    Failed(Ref<'a, Failure>),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ResultOwn {
    Accepted(String),
    Failed(Own<Failure>),
}
