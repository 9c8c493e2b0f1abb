//! The applying thread: groups that are synced, from the ledger into sled and to their answers, in order.
//!
//! It runs beside the writer, so that sled works while the disk syncs the next group. It must never apply a group after
//! one that it could not apply, and never answer before what it answers about can be read.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::pending::Pending;
use super::published::Published;
use super::records::Records;
use super::reply::{Answer, Reply};
use super::value::Applied;
use crate::domain::{Instant, Position};
use crate::store::change::{CommitError, Head, StoreError};
use crate::store::ledger::Place;

/// A group that is on its way into sled.
#[derive(Debug)]
pub struct Flight {
    /// Its effects; the writer looks at them until they are applied.
    pub pending: Arc<Pending>,
    /// The JSON of its entries.
    pub bodies: Vec<Vec<u8>>,
    /// Where its entries lie; empty when every change of it was refused.
    pub places: Vec<Place>,
    /// How far it brings the records.
    pub applied: Applied,
    /// The time of its last entry.
    pub time: Option<Instant>,
    /// Who waits for what.
    pub answers: Vec<(Reply, Answer)>,
}

/// The applying thread's own state.
#[derive(Debug)]
pub struct Applier {
    /// What is true.
    pub records: Arc<Records>,
    /// What readers see.
    pub published: Arc<Published>,
}

impl Applier {
    /// Applies until the writer has ended.
    pub fn run(self, flights: &Receiver<Flight>) {
        let mut failed: Option<String> = None;
        while let Ok(flight) = flights.recv() {
            if failed.is_none() {
                failed = self.apply(&flight).err().map(|error| self.published.poison_by(&error));
            }
            answer(flight.answers, failed.as_deref());
        }
    }

    fn apply(&self, flight: &Flight) -> Result<(), StoreError> {
        let Some(first) = flight.places.first() else { return Ok(()) };
        let entry = |position: Position| {
            let index = usize::try_from(position.0 - first.position.0);
            let index = index.expect("a version of this group is one of its entries");
            (flight.places[index], flight.bodies[index].as_slice())
        };
        self.records.apply(flight.pending.effects(entry), flight.applied)?;
        self.published.advance(Head { position: flight.applied.position, time: flight.time });
        Ok(())
    }
}

/// Tells everybody who waits. After a failure nobody is told that a change was made, nor that it met a record which may
/// never have been.
pub fn answer(answers: Vec<(Reply, Answer)>, failed: Option<&str>) {
    for (reply, answer) in answers {
        let answer = match (failed, answer) {
            (Some(cause), Ok(_) | Err(CommitError::Conflict { .. })) => {
                Err(CommitError::Poisoned { cause: cause.to_owned() })
            }
            (_, answer) => answer,
        };
        reply.send(answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::sample;
    use crate::store::record::RecordKey;
    use crate::store::sled::reply::reply;

    fn told(what: Answer, failed: Option<&str>) -> Answer {
        let (reply, waiting) = reply();
        answer(vec![(reply, what)], failed);
        waiting.receive()
    }

    #[test]
    fn nobody_is_told_of_a_version_that_may_never_have_been() {
        let conflict = || {
            let key = RecordKey::Task(sample::task_key("p:1"));
            Err(CommitError::Conflict { key, version: Some(Position(7)) })
        };
        assert!(matches!(told(conflict(), None), Err(CommitError::Conflict { .. })));
        assert!(matches!(told(conflict(), Some("no sync")), Err(CommitError::Poisoned { .. })));
        let large = Err(CommitError::TooLarge { bytes: 2, bytes_max: 1 });
        assert!(matches!(told(large, Some("no sync")), Err(CommitError::TooLarge { .. })));
    }
}
