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
    /// CRC-32 of the other three.
    crc: u32,
}

/// What every format has.
#[derive(Deserialize)]
struct FormatShape {
    format: u32,
}

impl CleanStopShape {
    fn checksum(&self) -> u32 {
        crc32fast::hash(format!("{} {} {}", self.format, self.position, self.link).as_bytes())
    }

    fn mark(&self) -> Option<CleanStop> {
        let link = Digest::parse(&self.link).filter(|_| self.crc == self.checksum())?;
        Some(CleanStop { position: Position(self.position), link })
    }
}

/// Writes the mark of a data folder.
pub fn write_mark(disk: &dyn Disk, folder: &Path, mark: CleanStop) -> Result<(), StoreError> {
    let (position, link) = (mark.position.0, mark.link.to_string());
    let mut shape = CleanStopShape { format: FORMAT, position, link, crc: 0 };
    shape.crc = shape.checksum();
    let json = serde_json::to_vec(&shape).expect("a mark is written to memory");
    write_durably(disk, &folder.join(format!("{FILE}.part")), &folder.join(FILE), &json)
}

/// Reads the mark of a data folder; `None` where there is none. One that cannot be read is an error: passed over, it would
/// let a ledger open that lost its end.
pub fn read_mark(disk: &dyn Disk, folder: &Path) -> Result<Option<CleanStop>, StoreError> {
    let path = folder.join(FILE);
    let Some(bytes) = read_whole(disk, &path)? else { return Ok(None) };
    let format = serde_json::from_slice::<FormatShape>(&bytes).ok();
    if let Some(found) = format.map(|shape| shape.format).filter(|format| *format > FORMAT) {
        return Err(StoreError::TooNew { what: FILE.to_owned(), found, known: FORMAT });
    }
    let mark = serde_json::from_slice::<CleanStopShape>(&bytes).ok().and_then(|shape| shape.mark());
    mark.map(Some).ok_or_else(|| StoreError::DamagedMark { file: path.display().to_string() })
}
