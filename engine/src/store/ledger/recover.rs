//! Opening a ledger: the scan, the decision between a torn tail and damage, and the cut.
//!
//! It must never cut anything that someone may have been told was kept.

use std::path::Path;
use std::sync::Arc;

use super::FOLDER;
use super::frame::Keep;
use super::history::{EntryAt, History, Place};
use super::segment;
use super::walk::{Bad, Reached, Step, Walk, damaged, unreadable};
use super::writer::Writer;
use crate::domain::id::Digest;
use crate::domain::{Instant, Position};
use crate::store::change::StoreError;
use crate::store::disk::{Disk, OpenFor, io_error};
use crate::store::shape::entry::{decode, sha256};

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
    if let Some(bad) = bad {
        if bad.followed || reaches.iter().any(|reach| reach.position > reached.sealed) {
            return Err(bad.error());
        }
        cut(disk.as_ref(), &folder, &bad)?;
    }
    let here = current.unwrap_or(Position(1));
    for (agrees, reach) in agrees.iter().zip(reaches).filter(|(_, reach)| reach.binding) {
        refuse_shorter(*agrees, reach, &reached, here, offset)?;
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

fn cut(disk: &dyn Disk, folder: &Path, bad: &Bad) -> Result<(), StoreError> {
    let path = segment::path(folder, bad.first);
    tracing::warn!(
        entry = bad.position.0,
        file = segment::name(bad.first),
        offset = bad.offset,
        what = bad.what,
        "cut a torn tail off the ledger: its write was never finished, and nobody was told that it was kept"
    );
    if bad.offset == 0 {
        disk.remove(&path).map_err(io_error("removing", &path))?;
        return disk.sync_folder(folder).map_err(io_error("syncing", folder));
    }
    let mut file = disk.open(&path, OpenFor::Appending).map_err(io_error("opening", &path))?;
    file.truncate(bad.offset).map_err(io_error("cutting", &path))?;
    file.sync().map_err(io_error("syncing", &path))
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
