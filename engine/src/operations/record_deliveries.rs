//! Records what came of deliveries, many in one commit.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::post_message::move_message;
use super::refusal::Refusal;
use crate::domain::outbox::{Delivery, Outbox, OutboxState};
use crate::giving_way::giving_way;
use crate::store::{Change, Versioned};

/// How many deliveries one commit records at most.
pub const DELIVERIES_PER_COMMIT: usize = 512;

/// What came of one message.
#[derive(Clone, Debug)]
pub struct Handled {
    /// Where it stood when it was taken up.
    pub row: Versioned<Outbox>,
    /// What was done.
    pub outcome: DeliveryOutcome,
}

/// What was done with a message.
#[derive(Clone, Debug)]
pub enum DeliveryOutcome {
    /// It was tried.
    Tried {
        /// The attempt.
        delivery: Delivery,
        /// How many seconds the receiver asked to be left alone.
        retry_after: Option<u64>,
    },
    /// It was not tried, because what it would be sent to answers nobody just now.
    PutOff,
}

/// How many messages came to stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeliveriesRecorded {
    /// Taken.
    pub delivered: usize,
    /// Tried in vain, and tried again later.
    pub failed: usize,
    /// Not tried any more.
    pub dead: usize,
    /// Put off without a try.
    pub put_off: usize,
}

impl DeliveriesRecorded {
    /// Both together.
    #[must_use]
    pub fn and(self, other: DeliveriesRecorded) -> DeliveriesRecorded {
        DeliveriesRecorded {
            delivered: self.delivered + other.delivered,
            failed: self.failed + other.failed,
            dead: self.dead + other.dead,
            put_off: self.put_off + other.put_off,
        }
    }
}

/// Records what came of messages, [`DELIVERIES_PER_COMMIT`] a commit. A message that has moved on since it was taken up is
/// read again, and what came of it is recorded all the same.
pub fn record_deliveries(engine: &Engine, handled: &[Handled]) -> Result<DeliveriesRecorded, Refusal> {
    let chunks = handled.chunks(DELIVERIES_PER_COMMIT);
    chunks.map(|chunk| record(engine, chunk)).try_fold(DeliveriesRecorded::default(), |all, some| Ok(all.and(some?)))
}

fn record(engine: &Engine, handled: &[Handled]) -> Result<DeliveriesRecorded, Refusal> {
    let mut first = true;
    commit_decided(engine, || {
        let mut change = Change {
            replaces: Vec::with_capacity(handled.len()),
            puts: Vec::with_capacity(handled.len()),
            ..Change::by_engine("record-deliveries", engine.clock.now())
        };
        let mut recorded = DeliveriesRecorded::default();
        for Handled { row, outcome } in giving_way(handled) {
            let again = if first { None } else { engine.store.outbox(&row.value.message)? };
            let read = again.unwrap_or_else(|| row.clone());
            let mut outbox = read.value.clone();
            count(&mut recorded, outcome, &mut outbox, change.now);
            move_message(&mut change, read, outbox);
        }
        first = false;
        Ok(if change.is_empty() { Decision::Done(recorded) } else { Decision::Write(change, recorded) })
    })
}

fn count(
    recorded: &mut DeliveriesRecorded,
    outcome: &DeliveryOutcome,
    outbox: &mut Outbox,
    now: crate::domain::Instant,
) {
    match outcome {
        DeliveryOutcome::PutOff => {
            outbox.put_off(now);
            recorded.put_off += 1;
        }
        DeliveryOutcome::Tried { delivery, retry_after } => {
            outbox.record(delivery.clone(), *retry_after);
            match outbox.status.state() {
                OutboxState::Delivered => recorded.delivered += 1,
                OutboxState::Waiting => recorded.failed += 1,
                OutboxState::Dead => recorded.dead += 1,
            }
        }
    }
}
