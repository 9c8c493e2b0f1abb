//! The writer thread: groups of changes, from the queue into the ledger.
//!
//! It must never hand on a group that is not synced, and never touch the ledger again after a write or a sync has failed.

use std::sync::Arc;
use std::sync::mpsc::{SendError, SyncSender};

use super::apply::{Flight, answer};
use super::published::Published;
use super::queue::{Group, Queue};
use super::value::Applied;
use crate::store::change::StoreError;
use crate::store::ledger::{Place, Writer};

/// The writer thread's own state.
#[derive(Debug)]
pub struct Committer {
    /// Where entries go.
    pub writer: Writer,
    /// Where they come from.
    pub queue: Arc<Queue>,
    /// What readers see.
    pub published: Arc<Published>,
    /// Where groups go that are synced.
    pub flights: SyncSender<Flight>,
}

/// Turns away those who wait in the queue when the writer is gone, however it went.
struct Leaving(Arc<Queue>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

impl Committer {
    /// Commits until nothing will come any more; answers with the writer, for the clean stop.
    pub fn run(mut self) -> Writer {
        let leaving = Leaving(self.queue.clone());
        while let Some(group) = self.queue.take() {
            self.finish(group);
        }
        drop(leaving);
        self.writer
    }

    /// Writes, syncs, hands on.
    fn finish(&mut self, group: Group) {
        let Group { pending, bodies, last, answers } = group;
        if let Some(cause) = self.published.poison() {
            return answer(answers, Some(&cause)); // an earlier group failed while this one was made
        }
        let places = match self.append(&bodies) {
            Ok(places) => places,
            Err(error) => return answer(answers, Some(&self.published.poison_by(&error))),
        };
        let applied = Applied { position: self.writer.last(), link: self.writer.link() };
        let flight = Flight { pending, bodies, places, applied, time: last.map(|(_, time)| time), answers };
        if let Err(SendError(flight)) = self.flights.send(flight) {
            answer(flight.answers, Some(&self.published.poison_by(&StoreError::Closed)));
        }
    }

    fn append(&mut self, bodies: &[Vec<u8>]) -> Result<Vec<Place>, StoreError> {
        if bodies.is_empty() { Ok(Vec::new()) } else { self.writer.append(bodies) }
    }
}
