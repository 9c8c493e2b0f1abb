//! One answer, from the threads that write to the one who waits.
//!
//! A channel would spin before it sleeps, and with many waiting that takes the processor from those they wait for. It must
//! never leave anyone waiting: a sender that is gone without an answer says so.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

use crate::store::change::{CommitError, Committed, StoreError};

/// What became of a change.
pub type Answer = Result<Committed, CommitError>;

/// Where the answer is given.
#[derive(Debug)]
pub struct Reply {
    slot: Arc<Mutex<Option<Answer>>>,
    waiting: Thread,
}

/// Where it is waited for, by the thread that made it.
#[derive(Debug)]
pub struct Waiting(Arc<Mutex<Option<Answer>>>);

/// An answer to be given, and the wait for it.
pub fn reply() -> (Reply, Waiting) {
    let slot = Arc::new(Mutex::new(None));
    (Reply { slot: slot.clone(), waiting: std::thread::current() }, Waiting(slot))
}

impl Reply {
    /// Gives the answer.
    pub fn send(self, answer: Answer) {
        *locked(&self.slot) = Some(answer);
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        locked(&self.slot).get_or_insert(Err(StoreError::Closed.into()));
        self.waiting.unpark();
    }
}

impl Waiting {
    /// Sleeps until there is an answer.
    pub fn receive(self) -> Answer {
        loop {
            if let Some(answer) = locked(&self.0).take() {
                return answer;
            }
            std::thread::park();
        }
    }
}

fn locked(slot: &Mutex<Option<Answer>>) -> MutexGuard<'_, Option<Answer>> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}
