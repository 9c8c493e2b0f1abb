//! Messages as a command and a server say them to each other, and the lines that are printed of them.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::instant::{local, written};
use crate::domain::outbox::{Delivery, OutboxStatus};
use crate::operations::MessageView;

/// A message, and where it stands.
#[derive(Debug, Deserialize)]
pub struct MessageAnswer {
    id: String,
    contact: String,
    unit: String,
    channel: String,
    address: String,
    subject: String,
    composed: String,
    status: String,
    next: Option<String>,
    ended: Option<String>,
    held_back: Option<String>,
    tries: u32,
    last: Option<DeliveryAnswer>,
    resent: Option<ResentAnswer>,
}

/// A message with its text and all that became of it.
#[derive(Debug, Deserialize)]
pub struct MessageWholeAnswer {
    /// What a list says of it.
    #[serde(flatten)]
    pub message: MessageAnswer,
    text: String,
    template_fault: Option<String>,
    deliveries: Vec<DeliveryAnswer>,
    deliveries_dropped: u32,
}

#[derive(Debug, Deserialize)]
struct DeliveryAnswer {
    at: String,
    took_ms: u32,
    result: String,
    answer: String,
}

#[derive(Debug, Deserialize)]
struct ResentAnswer {
    at: String,
    by: String,
}

/// Whose dead messages are sent again.
#[derive(Debug, Serialize)]
pub struct ResendRequest<'a> {
    /// The contact.
    pub contact: &'a str,
}

/// How many messages are sent again.
#[derive(Debug, Deserialize)]
pub struct ResentCountAnswer {
    /// How many were dead.
    pub resent: usize,
}

/// What a delivery that was taken is called.
const ACCEPTED: &str = "accepted";

impl From<&Delivery> for DeliveryAnswer {
    fn from(delivery: &Delivery) -> DeliveryAnswer {
        let (result, answer) = match &delivery.result {
            Ok(answer) => (ACCEPTED, answer.clone()),
            Err(failure) => (failure.kind.id(), failure.text.clone()),
        };
        DeliveryAnswer { at: written(delivery.at), took_ms: delivery.took_ms, result: result.to_owned(), answer }
    }
}

impl From<&MessageView> for MessageAnswer {
    fn from(view: &MessageView) -> MessageAnswer {
        let MessageView { message, outbox, not_configured } = view;
        let row = &outbox.value;
        let (next, ended) = match row.status {
            OutboxStatus::Waiting { next } => (Some(written(next)), None),
            OutboxStatus::Delivered { at } | OutboxStatus::Dead { at } => (None, Some(written(at))),
        };
        MessageAnswer {
            id: message.id.to_string(),
            contact: message.contact.to_string(),
            unit: message.unit.to_string(),
            channel: message.channel.id().to_owned(),
            address: message.address.clone(),
            subject: message.subject.clone(),
            composed: written(message.composed),
            status: row.status.state().id().to_owned(),
            next,
            ended,
            held_back: not_configured.then(|| "not-configured".to_owned()),
            tries: row.tries,
            last: row.deliveries.last().map(DeliveryAnswer::from),
            resent: row.resent.as_ref().map(|resent| ResentAnswer { at: written(resent.at), by: resent.by.clone() }),
        }
    }
}

impl From<&MessageView> for MessageWholeAnswer {
    fn from(view: &MessageView) -> MessageWholeAnswer {
        let row = &view.outbox.value;
        MessageWholeAnswer {
            message: MessageAnswer::from(view),
            text: view.message.text.clone(),
            template_fault: view.message.template_fault.clone(),
            deliveries: row.deliveries.iter().map(DeliveryAnswer::from).collect(),
            deliveries_dropped: row.deliveries_dropped,
        }
    }
}

impl MessageAnswer {
    /// The message on one line: id, status, channel, contact, tries, when, the last answer.
    pub fn line(&self, zone: Tz) -> String {
        let when = match (&self.next, &self.ended) {
            (Some(next), _) => format!("next {}", local(next, zone)),
            (None, ended) => ended.as_deref().map_or_else(String::new, |ended| local(ended, zone)),
        };
        let said = match (&self.held_back, &self.last) {
            (Some(why), _) => why.as_str(),
            (None, Some(last)) if last.result == ACCEPTED => &last.answer,
            (None, Some(last)) => &last.result,
            (None, None) => "",
        };
        let MessageAnswer { id, status, channel, contact, tries, .. } = self;
        format!("{id} {status} {channel} {contact} tries {tries} {when} {said}").trim_end().to_owned()
    }
}

impl MessageWholeAnswer {
    /// The message with its text, and every delivery with its answer.
    pub fn lines(&self, zone: Tz) -> Vec<String> {
        let message = &self.message;
        let composed = local(&message.composed, zone);
        let mut lines =
            vec![message.line(zone), format!("to {} for unit {}, written {composed}", message.address, message.unit)];
        lines.extend(
            self.template_fault.as_ref().map(|fault| format!("the administrator's template was passed over: {fault}")),
        );
        if self.deliveries_dropped > 0 {
            lines.push(format!("{} earlier deliveries are in the ledger alone", self.deliveries_dropped));
        }
        for DeliveryAnswer { at, took_ms, result, answer } in &self.deliveries {
            lines.push(format!("{} ({took_ms} ms) {result}: {answer}", local(at, zone)));
        }
        lines.extend(
            message.resent.iter().map(|resent| format!("{} sent again by {}", local(&resent.at, zone), resent.by)),
        );
        lines.push(format!("\n{}\n\n{}", message.subject, self.text.trim_end()));
        lines
    }
}
