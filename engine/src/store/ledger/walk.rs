//! The walk over segments and frames that opening, replaying and verifying share.
//!
//! Owns what makes a sequence of segments one ledger: positions that follow each other, headers that continue the chain,
//! seals that cover what they stand after. It must never decide whether a bad record is a torn tail.

use std::path::{Path, PathBuf};

use super::frame::{Frames, Keep, Kind, Next};
use super::history::Place;
use super::segment::{self, HEADER_BYTES, Header};
use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::change::StoreError;
use crate::store::disk::{Disk, DiskFile, OpenFor, io_error};
use crate::store::shape::entry::{Seal, decode_seal};
use crate::store::shape::{FORMAT, Unreadable};

/// What a walk comes by.
#[derive(Debug)]
pub enum Step<'a> {
    /// An entry; its body is empty unless all are kept.
    Entry(Place, &'a [u8]),
    /// A seal.
    Seal(Seal),
}

/// How far a walk came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The last whole entry.
    pub last: Position,
    /// The last entry under a seal.
    pub sealed: Position,
    /// The link of the last seal.
    pub link: Digest,
}

/// A record that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The entry it should be, or whose seal it should be.
    pub position: Position,
    /// The segment.
    pub first: Position,
    /// Where it begins.
    pub offset: u64,
    /// What is wrong.
    pub what: &'static str,
    /// Whether a valid record follows it.
    pub followed: bool,
}

/// Whether the one who walks wants to go on.
pub type Visit<'v> = dyn FnMut(Step<'_>) -> Result<(), StoreError> + 'v;

/// A walk.
#[derive(Debug)]
pub struct Walk<'d> {
    disk: &'d dyn Disk,
    folder: PathBuf,
    keep: Keep,
    /// How far it came.
    pub reached: Reached,
    /// The segment it stands in.
    pub segment: Option<Position>,
    /// The offset it stands at.
    pub offset: u64,
}

impl Reached {
    /// Before the first entry.
    pub const START: Reached =
        Reached { last: Position::UNRECORDED, sealed: Position::UNRECORDED, link: Digest([0; 32]) };
}

impl Bad {
    /// The error that names it.
    pub fn error(&self) -> StoreError {
        damaged(self.position, self.first, self.offset, self.what)
    }
}

/// The error that names a damaged place.
pub fn damaged(position: Position, first: Position, offset: u64, what: &str) -> StoreError {
    StoreError::Damaged { position, file: segment::name(first), offset, what: what.to_owned() }
}

impl<'d> Walk<'d> {
    /// A walk from the first entry.
    pub fn new(disk: &'d dyn Disk, folder: &Path, keep: Keep) -> Walk<'d> {
        Walk { disk, folder: folder.to_owned(), keep, reached: Reached::START, segment: None, offset: 0 }
    }

    /// The segments that are there.
    pub fn segments(&self) -> Result<Vec<Position>, StoreError> {
        let names = self.disk.list(&self.folder).map_err(io_error("listing", &self.folder))?;
        Ok(segment::firsts(&names))
    }

    /// Walks over all segments, to the end or to the first bad record.
    pub fn all(&mut self, visit: &mut Visit<'_>) -> Result<Option<Bad>, StoreError> {
        let firsts = self.segments()?;
        for (index, first) in firsts.iter().enumerate() {
            let later = index + 1 < firsts.len();
            if let Some(bad) = self.enter(*first)? {
                return Ok(Some(Bad { followed: bad.followed || later, ..bad }));
            }
            if let Some(bad) = self.frames(visit)? {
                return Ok(Some(Bad { followed: bad.followed || later, ..bad }));
            }
        }
        Ok(None)
    }

    /// Reads the header of the next segment.
    pub fn enter(&mut self, first: Position) -> Result<Option<Bad>, StoreError> {
        let expected = self.reached.last.next();
        if first != expected {
            let what = if first > expected { "the segment is missing" } else { "two segments hold the same entries" };
            return Err(damaged(expected, first.min(expected), 0, what));
        }
        if let Some(previous) = self.segment.filter(|_| self.reached.sealed != self.reached.last) {
            return Err(damaged(self.reached.last, previous, self.offset, "the segment ends without its seal"));
        }
        let file = self.open(first)?;
        let mut bytes = [0; HEADER_BYTES];
        let read = file.read_at(0, &mut bytes).map_err(io_error("reading", &self.path(first)))?;
        let Some(header) = segment::decode(&bytes[..read], &segment::name(first))? else {
            let mut frames =
                Frames::new(file.as_ref(), 0, Keep::Seals).map_err(io_error("reading", &self.path(first)))?;
            let followed = frames.is_followed().map_err(io_error("reading", &self.path(first)))?;
            return Ok(Some(Bad { position: expected, first, offset: 0, what: "the segment has no header", followed }));
        };
        if header != (Header { first, link: self.reached.link }) {
            return Err(damaged(first, first, 0, "the segment does not continue the chain"));
        }
        self.segment = Some(first);
        self.offset = HEADER_BYTES as u64;
        Ok(None)
    }

    /// Walks over the frames from here to the end of the segment.
    pub fn frames(&mut self, visit: &mut Visit<'_>) -> Result<Option<Bad>, StoreError> {
        let segment = self.segment.expect("a segment is entered before its frames are walked over");
        let path = self.path(segment);
        let file = self.open(segment)?;
        let mut frames = Frames::new(file.as_ref(), self.offset, self.keep).map_err(io_error("reading", &path))?;
        loop {
            let offset = frames.offset;
            match frames.next().map_err(io_error("reading", &path))? {
                Next::End => return Ok(None),
                Next::Bad { what, seal } => {
                    let sealing = seal && self.reached.sealed < self.reached.last;
                    let position = if sealing { self.reached.last } else { self.reached.last.next() };
                    let followed = frames.is_followed().map_err(io_error("reading", &path))?;
                    return Ok(Some(Bad { position, first: segment, offset, what, followed }));
                }
                Next::Frame { kind: Kind::Entry, body_at } => {
                    self.reached.last = self.reached.last.next();
                    let place = Place { position: self.reached.last, segment, offset, body_at };
                    visit(Step::Entry(place, &frames.body))?;
                }
                Next::Frame { kind: Kind::Seal, .. } => {
                    let seal = self.seal(&frames.body, segment, offset)?;
                    visit(Step::Seal(seal))?;
                }
            }
            self.offset = frames.offset;
        }
    }

    fn seal(&mut self, body: &[u8], segment: Position, offset: u64) -> Result<Seal, StoreError> {
        let seal = decode_seal(body).map_err(|fault| {
            unreadable(Place { position: self.reached.last, segment, offset, body_at: offset }, fault)
        })?;
        // One over nothing would have no entry that stands before it.
        if seal.first > seal.last || seal.first != self.reached.sealed.next() || seal.last != self.reached.last {
            return Err(damaged(self.reached.last, segment, offset, "the seal is for other entries"));
        }
        self.reached.sealed = seal.last;
        self.reached.link = seal.link;
        Ok(seal)
    }

    fn open(&self, first: Position) -> Result<Box<dyn DiskFile>, StoreError> {
        let path = self.path(first);
        self.disk.open(&path, OpenFor::Reading).map_err(io_error("opening", &path))
    }

    fn path(&self, first: Position) -> PathBuf {
        segment::path(&self.folder, first)
    }
}

/// The error of bytes whose checksum matches and that still are no entry or seal.
pub fn unreadable(place: Place, fault: Unreadable) -> StoreError {
    match fault {
        Unreadable::TooNew { found } => {
            StoreError::TooNew { what: format!("entry {}", place.position), found, known: FORMAT }
        }
        Unreadable::Shape(shape) => {
            damaged(place.position, place.segment, place.offset, &format!("unreadable: {shape}"))
        }
    }
}
