//! Puts a message into the outbox, in the commit of what causes it, and writes how it stands there later.

use crate::domain::message::Message;
use crate::domain::outbox::Outbox;
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// Adds to a change that a message is to be sent from now on. The same message is never posted twice: a change that would
/// do so conflicts.
pub fn post_message(change: &mut Change, message: Message) {
    let outbox = Outbox::posted(&message);
    change.expects.push(Expectation { key: RecordKey::Message(message.id.clone()), version: None });
    change.puts.push(Record::Message(Box::new(message)));
    change.puts.push(Record::Outbox(Box::new(outbox)));
}

/// Adds to a change that a message which stood so stands otherwise from now on.
pub(super) fn move_message(change: &mut Change, stood: Versioned<Outbox>, stands: Outbox) {
    let record = |outbox| Record::Outbox(Box::new(outbox));
    change.replace(stood.map(record), record(stands));
}
