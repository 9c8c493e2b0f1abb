//! Messages as they are sent to who asks, with everything that became of them.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::outbox::{Delivery, OutboxStatus};
use crate::domain::reminder::ReminderKey;
use crate::operations::MessageView;

/// A message, and where it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessageResponse {
    /// What it is known by, here and to who receives it.
    pub id: String,
    /// Who it is for.
    pub contact: String,
    /// The unit that is reminded.
    pub unit: String,
    /// email or webhook.
    pub channel: &'static str,
    /// Where it goes, as the contact had it then.
    pub address: String,
    /// The language it is written in: vi or en.
    pub language: &'static str,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub composed: String,
    /// waiting, delivered or dead.
    pub status: &'static str,
    /// When it is tried next, while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// When it was delivered, or given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
    /// Why it is not tried: not-configured, where the configuration names nothing that its channel is sent by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_back: Option<&'static str>,
    /// How often it was tried since it was written, or sent again.
    pub tries: u32,
    /// What came of the last try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<DeliveryResponse>,
    /// Who last had it sent again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resent: Option<ResentResponse>,
    /// The version of where it stands; its `ETag`.
    pub version: u64,
}

/// One attempt to hand a message over.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeliveryResponse {
    /// When it began.
    pub at: String,
    /// How many milliseconds it took.
    pub took_ms: u32,
    /// accepted, or the kind of failure: refused-address, unresolved, unreachable, insecure, timed-out, broken-off,
    /// redirected, answered, rejected or unauthorised.
    pub result: &'static str,
    /// What the receiver answered, or what happened.
    pub answer: String,
}

/// Who had a message sent again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResentResponse {
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
}

/// A message with its text and all that became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessageWholeResponse {
    /// What a list says of it.
    #[serde(flatten)]
    pub message: MessageResponse,
    /// Its text.
    pub text: String,
    /// The reminders it is made of.
    pub reminders: Vec<RemindedResponse>,
    /// Why the administrator's template was passed over for the engine's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template_fault: Option<String>,
    /// The latest deliveries, the last one last.
    pub deliveries: Vec<DeliveryResponse>,
    /// How many earlier ones are no longer kept here; the ledger has them.
    pub deliveries_dropped: u32,
}

/// A reminder that a message is made of.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RemindedResponse {
    /// The task.
    pub task: String,
    /// The deadline it reminds of.
    pub deadline: String,
    /// Working days after the deadline; negative before it.
    pub rung: i32,
}

impl From<&MessageView> for MessageResponse {
    fn from(view: &MessageView) -> MessageResponse {
        let MessageView { message, outbox, not_configured } = view;
        let row = &outbox.value;
        let (next, ended) = match row.status {
            OutboxStatus::Waiting { next } => (Some(instant(next)), None),
            OutboxStatus::Delivered { at } | OutboxStatus::Dead { at } => (None, Some(instant(at))),
        };
        let resent = row.resent.as_ref();
        MessageResponse {
            id: message.id.to_string(),
            contact: message.contact.to_string(),
            unit: message.unit.to_string(),
            channel: message.channel.id(),
            address: message.address.clone(),
            language: message.language.id(),
            subject: message.subject.clone(),
            composed: instant(message.composed),
            status: row.status.state().id(),
            next,
            ended,
            held_back: not_configured.then_some("not-configured"),
            tries: row.tries,
            last: row.deliveries.last().map(DeliveryResponse::from),
            resent: resent.map(|resent| ResentResponse { at: instant(resent.at), by: resent.by.clone() }),
            version: outbox.version.0,
        }
    }
}

impl From<&Delivery> for DeliveryResponse {
    fn from(delivery: &Delivery) -> DeliveryResponse {
        let (result, answer) = match &delivery.result {
            Ok(answer) => ("accepted", answer.clone()),
            Err(failure) => (failure.kind.id(), failure.text.clone()),
        };
        DeliveryResponse { at: instant(delivery.at), took_ms: delivery.took_ms, result, answer }
    }
}

impl From<&MessageView> for MessageWholeResponse {
    fn from(view: &MessageView) -> MessageWholeResponse {
        let row = &view.outbox.value;
        let reminded = |key: &ReminderKey| RemindedResponse {
            task: key.task.to_string(),
            deadline: key.deadline.to_string(),
            rung: key.rung.0,
        };
        MessageWholeResponse {
            message: MessageResponse::from(view),
            text: view.message.text.clone(),
            reminders: view.message.reminders.iter().map(reminded).collect(),
            template_fault: view.message.template_fault.clone(),
            deliveries: row.deliveries.iter().map(DeliveryResponse::from).collect(),
            deliveries_dropped: row.deliveries_dropped,
        }
    }
}
