//! The clean-stop mark: the last entry and link that were surely on disk when the store was last closed.
//!
//! Owns the file `clean-stop` of a data folder. It is only ever replaced, never removed: what it says stays true. It
//! lies beside the ledger and not in it, because a restored ledger may rightly be shorter than the one that was lost.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::change::StoreError;
use crate::store::disk::{Disk, read_whole, write_durably};
use crate::store::shape::FORMAT;

const FILE: &str = "clean-stop";

/// Where the ledger stood when the store was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CleanStop {
    /// The last entry.
    pub position: Position,
    /// The link of its seal.
    pub link: Digest,
}

#[derive(Serialize, Deserialize)]
struct CleanStopShape {
    format: u32,
    position: u64,
    link: String,
}

/// Writes the mark of a data folder.
pub fn write_mark(disk: &dyn Disk, folder: &Path, mark: CleanStop) -> Result<(), StoreError> {
    let shape = CleanStopShape { format: FORMAT, position: mark.position.0, link: mark.link.to_string() };
    let json = serde_json::to_vec(&shape).expect("a mark is written to memory");
    write_durably(disk, &folder.join(format!("{FILE}.part")), &folder.join(FILE), &json)
}

/// Reads the mark of a data folder; `None` where there is none that can be read, which the log says.
pub fn read_mark(disk: &dyn Disk, folder: &Path) -> Result<Option<CleanStop>, StoreError> {
    let Some(bytes) = read_whole(disk, &folder.join(FILE))? else { return Ok(None) };
    let shape = serde_json::from_slice::<CleanStopShape>(&bytes).ok();
    if let Some(found) = shape.as_ref().map(|shape| shape.format).filter(|format| *format > FORMAT) {
        return Err(StoreError::TooNew { what: FILE.to_owned(), found, known: FORMAT });
    }
    let mark = shape.and_then(|shape| {
        Digest::parse(&shape.link).map(|link| CleanStop { position: Position(shape.position), link })
    });
    if mark.is_none() {
        tracing::warn!(file = FILE, "the clean-stop mark cannot be read and is passed over");
    }
    Ok(mark)
}
