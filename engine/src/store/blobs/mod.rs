//! Blobs: bytes named by their SHA-256, in a folder or in memory.
//!
//! Owns the files `blobs/<first two digits>/<digest>`. A blob is written under another name, synced, renamed, and its
//! folder synced, before anybody is told its digest; the folder's own name was made durable before. It must never hand out bytes that do not match their digest.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::change::StoreError;
use super::disk::{Disk, io_error, read_whole, write_durably};
use super::shape::entry::sha256;
use super::{Blobs, Read};
use crate::domain::id::Digest;

const FOLDER: &str = "blobs";
const PARTS: &str = "part";

/// Blobs in a folder.
#[derive(Debug)]
pub struct FolderBlobs {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    part: AtomicU64,
    /// By the first byte of a digest: whether its folder's name is known to be durable.
    durable: [AtomicBool; 256],
}

impl FolderBlobs {
    /// The blobs of a data folder; what an earlier process did not finish is removed.
    pub fn open(disk: Arc<dyn Disk>, data: &Path) -> Result<FolderBlobs, StoreError> {
        let folder = data.join(FOLDER);
        let parts = folder.join(PARTS);
        disk.make_folder(&parts).map_err(io_error("making", &parts))?;
        for name in disk.list(&parts).map_err(io_error("listing", &parts))? {
            let part = parts.join(name);
            disk.remove(&part).map_err(io_error("removing", &part))?;
        }
        Ok(FolderBlobs { disk, folder, part: AtomicU64::new(0), durable: [const { AtomicBool::new(false) }; 256] })
    }

    /// Makes the folder of a digest. Whoever made it may not have come to sync its name, so that is done here, once.
    fn make_folder(&self, digest: &Digest, folder: &Path) -> Result<(), StoreError> {
        let durable = &self.durable[usize::from(digest.0[0])];
        if !durable.load(Ordering::Acquire) {
            self.disk.make_folder(folder).map_err(io_error("making", folder))?;
            self.disk.sync_folder(&self.folder).map_err(io_error("syncing", &self.folder))?;
            durable.store(true, Ordering::Release);
        }
        Ok(())
    }

    fn path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        self.folder.join(&name[..2]).join(name)
    }
}

impl Blobs for FolderBlobs {
    fn keep_blob(&self, bytes: &[u8]) -> Read<Digest> {
        let digest = sha256(bytes);
        let path = self.path(&digest);
        let folder = path.parent().expect("a blob lies in a folder");
        self.make_folder(&digest, folder)?;
        if read_whole(self.disk.as_ref(), &path)?.is_some_and(|kept| kept == bytes) {
            // Whoever renamed it may have been killed before the name was durable.
            self.disk.sync_folder(folder).map_err(io_error("syncing", folder))?;
            return Ok(digest);
        }
        let part = self.folder.join(PARTS).join(self.part.fetch_add(1, Ordering::Relaxed).to_string());
        write_durably(self.disk.as_ref(), &part, &path, bytes)?;
        Ok(digest)
    }

    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        match read_whole(self.disk.as_ref(), &self.path(digest))? {
            Some(bytes) if sha256(&bytes) != *digest => Err(StoreError::DamagedBlob { digest: *digest }),
            bytes => Ok(bytes),
        }
    }

    fn erase_blob(&self, digest: &Digest) -> Read<bool> {
        let path = self.path(digest);
        match self.disk.remove(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            removed => removed.map_err(io_error("removing", &path))?,
        }
        let folder = path.parent().expect("a blob lies in a folder");
        self.disk.sync_folder(folder).map_err(io_error("syncing", folder))?;
        Ok(true)
    }
}

/// Blobs in memory.
#[derive(Debug, Default)]
pub struct MemoryBlobs(Mutex<HashMap<Digest, Vec<u8>>>);

impl Blobs for MemoryBlobs {
    fn keep_blob(&self, bytes: &[u8]) -> Read<Digest> {
        let digest = sha256(bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(digest, bytes.to_owned());
        Ok(digest)
    }

    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(digest).cloned())
    }

    fn erase_blob(&self, digest: &Digest) -> Read<bool> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(digest).is_some())
    }
}
