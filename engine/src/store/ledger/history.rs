//! Reading entries back: from a position on, or one stretch of bytes of one entry.
//!
//! Owns the sparse index of where entries lie; it costs some twenty bytes for every [`STRIDE`] entries. It must never read
//! past what the writer has published.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::frame::{Frames, Keep, Kind, Next};
use super::segment;
use super::walk::{damaged, unreadable};
use crate::domain::Position;
use crate::store::change::StoreError;
use crate::store::disk::{Disk, DiskFile, OpenFor, io_error};
use crate::store::shape::entry::{Seal, decode_seal};

/// One of so many entries is in the index.
const STRIDE: u64 = 256;

/// So many segments stay open for reading.
const READERS_MAX: usize = 16;

/// Where an entry lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The entry.
    pub position: Position,
    /// The first entry of its segment.
    pub segment: Position,
    /// Where its frame begins.
    pub offset: u64,
    /// Where its body begins.
    pub body_at: u64,
}

/// What a reader of the history is handed: an entry with its bytes, or the seal after a group.
#[derive(Debug)]
pub enum EntryAt<'a> {
    /// An entry.
    Entry(Place, &'a [u8]),
    /// A seal.
    Seal(Seal),
}

/// The entries that can be read.
#[derive(Debug)]
pub struct History {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    index: RwLock<Vec<Place>>,
    /// The segments that records were last read from, the latest last.
    readers: Mutex<Vec<(Position, Arc<dyn DiskFile>)>>,
}

impl History {
    /// The history of a folder, with an index that is still empty.
    pub fn new(disk: Arc<dyn Disk>, folder: PathBuf) -> History {
        History { disk, folder, index: RwLock::new(Vec::new()), readers: Mutex::new(Vec::new()) }
    }

    /// Notes where an entry lies; entries come in order.
    pub fn note(&self, place: Place) {
        let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
        let due = index.last().is_none_or(|last| {
            last.segment != place.segment || place.position.0 >= last.position.0.saturating_add(STRIDE)
        });
        if due {
            index.push(place);
        }
    }

    /// Hands over the entries after `after` up to `through`, in order, with the seals between them, until `visit` says
    /// that it has enough.
    pub fn read(
        &self,
        after: Position,
        through: Position,
        visit: &mut dyn FnMut(EntryAt<'_>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut wanted = after.next();
        while wanted <= through {
            let place = self.nearest(wanted)?;
            match self.read_segment(place, wanted, through, visit)? {
                Some(next) if next > wanted => wanted = next,
                Some(_) => {
                    return Err(damaged(wanted, place.segment, place.offset, "the segment ends before this entry"));
                }
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// The first entry of the segment that an entry is in.
    pub fn segment_of(&self, position: Position) -> Result<Position, StoreError> {
        self.nearest(position).map(|place| place.segment) // the first entry of every segment is in the index
    }

    /// A stretch of bytes of a segment.
    pub fn bytes(&self, first: Position, at: u64, length: usize) -> Result<Vec<u8>, StoreError> {
        let file = self.reader(first)?;
        let mut bytes = vec![0; length];
        let read = file.read_at(at, &mut bytes);
        let read = read.map_err(|error| io_error("reading", &segment::path(&self.folder, first))(error))?;
        bytes.truncate(read);
        Ok(bytes)
    }

    /// A segment, open for reading; the last few stay open.
    fn reader(&self, first: Position) -> Result<Arc<dyn DiskFile>, StoreError> {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        let open = readers.iter().position(|(segment, _)| *segment == first);
        let file = if let Some(index) = open {
            readers.remove(index).1
        } else {
            let path = segment::path(&self.folder, first);
            Arc::from(self.disk.open(&path, OpenFor::Reading).map_err(io_error("opening", &path))?)
        };
        if readers.len() == READERS_MAX {
            readers.remove(0);
        }
        readers.push((first, file.clone()));
        Ok(file)
    }

    /// Reads on in one segment; answers the next entry to read, or `None` when there is enough.
    fn read_segment(
        &self,
        from: Place,
        wanted: Position,
        through: Position,
        visit: &mut dyn FnMut(EntryAt<'_>) -> Result<bool, StoreError>,
    ) -> Result<Option<Position>, StoreError> {
        let path = segment::path(&self.folder, from.segment);
        let file = self.disk.open(&path, OpenFor::Reading).map_err(io_error("opening", &path))?;
        let keep = |position| if position >= wanted { Keep::All } else { Keep::Seals };
        let mut frames = Frames::new(file.as_ref(), from.offset, Keep::Seals).map_err(io_error("reading", &path))?;
        let mut position = from.position;
        loop {
            let offset = frames.offset;
            frames.keep(keep(position));
            match frames.next().map_err(io_error("reading", &path))? {
                Next::End => return Ok(Some(position)),
                Next::Bad { .. } if position > through => return Ok(Some(position)), // being written right now
                Next::Bad { what, .. } => return Err(damaged(position, from.segment, offset, what)),
                Next::Frame { kind: Kind::Entry, body_at } => {
                    if position > through {
                        return Ok(Some(position));
                    }
                    let place = Place { position, segment: from.segment, offset, body_at };
                    if position >= wanted && !visit(EntryAt::Entry(place, &frames.body))? {
                        return Ok(None);
                    }
                    position = position.next();
                }
                Next::Frame { kind: Kind::Seal, .. } if position > wanted => {
                    let seal = decode_seal(&frames.body).map_err(|fault| {
                        unreadable(Place { position, segment: from.segment, offset, body_at: offset }, fault)
                    })?;
                    if !visit(EntryAt::Seal(seal))? {
                        return Ok(None);
                    }
                }
                Next::Frame { kind: Kind::Seal, .. } => {}
            }
        }
    }

    /// The last entry of the index that is not after this one.
    fn nearest(&self, position: Position) -> Result<Place, StoreError> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        let after = index.partition_point(|place| place.position <= position);
        let missing = || damaged(position, position, 0, "the segment is missing");
        after.checked_sub(1).map(|at| index[at]).ok_or_else(missing)
    }
}
