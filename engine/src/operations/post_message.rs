//! Puts a message into the outbox, in the commit of what causes it.

use crate::domain::message::Message;
use crate::domain::outbox::Outbox;
use crate::store::{Change, Expectation, Record, RecordKey};

/// Adds to a change that a message is to be sent from now on. The same message is never posted twice: a change that would
/// do so conflicts.
pub fn post_message(change: &mut Change, message: Message) {
    let outbox = Outbox::posted(&message);
    change.expects.push(Expectation { key: RecordKey::Message(message.id.clone()), version: None });
    change.puts.push(Record::Message(Box::new(message)));
    change.puts.push(Record::Outbox(Box::new(outbox)));
}
