//! Blobs: bytes named by their SHA-256, in a folder or in memory.
//!
//! Owns the files `blobs/<first two digits>/<digest>`, and `blobs/packs` for those that were kept together. A blob is
//! written under another name, synced, renamed, and its folder synced, before anybody is told its digest; the folder's own
//! name was made durable before. It must never hand out bytes that do not match their digest.

mod pack;

use std::collections::{BTreeMap, HashMap};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use self::pack::Packs;
use super::change::StoreError;
use super::disk::{Disk, io_error, read_whole, write_durably};
use super::shape::entry::sha256;
use super::{Blobs, Read};
use crate::domain::id::Digest;

const FOLDER: &str = "blobs";
const PARTS: &str = "part";
const PACKS: &str = "packs";

/// Blobs in a folder.
#[derive(Debug)]
pub struct FolderBlobs {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    packs: Packs,
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
        let packs = Packs::open(disk.clone(), folder.join(PACKS))?;
        let durable = [const { AtomicBool::new(false) }; 256];
        Ok(FolderBlobs { disk, folder, packs, part: AtomicU64::new(0), durable })
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

    /// Whether bytes are there already, durably and sound.
    fn is_kept(&self, digest: &Digest, bytes: &[u8]) -> Read<bool> {
        let path = self.path(digest);
        if read_whole(self.disk.as_ref(), &path)?.is_none_or(|kept| kept != bytes) {
            return Ok(self.packs.blob(digest)?.is_some_and(|kept| kept == bytes));
        }
        // Whoever renamed it may have been killed before the name was durable.
        let folder = folder_of(&path);
        self.make_folder(digest, folder)?;
        self.disk.sync_folder(folder).map_err(io_error("syncing", folder))?;
        Ok(true)
    }

    /// A name under which something is written first.
    fn part(&self) -> PathBuf {
        self.folder.join(PARTS).join(self.part.fetch_add(1, Ordering::Relaxed).to_string())
    }

    fn path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        self.folder.join(&name[..2]).join(name)
    }
}

impl Blobs for FolderBlobs {
    fn keep_blobs(&self, blobs: &[&[u8]]) -> Read<Vec<Digest>> {
        let digests: Vec<Digest> = blobs.iter().map(|bytes| sha256(bytes)).collect();
        let mut new = BTreeMap::new();
        for (digest, bytes) in digests.iter().zip(blobs.iter().copied()) {
            if !self.is_kept(digest, bytes)? {
                new.insert(*digest, bytes);
            }
        }
        match new.into_iter().collect::<Vec<_>>().as_slice() {
            [(digest, bytes)] => {
                let path = self.path(digest);
                self.make_folder(digest, folder_of(&path))?;
                write_durably(self.disk.as_ref(), &self.part(), &path, bytes)?;
            }
            several => self.packs.keep(&self.part(), several)?,
        }
        Ok(digests)
    }

    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        let is_sound = |bytes: &Vec<u8>| sha256(bytes) == *digest;
        let alone = read_whole(self.disk.as_ref(), &self.path(digest))?;
        if alone.as_ref().is_some_and(is_sound) {
            return Ok(alone);
        }
        match self.packs.blob(digest)? {
            Some(packed) if is_sound(&packed) => Ok(Some(packed)),
            None if alone.is_none() => Ok(None),
            _ => Err(StoreError::DamagedBlob { digest: *digest }),
        }
    }

    fn erase_blob(&self, digest: &Digest) -> Read<bool> {
        let packed = self.packs.erase(&self.part(), digest)?;
        let path = self.path(digest);
        match self.disk.remove(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(packed),
            removed => removed.map_err(io_error("removing", &path))?,
        }
        let folder = folder_of(&path);
        self.disk.sync_folder(folder).map_err(io_error("syncing", folder))?;
        Ok(true)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().expect("a blob lies in a folder")
}

/// Blobs in memory.
#[derive(Debug, Default)]
pub struct MemoryBlobs(Mutex<HashMap<Digest, Vec<u8>>>);

impl Blobs for MemoryBlobs {
    fn keep_blobs(&self, blobs: &[&[u8]]) -> Read<Vec<Digest>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let keep = |bytes: &&[u8]| {
            let digest = sha256(bytes);
            kept.insert(digest, bytes.to_vec());
            digest
        };
        Ok(blobs.iter().map(keep).collect())
    }

    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(digest).cloned())
    }

    fn erase_blob(&self, digest: &Digest) -> Read<bool> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(digest).is_some())
    }
}
