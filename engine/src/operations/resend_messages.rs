//! Has dead messages tried again from the beginning: one, or all of a contact.

use super::decided::{Decision, commit_decided};
use super::engine::{Engine, READ_PAGE};
use super::list_messages::{MessageView, show_message};
use super::post_message::move_message;
use super::refusal::Refusal;
use crate::domain::id::ContactId;
use crate::domain::message::MessageId;
use crate::domain::outbox::{Outbox, OutboxState};
use crate::domain::{Instant, Position};
use crate::store::{Change, OutboxQuery, RecordKey, Versioned};

/// How many messages one commit has sent again at most.
const RESENT_PER_COMMIT: usize = 256;

/// Has one dead message sent again, under the id it has; answers with where it stands. `seen` is the version that the caller
/// saw; `None` when it does not matter to them.
pub fn resend_message(
    engine: &Engine,
    actor: &str,
    id: &MessageId,
    seen: Option<Position>,
) -> Result<MessageView, Refusal> {
    let now = engine.clock.now();
    let what = || RecordKey::Message(id.clone()).to_string();
    commit_decided(engine, || {
        let row = engine.store.outbox(id)?.ok_or_else(|| Refusal::Absent { what: what() })?;
        if seen.is_some_and(|seen| seen != row.version) {
            return Err(Refusal::Stale { what: what(), version: Some(row.version) });
        }
        let mut change = change(actor, now);
        if !again(&mut change, row, actor, now) {
            let message = "only what is dead is sent again: this message waits or was delivered";
            return Err(Refusal::fault("not-dead", "", message));
        }
        Ok(Decision::Write(change, ()))
    })?;
    show_message(engine, id)
}

/// Has all dead messages of a contact sent again, each under the id it has; says how many.
pub fn resend_messages(engine: &Engine, actor: &str, contact: &ContactId) -> Result<usize, Refusal> {
    let now = engine.clock.now();
    let (mut after, mut resent) = (None, 0);
    loop {
        let (contact, state) = (Some(contact.clone()), Some(OutboxState::Dead));
        let limit = RESENT_PER_COMMIT.min(READ_PAGE);
        let query = OutboxQuery { unit: None, contact, channel: None, state, after, limit };
        let page = engine.store.outboxes(&query)?;
        let Some(last) = page.last().map(|row| row.value.message.clone()) else { return Ok(resent) };
        resent += commit_decided(engine, || {
            let mut change = change(actor, now);
            for row in &page {
                // It may have been sent again by someone else since the page was read.
                if let Some(row) = engine.store.outbox(&row.value.message)? {
                    again(&mut change, row, actor, now);
                }
            }
            let count = change.puts.len();
            Ok(if count == 0 { Decision::Done(0) } else { Decision::Write(change, count) })
        })?;
        after = Some(last);
    }
}

fn change(actor: &str, now: Instant) -> Change {
    Change::by(actor, "resend-messages", now)
}

fn again(change: &mut Change, row: Versioned<Outbox>, actor: &str, now: Instant) -> bool {
    let mut outbox = row.value.clone();
    if !outbox.resend(actor, now) {
        return false;
    }
    move_message(change, row, outbox);
    true
}
