//! Opening a ledger: the scan, the decision between a torn tail and damage, and the cut.
//!
//! It must never cut anything that someone may have been told was kept.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::frame::Keep;
use super::history::{EntryAt, History, Place};
use super::segment;
use super::walk::{Bad, Reached, Step, Walk, damaged, unreadable};
use super::writer::Writer;
use super::{FOLDER, SCAN_BUFFER_BYTES};
use crate::domain::id::Digest;
use crate::domain::{Instant, Position};
use crate::store::change::StoreError;
use crate::store::disk::{Disk, OpenFor, io_error};
use crate::store::shape::entry::{decode, sha256};

/// What a segment is called while it is written again.
const PART: &str = "last.part";

/// How far the ledger is known to have come, from outside of it.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// The last entry.
    pub position: Position,
    /// The link of its seal.
    pub link: Digest,
    /// Whether a ledger that ends earlier is damaged, although no record of it is bad.
    pub binding: bool,
}

/// An open ledger.
#[derive(Debug)]
pub struct Opened {
    /// Where entries are appended.
    pub writer: Writer,
    /// Where they are read.
    pub history: Arc<History>,
    /// The last entry.
    pub last: Position,
    /// Its time.
    pub time: Option<Instant>,
    /// For each reach, whether the ledger holds that position with that link.
    pub agrees: Vec<bool>,
}

/// Opens the ledger of a data folder for its one writer.
pub fn open(
    disk: &Arc<dyn Disk>,
    folder: &Path,
    segment_bytes_max: u64,
    reaches: &[Reach],
) -> Result<Opened, StoreError> {
    let folder = folder.join(FOLDER);
    disk.make_folder(&folder).map_err(io_error("making", &folder))?;
    let history = Arc::new(History::new(disk.clone(), folder.clone()));
    let mut agrees: Vec<bool> = reaches.iter().map(|reach| !reach.position.is_recorded()).collect();
    let mut end: Option<Place> = None;
    let mut walk = Walk::new(disk.as_ref(), &folder, Keep::Seals);
    let bad = walk.all(&mut |step| {
        match step {
            Step::Entry(place, _) => {
                history.note(place);
                end = Some(place);
            }
            Step::Seal(seal) => {
                for (agrees, reach) in agrees.iter_mut().zip(reaches) {
                    *agrees |= reach.position == seal.last && reach.link == seal.link;
                }
            }
        }
        Ok(())
    })?;
    let (reached, current, offset) = (walk.reached, walk.segment, walk.offset);
    let proved = |bad: &&Bad| bad.followed || reaches.iter().any(|reach| reach.position > reached.sealed);
    if let Some(bad) = bad.as_ref().filter(proved) {
        return Err(bad.error());
    }
    let here = current.unwrap_or(Position(1));
    for (agrees, reach) in agrees.iter().zip(reaches).filter(|(_, reach)| reach.binding) {
        refuse_shorter(*agrees, reach, &reached, here, offset)?;
    }
    let stopped = |reach: &Reach| reach.binding && reach.position == reached.last && reach.link == reached.link;
    let durable = current.is_none_or(|first| first <= reached.last) && reaches.iter().any(stopped);
    if let Some(bad) = &bad {
        cut(disk.as_ref(), &folder, bad)?;
    }
    if let Some(first) = current.filter(|_| bad.is_some() || !durable) {
        rewrite(disk.as_ref(), &folder, first, offset)?;
    }
    let time = end.map(|place| time_of(&history, place)).transpose()?;
    let mut writer = Writer::open(disk.clone(), folder, segment_bytes_max, current, &reached, history.clone())?;
    writer.seal(&unsealed(&history, &reached)?)?;
    Ok(Opened { writer, history, last: reached.last, time, agrees })
}

fn refuse_shorter(
    agrees: bool,
    reach: &Reach,
    reached: &Reached,
    segment: Position,
    offset: u64,
) -> Result<(), StoreError> {
    if agrees {
        return Ok(());
    }
    let stopped = reach.position;
    if stopped > reached.last {
        let what = format!("the ledger ends here, and at the clean stop it reached entry {stopped}");
        return Err(damaged(reached.last.next(), segment, offset, &what));
    }
    Err(damaged(stopped, segment, offset, "the chain is another than at the clean stop"))
}

/// Says that a torn tail is cut; where nothing else is in its segment, that goes. The others are written again without it.
fn cut(disk: &dyn Disk, folder: &Path, bad: &Bad) -> Result<(), StoreError> {
    let path = segment::path(folder, bad.first);
    tracing::warn!(
        entry = bad.position.0,
        file = segment::name(bad.first),
        offset = bad.offset,
        what = bad.what,
        "cut a torn tail off the ledger: its write was never finished, and nobody was told that it was kept"
    );
    if bad.offset > 0 {
        return Ok(());
    }
    disk.remove(&path).map_err(io_error("removing", &path))?;
    disk.sync_folder(folder).map_err(io_error("syncing", folder))
}

/// Writes the beginning of a segment to a new file, durably, and puts that in its place.
///
/// A sync that failed leaves pages that can be read and are taken for written, and a later sync passes them over: only
/// bytes that are written again are sure to be on disk.
fn rewrite(disk: &dyn Disk, folder: &Path, first: Position, bytes: u64) -> Result<(), StoreError> {
    let (path, part) = (segment::path(folder, first), folder.join(PART));
    match disk.remove(&part) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        removed => removed.map_err(io_error("removing", &part))?,
    }
    let from = disk.open(&path, OpenFor::Reading).map_err(io_error("opening", &path))?;
    let mut into = disk.open(&part, OpenFor::Creating).map_err(io_error("creating", &part))?;
    let mut buffer = vec![0; SCAN_BUFFER_BYTES];
    let mut done = 0;
    while done < bytes {
        let wanted = usize::try_from(bytes - done).unwrap_or(usize::MAX).min(buffer.len());
        let read = from.read_at(done, &mut buffer[..wanted]).map_err(io_error("reading", &path))?;
        if read == 0 {
            return Err(damaged(first, first, done, "the segment became shorter while it was copied"));
        }
        into.append(&buffer[..read]).map_err(io_error("writing", &part))?;
        done += read as u64;
    }
    into.sync().map_err(io_error("syncing", &part))?;
    disk.rename(&part, &path).map_err(io_error("renaming", &part))?;
    disk.sync_folder(folder).map_err(io_error("syncing", folder))
}

fn time_of(history: &History, place: Place) -> Result<Instant, StoreError> {
    let mut time = None;
    let before = Position(place.position.0 - 1);
    history.read(before, place.position, &mut |at| {
        if let EntryAt::Entry(place, body) = at {
            let entry = decode(body).map_err(|fault| unreadable(place, fault))?;
            time = Some(entry.time);
        }
        Ok(true)
    })?;
    time.ok_or_else(|| damaged(place.position, place.segment, place.offset, "the last entry is gone"))
}

fn unsealed(history: &History, reached: &Reached) -> Result<Vec<Digest>, StoreError> {
    let mut hashes = Vec::new();
    history.read(reached.sealed, reached.last, &mut |at| {
        if let EntryAt::Entry(_, body) = at {
            hashes.push(sha256(body));
        }
        Ok(true)
    })?;
    Ok(hashes)
}
