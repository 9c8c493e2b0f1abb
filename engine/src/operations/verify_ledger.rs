//! Verifies the ledger of a data folder by its segments alone, also beside a running server.

use std::path::Path;

use super::refusal::Refusal;
pub use crate::store::ledger::Verified;
use crate::store::ledger::{FOLDER, verify};

/// What the ledger was found to be; `progress` is told the bytes that are done.
pub fn verify_ledger(folder: &Path, progress: &mut dyn FnMut(u64)) -> Result<Verified, Refusal> {
    if !folder.join(FOLDER).is_dir() {
        return Err(Refusal::Absent { what: format!("ledger in {}", folder.display()) });
    }
    Ok(verify(&crate::store::disk::RealDisk, folder, progress)?)
}
