//! Random messages and templates, and every read of them: a part of the comparison of the backends.

use dondoc::domain::language::Language;
use dondoc::domain::message::{Channel, MessageId};
use dondoc::domain::outbox::{OutboxState, OutboxStatus};
use dondoc::store::Store;
use dondoc::store::conformance::message_sample::{
    contact, message, message_id, much_tried, outbox, template, webhook_key,
};
use dondoc::store::conformance::sample::{at, unit};
use dondoc::store::query::{OutboxQuery, WaitingQuery};
use dondoc::store::record::Record;

const CONTACTS: [&str; 4] = ["nv", "n", "nv-2", "vp"];
const UNITS: [&str; 2] = ["866", "866.NV"];

fn id(a: usize) -> MessageId {
    message_id(["2022-03-08", "2022-03-09"][a / 2], ['a', 'b'][a % 2])
}

/// A record of one of the four kinds, in few numbers.
pub fn record(kind: u8, a: usize, b: usize, c: usize) -> Record {
    let small = i64::try_from(b).unwrap();
    match kind {
        0 => Record::Message(Box::new(message(id(a), CONTACTS[b], UNITS[c % 2]))),
        1 => {
            let status = match c {
                0 | 1 => OutboxStatus::Waiting { next: at(small) },
                2 => OutboxStatus::Dead { at: at(small) },
                _ => OutboxStatus::Delivered { at: at(small) },
            };
            let row = outbox(id(a), CONTACTS[b], UNITS[c % 2], Channel::ALL[b % 2], status);
            Record::Outbox(Box::new(if c == 1 { much_tried(row) } else { row }))
        }
        2 => Record::Template(template(Language::ALL[a % 2], CONTACTS[b])),
        _ => Record::WebhookKey(webhook_key(CONTACTS[a], 1, at(small))),
    }
}

/// Every read there is, with every filter that can find something, whole and in small pages.
pub fn reads<S: Store>(store: &S, reads: &mut Vec<String>) {
    for state in OutboxState::ALL {
        reads.push(format!("{:?}", store.count_outboxes(state).unwrap()));
    }
    for limit in [2, usize::MAX] {
        for after in [None, Some(id(0)), Some(id(2))] {
            for to in CONTACTS.map(Some).into_iter().chain([None]) {
                for of in UNITS.map(Some).into_iter().chain([None]) {
                    for state in OutboxState::ALL.map(Some).into_iter().chain([None]) {
                        for channel in [None, Some(Channel::Email)] {
                            let (unit, contact, after) = (of.map(unit), to.map(contact), after.clone());
                            let query = OutboxQuery { unit, contact, channel, state, after, limit };
                            reads.push(format!("{:?}", store.outboxes(&query).unwrap()));
                        }
                    }
                }
            }
        }
        for channel in Channel::ALL {
            for (later_than, until) in [(None, None), (None, Some(2)), (Some(0), None), (Some(0), Some(2))] {
                for after in [None, Some((at(0), id(1))), Some((at(1), id(3)))] {
                    let (later_than, until) = (later_than.map(at), until.map(at));
                    let query = WaitingQuery { channel, later_than, until, after, limit };
                    reads.push(format!("{:?}", store.waiting(&query).unwrap()));
                }
            }
        }
    }
}
