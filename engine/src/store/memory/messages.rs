//! The memory backend's reads of messages and of what they are made and signed with.
//!
//! It must never keep anything beside the maps to answer from.

use super::MemoryStore;
use super::lists::{page, passes};
use crate::domain::Instant;
use crate::domain::id::ContactId;
use crate::domain::message::{Message, MessageId};
use crate::domain::message_template::{MessageTemplate, TemplateKey};
use crate::domain::outbox::{Outbox, OutboxState, OutboxStatus};
use crate::domain::webhook_key::WebhookKey;
use crate::store::query::{OutboxQuery, WaitingQuery};
use crate::store::record::Versioned;
use crate::store::{Messages, Read};

impl Messages for MemoryStore {
    fn message(&self, id: &MessageId) -> Read<Option<Versioned<Message>>> {
        Ok(self.state().messages.get(id).cloned())
    }

    fn outbox(&self, id: &MessageId) -> Read<Option<Versioned<Outbox>>> {
        Ok(self.state().outboxes.get(id).cloned())
    }

    fn outboxes(&self, query: &OutboxQuery) -> Read<Vec<Versioned<Outbox>>> {
        Ok(page(&self.state().outboxes, query.after.as_ref(), query.limit, |outbox| {
            passes(query.contact.as_ref(), &outbox.contact)
                && passes(query.unit.as_ref(), &outbox.unit)
                && passes(query.channel.as_ref(), &outbox.channel)
                && passes(query.state.as_ref(), &outbox.status.state())
        }))
    }

    fn count_outboxes(&self, state: OutboxState) -> Read<usize> {
        Ok(self.state().outboxes.values().filter(|row| row.value.status.state() == state).count())
    }

    fn waiting(&self, query: &WaitingQuery) -> Read<Vec<(Instant, MessageId)>> {
        let state = self.state();
        let mut found: Vec<_> = state
            .outboxes
            .values()
            .filter(|row| row.value.channel == query.channel)
            .filter_map(|row| match row.value.status {
                OutboxStatus::Waiting { next } => Some((next, row.value.message.clone())),
                OutboxStatus::Delivered { .. } | OutboxStatus::Dead { .. } => None,
            })
            .filter(|(next, _)| query.later_than.is_none_or(|earlier| *next > earlier))
            .filter(|(next, _)| query.until.is_none_or(|until| *next <= until))
            .filter(|place| query.after.as_ref().is_none_or(|after| place > after))
            .collect();
        found.sort_unstable();
        found.truncate(query.limit);
        Ok(found)
    }

    fn template(&self, key: TemplateKey) -> Read<Option<Versioned<MessageTemplate>>> {
        Ok(self.state().templates.get(&key).cloned())
    }

    fn webhook_key(&self, contact: &ContactId) -> Read<Option<Versioned<WebhookKey>>> {
        Ok(self.state().webhook_keys.get(contact).cloned())
    }

    fn has_webhook_keys(&self) -> Read<bool> {
        Ok(!self.state().webhook_keys.is_empty())
    }
}
