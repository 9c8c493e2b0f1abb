//! The memory backend: the strictest, for tests and for comparing the others with.
//!
//! Owns typed maps and nothing else: no index, no file, no thread. Lists are scans with a filter, so a mistake in another
//! backend's indexes shows up as a difference. It must never share code with a backend it is compared with, beyond the
//! rules of the contract and the stored shape of an entry.

mod calendars;
mod duties;
mod gate;
mod lists;
mod messages;
mod reminding;
mod scores;
mod state;

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::blobs::MemoryBlobs;
use super::change::{Change, CommitError, Committed, EntrySummary, Head, LedgerHealth};
use super::ledger::ENTRY_BYTES_MAX;
use super::{Blobs, Ledger, Read};
use crate::domain::Position;
use crate::domain::id::Digest;
pub use gate::{Gate, Moment};
use state::State;

/// A store that is gone with its process.
#[derive(Debug)]
pub struct MemoryStore {
    entry_bytes_max: u64,
    state: Mutex<State>,
    blobs: MemoryBlobs,
    gate: Gate,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::bounded(ENTRY_BYTES_MAX)
    }

    /// An empty store whose entries hold at most so many bytes.
    pub fn bounded(entry_bytes_max: u64) -> MemoryStore {
        let gate = Gate::default();
        MemoryStore { entry_bytes_max, state: Mutex::default(), blobs: MemoryBlobs::default(), gate }
    }

    /// An empty store whose writes pass a gate.
    pub fn behind(gate: Gate) -> MemoryStore {
        MemoryStore { gate, ..MemoryStore::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        MemoryStore::new()
    }
}

impl Ledger for MemoryStore {
    fn head(&self) -> Read<Head> {
        Ok(self.state().head())
    }

    fn commit(&self, change: Change) -> Result<Committed, CommitError> {
        self.gate.pass(Moment::BeforeWrite);
        let committed = self.state().commit(change, self.entry_bytes_max);
        self.gate.pass(Moment::AfterWrite);
        committed
    }

    fn health(&self) -> LedgerHealth {
        LedgerHealth::Writable
    }

    fn entries(&self, after: Position, limit: usize) -> Read<Vec<EntrySummary>> {
        Ok(self.state().entries.iter().filter(|entry| entry.position > after).take(limit).cloned().collect())
    }
}

impl Blobs for MemoryStore {
    fn keep_blobs(&self, blobs: &[&[u8]]) -> Read<Vec<Digest>> {
        self.gate.pass(Moment::BeforeWrite);
        let kept = self.blobs.keep_blobs(blobs);
        self.gate.pass(Moment::AfterWrite);
        kept
    }

    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        self.blobs.blob(digest)
    }

    fn erase_blob(&self, digest: &Digest) -> Read<bool> {
        self.blobs.erase_blob(digest)
    }
}
