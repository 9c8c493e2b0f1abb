//! Messages, templates and the like to examine a store with.
//!
//! It must never hold a rule.

use super::sample::{at, day, next_rung, recorded, unit};
use crate::domain::Instant;
use crate::domain::id::ContactId;
use crate::domain::language::Language;
use crate::domain::message::{Channel, Message, MessageId};
use crate::domain::message_template::{MessageTemplate, TemplateKey, TemplateName, TemplateText, TemplateVersion};
use crate::domain::outbox::{Delivery, Failure, FailureKind, Outbox, OutboxStatus, Resent};
use crate::domain::reminder::ReminderKey;
use crate::domain::webhook_key::WebhookKey;

/// A contact.
pub fn contact(id: &str) -> ContactId {
    ContactId::parse(id).expect("a sample is well formed")
}

/// A message's id, by its day and a letter.
pub fn message_id(on: &str, letter: char) -> MessageId {
    let text = format!("{}-{}", day(on).to_string().replace('-', ""), letter.to_string().repeat(32));
    MessageId::parse(&text).expect("a sample is well formed")
}

/// A message.
pub fn message(id: MessageId, to: &str, of: &str) -> Message {
    let rung = next_rung("p:1", "2022-03-15", -7);
    Message {
        id,
        contact: contact(to),
        unit: unit(of),
        channel: Channel::Webhook,
        address: "https://example.vn/don-doc".to_owned(),
        language: Language::Vi,
        subject: "2 việc đến hạn".to_owned(),
        text: "Kính gửi…\n\n1. Rà soát\t\u{0}\n".to_owned(),
        reminders: vec![ReminderKey { task: rung.task, deadline: rung.deadline, rung: rung.rung }],
        composed: at(7),
        template_fault: Some("dòng 3".to_owned()),
    }
}

/// Where a message stands that was never tried.
pub fn outbox(id: MessageId, to: &str, of: &str, channel: Channel, status: OutboxStatus) -> Outbox {
    Outbox {
        message: id,
        contact: contact(to),
        unit: unit(of),
        channel,
        status,
        tries: 0,
        deliveries: Vec::new(),
        deliveries_dropped: 0,
        resent: None,
    }
}

/// The same, with everything that may have happened to it.
pub fn much_tried(outbox: Outbox) -> Outbox {
    let failed = |(seconds, kind): (i64, FailureKind)| Delivery {
        at: at(seconds),
        took_ms: 15_000,
        result: Err(Failure { kind, text: "503 \"bận\"".to_owned() }),
    };
    let mut deliveries: Vec<Delivery> = (0..).zip(FailureKind::ALL).map(failed).collect();
    deliveries.push(Delivery { at: at(99), took_ms: 0, result: Ok("204 No Content".to_owned()) });
    let resent = Some(Resent { at: at(98), by: "thu".to_owned() });
    Outbox { tries: 11, deliveries, deliveries_dropped: 3, resent, ..outbox }
}

/// A template with two versions that are not yet recorded.
pub fn template(language: Language, subject: &str) -> MessageTemplate {
    let says =
        TemplateText { subject: subject.to_owned(), text: "{% for item in items %}…\n{% endfor %}".to_owned() };
    let versions = [None, Some(says)].map(|says| recorded(TemplateVersion { says, by: "thu".to_owned(), at: at(8) }));
    MessageTemplate { key: TemplateKey { name: TemplateName::Digest, language }, versions: versions.to_vec() }
}

/// The number of a contact's webhook secret.
pub fn webhook_key(of: &str, generation: u32, made: Instant) -> WebhookKey {
    WebhookKey { contact: contact(of), generation, made }
}
