//! Lists messages and where they stand, and shows one with everything that became of it.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::message::{Message, MessageId};
use crate::domain::outbox::{Outbox, OutboxState};
use crate::store::{OutboxQuery, RecordKey, Versioned};

/// A message, where it stands, and whether it can be sent at all.
#[derive(Clone, Debug)]
pub struct MessageView {
    /// What it says.
    pub message: Message,
    /// Where it stands; its version is that of the whole.
    pub outbox: Versioned<Outbox>,
    /// Whether it waits for the administrator to say in the configuration what it is sent by.
    pub not_configured: bool,
}

/// One page of messages, the earliest first.
pub fn list_messages(engine: &Engine, query: &OutboxQuery) -> Result<Listed<MessageView, MessageId>, Refusal> {
    let rows = engine.store.outboxes(query)?;
    let items: Vec<MessageView> = rows.into_iter().map(|row| view(engine, row)).collect::<Result<_, Refusal>>()?;
    Ok(Listed::page(items, query.limit, |view| view.message.id.clone()))
}

/// One message.
pub fn show_message(engine: &Engine, id: &MessageId) -> Result<MessageView, Refusal> {
    let row = engine.store.outbox(id)?;
    let row = row.ok_or_else(|| Refusal::Absent { what: RecordKey::Message(id.clone()).to_string() })?;
    view(engine, row)
}

fn view(engine: &Engine, outbox: Versioned<Outbox>) -> Result<MessageView, Refusal> {
    let message = engine.store.message(&outbox.value.message)?;
    let message = message.expect("a message is written in the commit that puts it into the outbox").value;
    let waits = outbox.value.status.state() == OutboxState::Waiting;
    let not_configured = waits && !engine.deliveries.sends_by(message.channel);
    Ok(MessageView { message, outbox, not_configured })
}

/// How many messages stand so.
pub fn count_messages(engine: &Engine, state: OutboxState) -> Result<usize, Refusal> {
    Ok(engine.store.count_outboxes(state)?)
}
