//! Lists what was written to the ledger, entry by entry: what a stream of events is made of.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::{Instant, Position};
use crate::store::{RecordKey, shape};

/// The most keys of records that an entry is told with; an import writes many more.
pub const KEYS_TOLD_MAX: usize = 50;

/// An entry of the ledger.
#[derive(Clone, Debug)]
pub struct EntryLine {
    /// Its position.
    pub position: Position,
    /// Its time.
    pub time: Instant,
    /// Who.
    pub actor: String,
    /// What, as `assign-task`.
    pub operation: String,
    /// Why.
    pub reason: String,
    /// The keys of the first [`KEYS_TOLD_MAX`] records it put or removed, each as the JSON that the ledger holds.
    pub keys: Vec<Vec<u8>>,
    /// How many records there are.
    pub keys_total: usize,
}

/// The entries after a position, at most `limit`, in order.
pub fn list_entries(engine: &Engine, after: Position, limit: usize) -> Result<Vec<EntryLine>, Refusal> {
    let entries = engine.store.entries(after, limit)?.into_iter();
    let line = |entry: crate::store::change::EntrySummary| {
        let told: Vec<&RecordKey> = entry.keys.iter().filter(|key| is_told(key)).collect();
        EntryLine {
            position: entry.position,
            time: entry.time,
            keys: told.iter().take(KEYS_TOLD_MAX).map(|key| shape::key_json(key)).collect(),
            keys_total: told.len(),
            actor: entry.actor,
            operation: entry.operation,
            reason: entry.reason,
        }
    };
    Ok(entries.map(line).collect())
}

/// The last entry that readers see.
pub fn head(engine: &Engine) -> Result<Position, Refusal> {
    Ok(engine.store.head()?.position)
}

/// Who may write, and what was sent under which idempotency key, is nobody's to watch.
fn is_told(key: &RecordKey) -> bool {
    !matches!(key, RecordKey::Token(_) | RecordKey::Creation(_))
}
