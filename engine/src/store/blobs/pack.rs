//! Packs: blobs that were kept together lie in one file, so that keeping them waits for the disk once.
//!
//! ```text
//! format, how many, for each its digest and length, then the bytes of all
//! ```
//!
//! A pack is written whole under another name, synced and renamed; erasing a blob writes its pack anew without it, under
//! the same name. Where a blob lies is kept in memory, and read from the packs' beginnings when they are opened. A file
//! whose beginning makes no sense is passed over: what it held is missed where it is asked for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use crate::domain::id::Digest;
use crate::store::Read;
use crate::store::change::StoreError;
use crate::store::disk::{Disk, DiskFile, OpenFor, io_error, read_whole, write_durably};

const FORMAT: &[u8; 8] = b"ddpack\0\x01";
const HEAD_BYTES: usize = FORMAT.len() + 4;
const LINE_BYTES: usize = 32 + 8;

/// The packs of a folder.
#[derive(Debug)]
pub(super) struct Packs {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    /// Held while a pack is read or written: nobody looks for a blob where it no longer lies.
    places: RwLock<Places>,
}

type Places = HashMap<Digest, Place>;

/// Where a blob lies.
#[derive(Clone, Debug)]
struct Place {
    pack: Arc<Path>,
    offset: u64,
    length: usize,
}

impl Packs {
    /// The packs of a folder, which is made.
    pub fn open(disk: Arc<dyn Disk>, folder: PathBuf) -> Result<Packs, StoreError> {
        disk.make_folder(&folder).map_err(io_error("making", &folder))?;
        let names = disk.list(&folder).map_err(io_error("listing", &folder))?;
        if !names.is_empty() {
            // Whoever renamed one may have been killed before its name was durable.
            disk.sync_folder(&folder).map_err(io_error("syncing", &folder))?;
        }
        let mut places = Places::new();
        for name in names {
            let pack: Arc<Path> = folder.join(name).into();
            let file = disk.open(&pack, OpenFor::Reading).map_err(io_error("opening", &pack))?;
            if let Some(index) = read_index(file.as_ref()).map_err(io_error("reading", &pack))? {
                learn(&mut places, &pack, &index);
            } else {
                tracing::error!(pack = %pack.display(), "a pack of blobs is damaged");
            }
        }
        Ok(Packs { disk, folder, places: RwLock::new(places) })
    }

    /// Keeps blobs durably; `part` is the name under which they are written first.
    pub fn keep(&self, part: &Path, blobs: &[(Digest, &[u8])]) -> Result<(), StoreError> {
        let Some((first, _)) = blobs.first() else { return Ok(()) };
        let pack: Arc<Path> = self.folder.join(first.to_string()).into();
        // Another pack may be called so: its blobs that are asked for stay in it.
        let mut places = self.places_to_change();
        let others = self.blobs_of(&pack, &places)?;
        let others = others.iter().filter(|(digest, _)| blobs.iter().all(|(own, _)| own != digest));
        let all: Vec<(Digest, &[u8])> =
            others.map(|(digest, bytes)| (*digest, bytes.as_slice())).chain(blobs.iter().copied()).collect();
        self.write(part, &pack, &all, &mut places)
    }

    /// The bytes of a digest, whatever they have become; `None` where no pack holds it.
    pub fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        let Some(Place { pack, offset, length }) = places.get(digest) else { return Ok(None) };
        let file = self.disk.open(pack, OpenFor::Reading).map_err(io_error("opening", pack))?;
        let mut bytes = vec![0; *length];
        let read = file.read_at(*offset, &mut bytes).map_err(io_error("reading", pack))?;
        bytes.truncate(read);
        Ok(Some(bytes))
    }

    /// Erases the bytes of a digest durably; whether a pack held it.
    pub fn erase(&self, part: &Path, digest: &Digest) -> Read<bool> {
        let mut places = self.places_to_change();
        let Some(Place { pack, .. }) = places.get(digest).cloned() else { return Ok(false) };
        let blobs = self.blobs_of(&pack, &places)?;
        let others = blobs.iter().filter(|(other, _)| other != digest);
        let others: Vec<(Digest, &[u8])> = others.map(|(digest, bytes)| (*digest, bytes.as_slice())).collect();
        self.write(part, &pack, &others, &mut places)?;
        places.remove(digest);
        Ok(true)
    }

    fn write(
        &self,
        part: &Path,
        pack: &Arc<Path>,
        blobs: &[(Digest, &[u8])],
        places: &mut Places,
    ) -> Result<(), StoreError> {
        let count = u32::try_from(blobs.len()).expect("a pack holds some thousand blobs");
        let mut bytes = [FORMAT.as_slice(), &count.to_be_bytes()].concat();
        for (digest, blob) in blobs {
            bytes.extend_from_slice(&digest.0);
            bytes.extend_from_slice(&(blob.len() as u64).to_be_bytes());
        }
        blobs.iter().for_each(|(_, blob)| bytes.extend_from_slice(blob));
        write_durably(self.disk.as_ref(), part, pack, &bytes)?;
        let index: Vec<(Digest, usize)> = blobs.iter().map(|(digest, blob)| (*digest, blob.len())).collect();
        learn(places, pack, &index);
        Ok(())
    }

    /// All that a pack holds; nothing where there is no such pack.
    fn blobs_of(&self, pack: &Path, places: &Places) -> Read<Vec<(Digest, Vec<u8>)>> {
        let Some(bytes) = read_whole(self.disk.as_ref(), pack)? else { return Ok(Vec::new()) };
        let mut held: Vec<(&Digest, &Place)> = places.iter().filter(|(_, place)| place.pack.as_ref() == pack).collect();
        held.sort_by_key(|(_, place)| place.offset);
        let own = |(digest, place): (&Digest, &Place)| {
            let start = usize::try_from(place.offset).unwrap_or(usize::MAX).min(bytes.len());
            let end = start.saturating_add(place.length).min(bytes.len());
            (*digest, bytes[start..end].to_vec())
        };
        Ok(held.into_iter().map(own).collect())
    }

    fn places_to_change(&self) -> RwLockWriteGuard<'_, Places> {
        self.places.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn learn(places: &mut Places, pack: &Arc<Path>, index: &[(Digest, usize)]) {
    let mut offset = (HEAD_BYTES + LINE_BYTES * index.len()) as u64;
    for (digest, length) in index {
        places.insert(*digest, Place { pack: pack.clone(), offset, length: *length });
        offset += *length as u64;
    }
}

/// The digests and lengths at the beginning of a pack; `None` where the file is none.
fn read_index(file: &dyn DiskFile) -> std::io::Result<Option<Vec<(Digest, usize)>>> {
    let mut head = [0; HEAD_BYTES];
    let whole = file.len()?;
    if file.read_at(0, &mut head)? < HEAD_BYTES || !head.starts_with(FORMAT) {
        return Ok(None);
    }
    let count = u32::from_be_bytes(*head.last_chunk().expect("4 bytes"));
    let bytes = u64::from(count) * LINE_BYTES as u64;
    if HEAD_BYTES as u64 + bytes > whole {
        return Ok(None);
    }
    let mut lines = vec![0; usize::try_from(bytes).unwrap_or(0)];
    file.read_at(HEAD_BYTES as u64, &mut lines)?;
    let line = |line: &[u8; LINE_BYTES]| {
        let (digest, length) = line.split_first_chunk().expect("a digest has 32 bytes");
        let length = u64::from_be_bytes(*length.first_chunk().expect("8 bytes"));
        usize::try_from(length).ok().filter(|length| *length as u64 <= whole).map(|length| (Digest(*digest), length))
    };
    Ok(lines.as_chunks().0.iter().map(line).collect())
}
