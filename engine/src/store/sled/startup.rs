//! Opening: sled, the ledger, and what to do when they disagree.
//!
//! It must never throw anything away before the ledger was found sound, and never refuse to open because of sled.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::boot::{self, Left};
use super::index::{self, IndexEntry};
use super::pending::{Pending, Put};
use super::records::{REBUILD, Records};
use super::store::SledOptions;
use super::value::Applied;
use super::view::Stored;
use super::{GROUP_BYTES_MAX, REPLAY_ENTRIES_MAX, fingerprint, key};
use crate::domain::Position;
use crate::store::change::StoreError;
use crate::store::disk::{Disk, io_error};
use crate::store::ledger::{self, CleanStop, EntryAt, History, Opened, Place, Reach};
use crate::store::shape::entry::decode;
use crate::store::shape::{Unreadable, read_record};

const SLED: &str = "sled";
const SET_ASIDE: &str = "sled.set-aside";
/// Lies in a folder that was set aside and must not be removed; says why.
const KEPT: &str = "kept-because";

/// Opens ledger and current records of a data folder whose lock is held.
pub fn open(disk: &Arc<dyn Disk>, data: &Path, options: &SledOptions) -> Result<(Opened, Records), StoreError> {
    let mark = ledger::read_mark(disk.as_ref(), data)?;
    let left = boot::take(data)?;
    let found = Found::look(data, options, mark, left);
    let binding = mark.map(|mark| Reach { position: mark.position, link: mark.link, binding: true });
    let proved = found.applied.map(|at| Reach { position: at.position, link: at.link, binding: false });
    let reaches: Vec<Reach> = binding.into_iter().chain(proved).collect();
    let opened = ledger::open(disk, data, options.segment_bytes_max, &reaches)?;
    let disagrees = found.applied.filter(|_| opened.agrees.last() == Some(&false));
    let usable = match (found.records, disagrees) {
        (usable, None) => usable,
        (_, Some(applied)) => Err(disagreement(applied, opened.last)),
    };
    let keep = if disagrees.is_some() { Keep::ForEver } else { Keep::UntilTheNext };
    let (records, from) = match usable {
        Ok(records) => (records, found.applied.map_or(Position::UNRECORDED, |applied| applied.position)),
        Err(why) => (anew(data, options, &why, keep)?, Position::UNRECORDED),
    };
    replay(&opened.history, &records, from, opened.last)?;
    Ok((opened, records))
}

/// Writes out sled's files durably, after it was closed, notes what they are, and then says so.
pub fn settle_sled(data: &Path) -> Result<(), StoreError> {
    let sled = data.join(SLED);
    sync_below(&sled)?;
    fingerprint::keep(data, &sled).map_err(io_error("taking the fingerprint of", &sled))?;
    boot::note_clean(data)
}

fn disagreement(applied: Applied, last: Position) -> String {
    if applied.position > last {
        tracing::error!(
            first = last.next().0,
            last = applied.position.0,
            "the end of the ledger is lost: the current records hold entries that it does not; they are set aside and kept"
        );
        return format!("they are at entry {}, and the ledger ends at {last}", applied.position);
    }
    format!("they were made from another ledger, up to entry {}", applied.position)
}

/// Sled as it lies there.
///
/// How far it proves that the ledger came is one thing, whether its records may be used another: sled's checksums vouch
/// for the position that is read, and it was only ever written after the ledger was synced up to there.
struct Found {
    /// How far it says that the ledger came; `None` where it does not say.
    applied: Option<Applied>,
    /// Its records, or why they cannot be used.
    records: Result<Records, String>,
}

impl Found {
    fn look(data: &Path, options: &SledOptions, mark: Option<CleanStop>, left: Left) -> Found {
        let folder = data.join(SLED);
        let fresh = !folder.exists();
        let untouched = left.clean && fingerprint::matches(data, &folder); // before sled opens its files
        let opened = remove_unfinished_snapshots(&folder)
            .map_err(|error| error.to_string())
            .and_then(|()| Records::open(data, &folder, options.cache_bytes).map_err(|error| error.to_string()));
        // The note of an earlier failure: reading the position may leave another.
        let noted = data.join(REBUILD).exists();
        let applied = opened
            .as_ref()
            .map_err(Clone::clone)
            .and_then(|records| records.applied().map_err(|error| error.to_string()));
        let records = opened.and_then(|records| {
            if noted {
                return Err("an earlier read of them failed".to_owned());
            }
            let applied = applied.clone()?;
            let stop = applied.map(|applied| CleanStop { position: applied.position, link: applied.link });
            // The line of a clean stop vouches for the very stop that the mark is of.
            let written = (left.clean && stop == mark) || !left.restarted;
            usable(&records, applied, fresh, written)?;
            if !records.are_of_this_layout().map_err(|error| error.to_string())? {
                return Err("another version of this program laid them out".to_owned());
            }
            if !untouched {
                records.check().map_err(|error| error.to_string())?;
            }
            Ok(records)
        });
        Found { applied: applied.ok().flatten(), records }
    }
}

/// Whether the records may be used, that say they are at this position; `written` says that all of them reached the disk.
fn usable(records: &Records, applied: Option<Applied>, fresh: bool, written: bool) -> Result<(), String> {
    if applied.is_none() {
        let empty = records.is_empty().map_err(|error| error.to_string())?;
        return if empty && fresh { Ok(()) } else { Err("their applied position is missing".to_owned()) };
    }
    if !written {
        return Err("the machine went down while they were being written".to_owned());
    }
    Ok(())
}

/// How long what is set aside is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    /// Until something else is set aside: the ledger holds all of it.
    UntilTheNext,
    /// For ever, as it may hold what the ledger does not.
    ForEver,
}

/// Puts aside what lies there and begins again with nothing.
fn anew(data: &Path, options: &SledOptions, why: &str, keep: Keep) -> Result<Records, StoreError> {
    let folder = data.join(SLED);
    if folder.exists() {
        let aside = place_aside(data)?;
        tracing::warn!(why, aside = %aside.display(), "the current records are set aside and made again from the ledger");
        if keep == Keep::ForEver {
            let kept = folder.join(KEPT);
            std::fs::write(&kept, why).map_err(io_error("writing", &kept))?;
        }
        std::fs::rename(&folder, &aside).map_err(io_error("setting aside", &folder))?;
    }
    let note = data.join(REBUILD);
    if note.exists() {
        std::fs::remove_file(&note).map_err(io_error("removing", &note))?;
    }
    Records::open(data, &folder, options.cache_bytes)
}

/// Where to set aside: the first name whose folder need not be kept.
fn place_aside(data: &Path) -> Result<PathBuf, StoreError> {
    let mut aside = data.join(SET_ASIDE);
    let mut number = 1;
    while aside.join(KEPT).exists() {
        number += 1;
        aside = data.join(format!("{SET_ASIDE}.{number}"));
    }
    if aside.exists() {
        std::fs::remove_dir_all(&aside).map_err(io_error("removing", &aside))?;
    }
    Ok(aside)
}

/// A snapshot that sled did not finish makes it refuse to open, though nothing is lost without it.
fn remove_unfinished_snapshots(folder: &Path) -> std::io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            tracing::warn!(file = name, "removed a snapshot that sled had not finished");
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Applies the entries after `from`. A batch ends at a seal, so that the applied position always has its link.
fn replay(history: &History, records: &Records, from: Position, last: Position) -> Result<(), StoreError> {
    if from < last {
        tracing::info!(from = from.next().0, through = last.0, "applying entries of the ledger to the current records");
    }
    let mut pending = Pending::default();
    let mut entries: Vec<(Place, Vec<u8>)> = Vec::new();
    let mut bytes = 0;
    history.read(from, last, &mut |at| {
        match at {
            EntryAt::Entry(place, body) => {
                apply_entry(history, records, &mut pending, place, body)?;
                bytes += body.len();
                entries.push((place, body.to_vec()));
            }
            EntryAt::Seal(seal)
                if entries.len() >= REPLAY_ENTRIES_MAX || bytes >= GROUP_BYTES_MAX || seal.last == last =>
            {
                let first = entries.first().map_or(seal.last, |(place, _)| place.position);
                let entry = |position: Position| {
                    let index = usize::try_from(position.0 - first.0);
                    let (place, body) = &entries[index.expect("a version of this batch is one of its entries")];
                    (*place, body.as_slice())
                };
                let applied = Applied { position: seal.last, link: seal.link };
                records.apply(pending.effects(entry), applied)?;
                pending = Pending::default();
                entries.clear();
                bytes = 0;
            }
            EntryAt::Seal(_) => {}
        }
        Ok(true)
    })
}

fn apply_entry(
    history: &History,
    records: &Records,
    pending: &mut Pending,
    place: Place,
    body: &[u8],
) -> Result<(), StoreError> {
    let unreadable = |fault: Unreadable| ledger::unreadable(place, fault);
    let entry = decode(body).map_err(unreadable)?;
    for json in entry.puts {
        let record = read_record(json.as_bytes(), place.position).map_err(unreadable)?;
        let start = json.as_ptr().addr() - body.as_ptr().addr();
        let own = key::record(&record.key());
        let indexes = index::under(&own, &record);
        let key = own.into_bytes();
        let before = before(history, records, pending, &key)?;
        pending.put(key, before, Put { version: place.position, indexes, at: start..start + json.len() });
    }
    for key in &entry.removes {
        let key = key::record(key).into_bytes();
        let before = before(history, records, pending, &key)?;
        pending.remove(key, before);
    }
    Ok(())
}

/// Everything that a record is found by after the entries so far.
fn before(history: &History, records: &Records, pending: &Pending, key: &[u8]) -> Result<Vec<IndexEntry>, StoreError> {
    match pending.of(key) {
        Some(put) => Ok(put.map(|put| put.indexes.clone()).unwrap_or_default()),
        None => Ok(Stored::read(records, history, key)?.indexes),
    }
}

fn sync_below(folder: &PathBuf) -> Result<(), StoreError> {
    for entry in std::fs::read_dir(folder).map_err(io_error("listing", folder))? {
        let path = entry.map_err(io_error("listing", folder))?.path();
        if path.is_dir() {
            sync_below(&path)?;
        } else {
            File::open(&path).and_then(|file| file.sync_all()).map_err(io_error("syncing", &path))?;
        }
    }
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(io_error("syncing", folder))
}
