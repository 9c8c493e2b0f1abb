//! Sled's reads of messages and of what they are made and signed with, each as one key or one list.
//!
//! It must never scan what waits later to find what waits now.

use std::collections::BTreeSet;

use super::index;
use super::key::{self, Index, Key, Kind};
use super::lists::{any, passes, stored};
use super::reads::{List, Stored};
use super::store::SledStore;
use super::value::records;
use crate::domain::Instant;
use crate::domain::id::ContactId;
use crate::domain::message::{Message, MessageId};
use crate::domain::message_template::{MessageTemplate, TemplateKey};
use crate::domain::outbox::{Outbox, OutboxState};
use crate::domain::webhook_key::WebhookKey;
use crate::store::query::{OutboxQuery, WaitingQuery};
use crate::store::record::{Record, Versioned};
use crate::store::{Messages, Read};

stored! {
    Message: Record::Message(message) => *message;
    Outbox: Record::Outbox(outbox) => *outbox;
    MessageTemplate: Record::Template(template) => template;
    WebhookKey: Record::WebhookKey(key) => key;
}

impl Messages for SledStore {
    fn message(&self, id: &MessageId) -> Read<Option<Versioned<Message>>> {
        self.one(&key::message(id))
    }

    fn outbox(&self, id: &MessageId) -> Read<Option<Versioned<Outbox>>> {
        self.one(&key::outbox(id))
    }

    fn outboxes(&self, query: &OutboxQuery) -> Read<Vec<Versioned<Outbox>>> {
        let after = query.after.as_ref().map(key::outbox);
        let wanted = |outbox: &Outbox| {
            passes(query.contact.as_ref(), &outbox.contact)
                && passes(query.unit.as_ref(), &outbox.unit)
                && passes(query.channel.as_ref(), &outbox.channel)
                && passes(query.state.as_ref(), &outbox.status.state())
        };
        let indexed = |looked_up: Key| List::by_index(Kind::Outbox, &looked_up, looked_up.clone(), after.as_ref());
        let list = match (&query.contact, &query.unit, query.state) {
            (Some(contact), ..) => indexed(index::outboxes_to(contact)),
            (None, _, Some(OutboxState::Waiting)) => return self.waiting_by_id(after.as_ref(), query.limit, wanted),
            (None, _, Some(OutboxState::Dead)) => indexed(index::outboxes_dead()),
            (None, Some(unit), _) => indexed(index::outboxes_for(unit)),
            (None, None, _) => List::of_records(Key::of(Kind::Outbox), after),
        };
        self.list(&list, query.limit, any, wanted)
    }

    fn count_outboxes(&self, state: OutboxState) -> Read<usize> {
        let waiting = || self.count(&Key::index(Index::OutboxByInstant));
        let dead = || self.count(&index::outboxes_dead());
        match state {
            OutboxState::Waiting => waiting(),
            OutboxState::Dead => dead(),
            OutboxState::Delivered => {
                let others = waiting()? + dead()?;
                // One may move on between two counts.
                Ok(self.count(&Key::of(Kind::Outbox))?.saturating_sub(others))
            }
        }
    }

    fn waiting(&self, query: &WaitingQuery) -> Read<Vec<(Instant, MessageId)>> {
        let mut found = Vec::with_capacity(query.limit.min(ROWS_EXPECTED));
        if query.limit == 0 {
            return Ok(found);
        }
        let all = index::outboxes_waiting(query.channel);
        let at = |next| index::outboxes_at(query.channel, next);
        // Every key of an instant begins with it and goes on with a day, which is below the highest byte.
        let behind = query.later_than.map(|earlier| at(earlier).byte(u8::MAX));
        let after = query.after.as_ref().map(|(next, id)| at(*next).rest_of(&key::outbox(id)));
        let after = behind.max(after);
        let end = query.until.map(|until| at(until).byte(u8::MAX));
        self.records().scan(all.bytes(), after.as_ref().map(Key::bytes), &mut |index_key, _| {
            if end.as_ref().is_some_and(|end| index_key >= end.bytes()) {
                return Ok(false);
            }
            let (instant, id) = index_key[all.bytes().len()..].split_at(INSTANT_BYTES);
            let place = Key::read_instant(instant).zip(MessageId::from_bytes(id));
            found.push(place.ok_or_else(|| records("a key of what waits is unreadable".to_owned()))?);
            Ok(found.len() < query.limit)
        })?;
        Ok(found)
    }

    fn template(&self, key: TemplateKey) -> Read<Option<Versioned<MessageTemplate>>> {
        self.one(&key::template(key))
    }

    fn webhook_key(&self, contact: &ContactId) -> Read<Option<Versioned<WebhookKey>>> {
        self.one(&key::webhook_key(contact))
    }

    fn has_webhook_keys(&self) -> Read<bool> {
        self.has_any(&Key::of(Kind::WebhookKey))
    }
}

impl SledStore {
    /// The messages that wait and are wanted, in the order of their ids. The keys of all that wait are looked at, for they
    /// are in another order; only the rows that are asked for are read.
    fn waiting_by_id(
        &self,
        after: Option<&Key>,
        limit: usize,
        wanted: impl Fn(&Outbox) -> bool,
    ) -> Read<Vec<Versioned<Outbox>>> {
        let (all, mut ids) = (Key::index(Index::OutboxByInstant), BTreeSet::new());
        self.records().scan(all.bytes(), None, &mut |index_key, _| {
            let id = &index_key[WAITING_BYTES..];
            if after.is_none_or(|after| id > &after.bytes()[1..]) {
                ids.insert(id.to_vec()); // one that is put off meanwhile is met twice
            }
            Ok(true)
        })?;
        let mut found = Vec::new();
        for id in ids {
            if found.len() == limit {
                break;
            }
            found.extend(self.named(Kind::Outbox, &id)?.filter(|row: &Versioned<Outbox>| wanted(&row.value)));
        }
        Ok(found)
    }

    /// How many keys begin so.
    fn count(&self, start: &Key) -> Read<usize> {
        let mut found = 0;
        self.records().scan(start.bytes(), None, &mut |_, _| {
            found += 1;
            Ok(true)
        })?;
        Ok(found)
    }
}

/// What [`Key::instant`] adds to a key.
const INSTANT_BYTES: usize = 12;
/// The bytes of a key of what waits that come before the id: index, channel, instant.
const WAITING_BYTES: usize = 1 + 1 + INSTANT_BYTES;
/// Room for so many rows is made at once, however many are asked for.
const ROWS_EXPECTED: usize = 512;
