//! Finds the messages that are due, each with everything that is needed to send it.

use chrono::TimeDelta;

use super::engine::Engine;
use super::refusal::Refusal;
use super::webhook_secret::{SigningSecrets, WebhookSecret};
use crate::domain::Instant;
use crate::domain::message::{Channel, Message, MessageId};
use crate::domain::outbox::{Outbox, OutboxStatus, WAIT_SECONDS_MAX};
use crate::giving_way::giving_way;
use crate::store::{Versioned, WaitingQuery};

/// A message that is to be sent.
#[derive(Clone, Debug)]
pub struct DueMessage {
    /// Where it stands.
    pub row: Versioned<Outbox>,
    /// What it says.
    pub message: Message,
    /// What it is signed with, the secret that counts first; empty for what is not signed.
    pub secrets: Vec<WebhookSecret>,
}

/// Where a list of due messages goes on.
pub type DuePlace = (Instant, MessageId);

/// Some messages that are due.
#[derive(Clone, Debug)]
pub struct DuePage {
    /// The messages, those that waited for the earliest instant first.
    pub messages: Vec<DueMessage>,
    /// Where the next page goes on; `None` at the end.
    pub next: Option<DuePlace>,
}

/// At most `limit` messages of a channel that are due at `now`, after a place. Costs what is due, not what waits. At the end
/// come those that wait for longer than anything ever waits: they were put off by a clock that showed another time.
pub fn due_messages(
    engine: &Engine,
    channel: Channel,
    now: Instant,
    after: Option<DuePlace>,
    limit: usize,
) -> Result<DuePage, Refusal> {
    let mut due = engine.store.waiting(&WaitingQuery { channel, later_than: None, until: Some(now), after, limit })?;
    let next = due.last().filter(|_| due.len() == limit).cloned();
    if next.is_none() {
        let later_than = Some(now + TimeDelta::seconds(WAIT_SECONDS_MAX));
        let limit = limit - due.len();
        due.extend(engine.store.waiting(&WaitingQuery { channel, later_than, until: None, after: None, limit })?);
    }
    let signing = match channel {
        Channel::Webhook => Some(SigningSecrets::at(engine, now)?),
        Channel::Email => None,
    };
    let mut messages = Vec::with_capacity(due.len());
    for (next, id) in giving_way(due) {
        let message = engine.store.message(&id)?;
        let message = message.expect("a message is written in the commit that puts it into the outbox");
        let Some(row) = where_it_stands(engine, &message, next)? else { continue };
        let message = message.value;
        let secrets = match &signing {
            Some(signing) => signing.of(&message.contact, &message.address)?,
            None => Vec::new(),
        };
        messages.push(DueMessage { row, message, secrets });
    }
    Ok(DuePage { messages, next })
}

/// Where a message that was found waiting stands; `None` where it has moved on since.
fn where_it_stands(
    engine: &Engine,
    message: &Versioned<Message>,
    next: Instant,
) -> Result<Option<Versioned<Outbox>>, Refusal> {
    let Versioned { value: message, version } = message;
    if next == message.composed {
        // It stands as it was posted, in one commit with the message. If not, what comes of it conflicts and is read again.
        return Ok(Some(Versioned { value: Outbox::posted(message), version: *version }));
    }
    let row = engine.store.outbox(&message.id)?;
    Ok(row.filter(|row| row.value.status == OutboxStatus::Waiting { next }))
}
