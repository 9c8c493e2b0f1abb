//! Rules of messages and of what they are made and signed with.

use super::message_sample::{contact, message, message_id, much_tried, outbox, template, webhook_key};
use super::sample::{at, put, remove, unit};
use crate::domain::language::Language;
use crate::domain::message::{Channel, MessageId};
use crate::domain::outbox::{Outbox, OutboxState, OutboxStatus};
use crate::domain::{Instant, Position};
use crate::store::Store;
use crate::store::query::{OutboxQuery, WaitingQuery};
use crate::store::record::{Record, RecordKey};

const ALL: usize = usize::MAX;

fn waiting(seconds: i64) -> OutboxStatus {
    OutboxStatus::Waiting { next: at(seconds) }
}

fn rows(rows: Vec<Outbox>) -> Vec<Record> {
    rows.into_iter().map(|row| Record::Outbox(Box::new(row))).collect()
}

fn letter(id: &MessageId) -> char {
    id.as_str().chars().last().unwrap()
}

/// Each noun, with everything it may hold.
pub fn everything_of_messages_reads_back_as_it_was_put<S: Store>(store: &S) {
    let id = message_id("2022-03-08", 'a');
    let (message, key) = (message(id.clone(), "nv", "866"), webhook_key("nv", 2, at(1)));
    let row = much_tried(outbox(id.clone(), "nv", "866", Channel::Email, OutboxStatus::Dead { at: at(100) }));
    let template = template(Language::En, "{{ count }}");
    let mut puts = rows(vec![row]);
    puts.extend([Record::Message(Box::new(message)), Record::Template(template.clone()), Record::WebhookKey(key)]);
    store.commit(put(puts.clone())).unwrap();
    puts.iter_mut().for_each(|record| record.stamp(Position(1)));
    let read = vec![
        Record::Outbox(Box::new(store.outbox(&id).unwrap().unwrap().value)),
        Record::Message(Box::new(store.message(&id).unwrap().unwrap().value)),
        Record::Template(store.template(template.key).unwrap().unwrap().value),
        Record::WebhookKey(store.webhook_key(&contact("nv")).unwrap().unwrap().value),
    ];
    assert_eq!(read, puts);
    assert_eq!(store.message(&message_id("2022-03-08", 'b')).unwrap(), None);
    assert_eq!(store.webhook_key(&contact("n")).unwrap(), None);
    assert!(store.has_webhook_keys().unwrap());
}

/// By each alone and by several, in the order of the messages, page by page.
pub fn messages_are_found_by_contact_unit_channel_and_state<S: Store>(store: &S) {
    let row = |on: &str, id, to: &str, of: &str, channel, status| outbox(message_id(on, id), to, of, channel, status);
    let (dead, delivered) = (OutboxStatus::Dead { at: at(1) }, OutboxStatus::Delivered { at: at(1) });
    let puts = vec![
        row("2022-03-09", 'a', "nv", "866", Channel::Email, dead),
        row("2022-03-08", 'b', "nv", "866", Channel::Webhook, delivered),
        row("2022-03-08", 'c', "n", "866", Channel::Email, waiting(5)),
        row("2022-03-08", 'd', "nv", "86", Channel::Email, waiting(4)),
        row("2021-12-31", 'e', "vp", "867", Channel::Webhook, dead),
    ];
    store.commit(put(rows(puts))).unwrap();
    let find = |to: Option<&str>, of: Option<&str>, channel, state, after: Option<(&str, char)>, limit| {
        let (contact, unit) = (to.map(contact), of.map(unit));
        let after = after.map(|(on, id)| message_id(on, id));
        let query = OutboxQuery { unit, contact, channel, state, after, limit };
        store.outboxes(&query).unwrap().iter().map(|row| letter(&row.value.message)).collect::<String>()
    };
    assert_eq!(find(None, None, None, None, None, ALL), "ebcda");
    assert_eq!(find(None, None, None, None, Some(("2022-03-08", 'b')), 2), "cd");
    assert_eq!(find(Some("nv"), None, None, None, None, ALL), "bda");
    assert_eq!(find(Some("nv"), None, None, None, Some(("2022-03-08", 'c')), ALL), "da");
    assert_eq!(find(None, Some("866"), None, None, None, ALL), "bca");
    assert_eq!(find(Some("nv"), Some("866"), Some(Channel::Email), None, None, ALL), "a");
    assert_eq!(find(None, None, None, Some(OutboxState::Dead), None, ALL), "ea");
    assert_eq!(find(None, Some("866"), None, Some(OutboxState::Dead), None, ALL), "a");
    assert_eq!(find(None, None, None, Some(OutboxState::Waiting), Some(("2022-03-08", 'c')), ALL), "d");
    assert_eq!(find(None, None, None, Some(OutboxState::Delivered), None, ALL), "b");
    assert_eq!(find(None, None, Some(Channel::Webhook), None, None, 1), "e");
    assert_eq!(find(None, None, None, None, None, 0), "");
    let counted = OutboxState::ALL.map(|state| store.count_outboxes(state).unwrap());
    assert_eq!(counted, [2, 1, 2], "waiting, delivered, dead");
}

/// Only what waits for such an instant, the earliest first, each channel apart.
pub fn what_waits_comes_by_instant_and_then_by_id<S: Store>(store: &S) {
    let row = |id, channel, status| outbox(message_id("2022-03-08", id), "nv", "866", channel, status);
    let far = OutboxStatus::Waiting { next: Instant::from_timestamp(253_402_300_799, 999_999_999).unwrap() };
    let puts = vec![
        row('a', Channel::Webhook, waiting(9)),
        row('b', Channel::Webhook, waiting(7)),
        row('c', Channel::Webhook, waiting(9)),
        row('d', Channel::Email, waiting(1)),
        row('e', Channel::Webhook, OutboxStatus::Dead { at: at(1) }),
        row('f', Channel::Webhook, far),
        row('0', Channel::Webhook, waiting(-9_000_000_000)),
    ];
    store.commit(put(rows(puts))).unwrap();
    let find = |channel, later_than: Option<i64>, until: Option<i64>, after: Option<(i64, char)>, limit| {
        let after = after.map(|(seconds, id)| (at(seconds), message_id("2022-03-08", id)));
        let query = WaitingQuery { channel, later_than: later_than.map(at), until: until.map(at), after, limit };
        store.waiting(&query).unwrap().iter().map(|(_, id)| letter(id)).collect::<String>()
    };
    assert_eq!(find(Channel::Webhook, None, None, None, ALL), "0bacf");
    assert_eq!(find(Channel::Webhook, None, Some(9), None, ALL), "0bac");
    assert_eq!(find(Channel::Webhook, None, Some(8), None, ALL), "0b");
    assert_eq!(find(Channel::Webhook, None, Some(9), None, 3), "0ba");
    assert_eq!(find(Channel::Webhook, None, Some(9), Some((9, 'a')), ALL), "c");
    assert_eq!(find(Channel::Webhook, None, Some(9), Some((7, 'c')), ALL), "ac");
    assert_eq!(find(Channel::Webhook, Some(7), None, None, ALL), "acf");
    assert_eq!(find(Channel::Webhook, Some(9), None, None, ALL), "f");
    assert_eq!(find(Channel::Email, None, None, None, ALL), "d");
    assert_eq!(find(Channel::Webhook, None, None, None, 0), "");
}

/// A new instant, a new state, and gone.
pub fn a_message_that_moves_on_leaves_the_lists_it_was_in<S: Store>(store: &S) {
    let id = message_id("2022-03-08", 'a');
    let row = |status| rows(vec![outbox(id.clone(), "nv", "866", Channel::Webhook, status)]);
    let found = || {
        let channel = Channel::Webhook;
        let query = WaitingQuery { channel, later_than: None, until: Some(at(10)), after: None, limit: ALL };
        let due = store.waiting(&query).unwrap().len();
        let states = OutboxState::ALL.map(|state| {
            let state = Some(state);
            let query = OutboxQuery { unit: None, contact: None, channel: None, state, after: None, limit: ALL };
            store.outboxes(&query).unwrap().len()
        });
        assert_eq!(OutboxState::ALL.map(|state| store.count_outboxes(state).unwrap()), states);
        (due, states)
    };
    let mut moved = Vec::new();
    for status in [waiting(9), waiting(60), waiting(8), OutboxStatus::Dead { at: at(9) }, waiting(10)] {
        store.commit(put(row(status))).unwrap();
        moved.push(found());
    }
    store.commit(put(row(OutboxStatus::Delivered { at: at(11) }))).unwrap();
    moved.push(found());
    store.commit(remove(vec![RecordKey::Outbox(id.clone())])).unwrap();
    moved.push(found());
    let waits = [1, 0, 0];
    assert_eq!(moved, [(1, waits), (0, waits), (1, waits), (0, [0, 0, 1]), (1, waits), (0, [0, 1, 0]), (0, [0; 3])]);
}
