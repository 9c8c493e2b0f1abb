//! The streams of events that are open: how many there may be, what they wait for, and when they end.
//!
//! The ledger itself is what they stand on: a stream holds a position, waits until the head is past it, and reads on from
//! there, so that nothing is queued for a client that reads slowly and nothing is missed by one that comes back. One task
//! looks at the head for all of them. They never hold up the one write.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{MissedTickBehavior, interval};

use crate::domain::Position;
use crate::operations::Engine;
use crate::operations::list_entries::head;

/// The most streams that are open at once.
pub const STREAMS_MAX: usize = 64;

/// How long passes between two looks at the head.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// The streams of events.
#[derive(Debug)]
pub struct Streams {
    places: Arc<Semaphore>,
    seen: watch::Sender<Seen>,
}

/// What was last seen.
#[derive(Clone, Copy, Debug)]
struct Seen {
    head: Position,
    is_ended: bool,
}

/// A stream's place among those that are open; it is free again when this is dropped.
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
    seen: watch::Receiver<Seen>,
}

impl Streams {
    /// None are open.
    pub fn new() -> Streams {
        let seen = Seen { head: Position::UNRECORDED, is_ended: false };
        Streams { places: Arc::new(Semaphore::new(STREAMS_MAX)), seen: watch::Sender::new(seen) }
    }

    /// A place; `None` where all are taken.
    pub fn enter(&self) -> Option<Place> {
        let permit = Arc::clone(&self.places).try_acquire_owned().ok()?;
        Some(Place { _permit: permit, seen: self.seen.subscribe() })
    }

    /// Ends all of them, and those that are still opened.
    pub fn end(&self) {
        self.seen.send_modify(|seen| seen.is_ended = true);
    }

    /// Looks at the head, and wakes the streams when it has moved.
    pub async fn watch(&self, engine: &Engine) -> Infallible {
        let mut looks = interval(BETWEEN_LOOKS);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            looks.tick().await;
            match head(engine) {
                Ok(head) => {
                    let moved = |seen: &mut Seen| std::mem::replace(&mut seen.head, head) != head;
                    self.seen.send_if_modified(moved);
                }
                Err(error) => {
                    tracing::warn!(%error, "the head of the ledger cannot be read; the next look tries again");
                }
            }
        }
    }
}

impl Default for Streams {
    fn default() -> Self {
        Streams::new()
    }
}

impl Place {
    /// Waits until the head is past a position; whether there is anything to read, and not the end of all streams.
    pub async fn wait_past(&mut self, position: Position) -> bool {
        let seen = self.seen.wait_for(|seen| seen.is_ended || seen.head > position).await;
        seen.is_ok_and(|seen| !seen.is_ended)
    }
}
