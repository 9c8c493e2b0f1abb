//! Which start of the machine wrote to sled last, and whether it was closed cleanly since.
//!
//! Sled reuses stretches of its log and is not synced while the store is open, so what it wrote before a power loss
//! proves nothing, while what it wrote before a kill is all there. Owns the file `sled-boot`: the start of the machine,
//! and after a clean stop, when sled's files were synced, a line that says so. That line must be gone, durably, before
//! sled is opened: an older clean stop must never vouch for what is written after it.

use std::io::ErrorKind;
use std::path::Path;

use crate::store::change::StoreError;
use crate::store::disk::{RealDisk, io_error, write_durably};

const FILE: &str = "sled-boot";
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";
const CLEAN: &[u8] = b"clean\n";

/// What the last one who had sled open left behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// It was closed cleanly, and its files were synced.
    pub clean: bool,
    /// The machine was restarted since, or may have been.
    pub restarted: bool,
}

/// Looks what was left, and notes that sled is open from now on. What cannot be noted costs trust and nothing else, save
/// that the line of a clean stop must go.
pub fn take(data: &Path) -> Result<Left, StoreError> {
    let path = data.join(FILE);
    let (then, now) = (std::fs::read(&path).ok(), std::fs::read(BOOT_ID).ok());
    let clean = then.as_ref().is_some_and(|then| then.ends_with(CLEAN));
    let started = then.as_ref().map(|then| then.strip_suffix(CLEAN).unwrap_or(then));
    let restarted = now.is_none() || started != now.as_deref();
    if clean || restarted {
        let noted = now.map(|now| note(data, &now)).transpose();
        if !matches!(noted, Ok(Some(()))) {
            tracing::warn!(file = %path.display(), "the start of the machine could not be noted");
            if clean {
                forget(&path)?;
            }
        }
    }
    Ok(Left { clean, restarted })
}

/// Notes that sled was closed and that its files were synced.
pub fn note_clean(data: &Path) -> Result<(), StoreError> {
    let now = std::fs::read(BOOT_ID).unwrap_or_default();
    note(data, &[&now, CLEAN].concat())
}

fn note(data: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_durably(&RealDisk, &data.join(format!("{FILE}.part")), &data.join(FILE), bytes)
}

fn forget(path: &Path) -> Result<(), StoreError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        removed => removed.map_err(io_error("removing", path))?,
    }
    let folder = path.parent().expect("the file lies in the data folder");
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(io_error("syncing", folder))
}
