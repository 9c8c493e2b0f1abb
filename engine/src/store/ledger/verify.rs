//! Verifying a ledger by its segments alone, also beside a running server.
//!
//! Checks every checksum, position, time, hash and link, and that the clean-stop mark agrees. A last record that is not
//! finished may be one that is being written right now: it is named and is no error. It must never write.

use std::path::Path;

use super::FOLDER;
use super::frame::Keep;
use super::history::Place;
use super::mark::{CleanStop, read_mark};
use super::segment;
use super::walk::{Bad, Step, Walk, damaged, unreadable};
use crate::domain::id::Digest;
use crate::domain::{Instant, Position};
use crate::store::change::StoreError;
use crate::store::disk::Disk;
use crate::store::shape::entry::{self, Seal};

/// What a ledger was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries.
    pub entries: u64,
    /// In how many segments.
    pub segments: u64,
    /// Their bytes, up to the tail.
    pub bytes: u64,
    /// The link of the last seal: the checkpoint that an office may keep elsewhere.
    pub link: Digest,
    /// The last entry under that seal; those after it are the unsealed tail.
    pub sealed: Position,
    /// A last record that is not finished.
    pub tail: Option<Tail>,
}

/// A last record that is not finished: torn, or being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The entry it would be.
    pub position: Position,
    /// The segment's file name.
    pub file: String,
    /// Where it begins.
    pub offset: u64,
}

/// Verifies the ledger of a data folder; `progress` is told the bytes that are done after each seal.
pub fn verify(disk: &dyn Disk, folder: &Path, progress: &mut dyn FnMut(u64)) -> Result<Verified, StoreError> {
    // Before the walk: what it says must be found in it.
    let mark = read_mark(disk, folder)?.filter(|mark| mark.position.is_recorded());
    let mut checks = Checks { mark, ..Checks::default() };
    let mut walk = Walk::new(disk, &folder.join(FOLDER), Keep::All);
    let (mut bytes, mut segments) = (0, 0);
    let mut visit = |step: Step<'_>| checks.step(&step, progress);
    let mut bad = None;
    loop {
        let next = walk.segments()?.into_iter().find(|first| walk.segment.is_none_or(|now| *first > now));
        if walk.segment.is_some() {
            bad = walk.frames(&mut visit)?; // once more: it may have grown, or be finished now that there is another
        }
        let Some(next) = next else { break };
        if let Some(bad) = bad {
            return Err(bad.error());
        }
        bytes += walk.offset;
        bad = walk.enter(next)?;
        if bad.is_some() {
            walk.offset = 0;
            break;
        }
        segments += 1;
        bad = walk.frames(&mut visit)?;
    }
    bytes += walk.offset;
    let (reached, segment, offset) = (walk.reached, walk.segment.unwrap_or(Position(1)), walk.offset);
    let tail = bad.map(|bad| tail(&bad, mark, reached.sealed)).transpose()?;
    if let Some(stop) = mark.filter(|_| !checks.mark_seen) {
        let what = format!("at the clean stop the ledger reached entry {} with another chain", stop.position);
        return Err(damaged(reached.last.next(), segment, offset, &what));
    }
    Ok(Verified { entries: reached.last.0, segments, bytes, link: reached.link, sealed: reached.sealed, tail })
}

fn tail(bad: &Bad, mark: Option<CleanStop>, sealed: Position) -> Result<Tail, StoreError> {
    if bad.followed || mark.is_some_and(|mark| mark.position > sealed) {
        return Err(bad.error());
    }
    Ok(Tail { position: bad.position, file: segment::name(bad.first), offset: bad.offset })
}

/// What one entry says of the next.
#[derive(Default)]
struct Checks {
    mark: Option<CleanStop>,
    mark_seen: bool,
    link: Option<Digest>,
    hashes: Vec<Digest>,
    time: Option<Instant>,
    at: Option<Place>,
    bytes: u64,
}

impl Checks {
    fn step(&mut self, step: &Step<'_>, progress: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
        match step {
            Step::Entry(place, body) => {
                self.bytes += body.len() as u64;
                self.entry(*place, body)
            }
            Step::Seal(seal) => {
                self.seal(seal)?;
                progress(self.bytes);
                Ok(())
            }
        }
    }

    fn entry(&mut self, place: Place, body: &[u8]) -> Result<(), StoreError> {
        let wrong = |what| damaged(place.position, place.segment, place.offset, what);
        let entry = entry::decode(body).map_err(|fault| unreadable(place, fault))?;
        if entry.position != place.position {
            return Err(wrong("the entry says it has another position"));
        }
        if self.time.is_some_and(|earlier| entry.time < earlier) {
            return Err(wrong("the entry is earlier than the one before it"));
        }
        self.time = Some(entry.time);
        self.at = Some(place);
        self.hashes.push(entry::sha256(body));
        Ok(())
    }

    fn seal(&mut self, seal: &Seal) -> Result<(), StoreError> {
        let previous = self.link.unwrap_or(Digest([0; 32]));
        if entry::link(&previous, &self.hashes) != seal.link {
            let place = self.at.expect("a seal stands after an entry");
            return Err(damaged(seal.last, place.segment, place.offset, "the chain does not hold these entries"));
        }
        self.link = Some(seal.link);
        self.mark_seen |= self.mark == Some(CleanStop { position: seal.last, link: seal.link });
        self.hashes.clear();
        Ok(())
    }
}
