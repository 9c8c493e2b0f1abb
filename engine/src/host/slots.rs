//! How many runs go at once: the pool holds that many instances, and a run beyond them waits instead of failing.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::limits::RUNS_AT_ONCE_MAX;

/// The places for running instances.
#[derive(Debug)]
pub struct Slots {
    free: Mutex<u32>,
    freed: Condvar,
}

/// A taken place, until this value goes.
#[derive(Debug)]
pub struct Slot<'a>(&'a Slots);

impl Slots {
    /// All places free.
    pub fn new() -> Slots {
        Slots { free: Mutex::new(RUNS_AT_ONCE_MAX), freed: Condvar::new() }
    }

    /// Takes a place; waits for a running instance to end where there is none, and each of them ends at its limits.
    pub fn take(&self) -> Slot<'_> {
        let mut free = self.freed.wait_while(self.lock(), |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Slot(self)
    }

    fn lock(&self) -> MutexGuard<'_, u32> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        *self.0.lock() += 1;
        self.0.freed.notify_one();
    }
}
