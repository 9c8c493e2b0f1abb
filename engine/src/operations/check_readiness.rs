//! Says whether work can be recorded.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Position;
use crate::store::LedgerHealth;

/// The ledger's head; refused where the store takes no commits any more.
pub fn check_readiness(engine: &Engine) -> Result<Position, Refusal> {
    match engine.store.health() {
        LedgerHealth::Writable => Ok(engine.store.head()?.position),
        LedgerHealth::Poisoned { cause } => Err(Refusal::Unavailable { cause }),
    }
}
