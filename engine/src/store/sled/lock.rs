//! The lock on a data folder: one process owns it.
//!
//! Owns the file `lock`. It must never be inherited: a process that is being started from this one holds the same open
//! file for a moment, so the lock is given back and not only closed.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::store::change::StoreError;
use crate::store::disk::io_error;

const FILE: &str = "lock";

/// A data folder that is ours, until this is dropped.
#[derive(Debug)]
pub struct FolderLock(File);

impl FolderLock {
    /// Takes a data folder, unless someone has it.
    pub fn take(data: &Path) -> Result<FolderLock, StoreError> {
        let path = data.join(FILE);
        let mut options = OpenOptions::new();
        let file = options.create(true).truncate(false).write(true).open(&path).map_err(io_error("opening", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { folder: data.display().to_string() }),
            Err(TryLockError::Error(error)) => Err(io_error("locking", &path)(error)),
        }
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::error!(%error, "the lock of the data folder could not be given back");
        }
    }
}
