//! Sled's values: format, form, version, then the record's JSON or where in the ledger it stands.
//!
//! It must never hold JSON other than the ledger's.

use std::ops::Range;

use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::change::StoreError;
use crate::store::ledger::{History, Place};
use crate::store::record::Record;
use crate::store::shape::{FORMAT, Unreadable, read_record};

/// JSON longer than this stays in the ledger alone. A page of sled's holds up to sixteen values and is written again as a
/// whole when a few of them have changed, so short values make a commit cheap; and what sled writes at once must stay far
/// below 128 KiB, or it goes into a file of its own, which sled never syncs.
pub const VALUE_BYTES_MAX: usize = 256;

/// Which keys there are and what they hold. Another number and the current records are made again from the ledger, so a
/// change of an index needs no more than the next number here.
const LAYOUT: u8 = 2;

const INLINE: u8 = 0;
const IN_LEDGER: u8 = 1;
const HEADER_BYTES: usize = 10;

/// A stored value, borrowed from sled's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<'a> {
    /// The entry that put the record.
    pub version: Position,
    form: u8,
    rest: &'a [u8],
}

/// Writes a value: the JSON itself, or where it stands in the body of its entry.
pub fn encode(body: &[u8], at: Range<usize>, place: Place) -> Vec<u8> {
    let json = &body[at.clone()];
    let inline = json.len() <= VALUE_BYTES_MAX;
    let mut bytes = Vec::with_capacity(HEADER_BYTES + if inline { json.len() } else { 24 });
    bytes.push(u8::try_from(FORMAT).expect("the format of this program fits a byte"));
    bytes.push(if inline { INLINE } else { IN_LEDGER });
    bytes.extend_from_slice(&place.position.0.to_be_bytes());
    if inline {
        bytes.extend_from_slice(json);
    } else {
        bytes.extend_from_slice(&place.segment.0.to_be_bytes());
        bytes.extend_from_slice(&(place.body_at + at.start as u64).to_be_bytes());
        bytes.extend_from_slice(&(json.len() as u64).to_be_bytes());
        bytes.extend_from_slice(&crc32fast::hash(json).to_be_bytes());
    }
    bytes
}

impl<'a> Value<'a> {
    /// Reads a value's header.
    pub fn read(bytes: &'a [u8]) -> Result<Value<'a>, StoreError> {
        let Some((header, rest)) = bytes.split_at_checked(HEADER_BYTES) else {
            return Err(records("a value is too short".to_owned()));
        };
        let found = u32::from(header[0]);
        if found > FORMAT {
            return Err(StoreError::TooNew { what: "a current record".to_owned(), found, known: FORMAT });
        }
        Ok(Value { version: Position(number(&header[2..10])), form: header[1], rest })
    }

    /// The record, from here or from the ledger.
    pub fn record(&self, history: &History) -> Result<Record, StoreError> {
        match self.form {
            INLINE => read_record(self.rest, self.version).map_err(unreadable),
            IN_LEDGER if self.rest.len() == 28 => self.read_from_ledger(history),
            _ => Err(records("a value has an unknown form".to_owned())),
        }
    }

    fn read_from_ledger(&self, history: &History) -> Result<Record, StoreError> {
        let (segment, at) = (Position(number(&self.rest[..8])), number(&self.rest[8..16]));
        let length = usize::try_from(number(&self.rest[16..24])).expect("an entry fits into memory");
        let json = history.bytes(segment, at, length)?;
        if crc32fast::hash(&json).to_be_bytes() != self.rest[24..28] {
            return Err(StoreError::Damaged {
                position: self.version,
                file: format!("{segment:020}.log"),
                offset: at,
                what: "a record whose checksum does not match".to_owned(),
            });
        }
        read_record(&json, self.version).map_err(unreadable)
    }
}

/// How far the ledger is applied: its last position and the link of that position's seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The last entry.
    pub position: Position,
    /// The link of its seal.
    pub link: Digest,
}

impl Applied {
    /// As it is written.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = vec![LAYOUT];
        bytes.extend_from_slice(&self.position.0.to_be_bytes());
        bytes.extend_from_slice(&self.link.0);
        bytes
    }

    /// Reads it; `None` where it is none.
    pub fn read(bytes: &[u8]) -> Option<Applied> {
        let whole: &[u8; 41] = bytes.try_into().ok()?;
        let link = Digest(whole[9..].try_into().expect("32 bytes"));
        Some(Applied { position: Position(number(&whole[1..9])), link })
    }

    /// Whether what it is written beside has the keys of this program.
    pub fn is_of_this_layout(bytes: &[u8]) -> bool {
        bytes.first() == Some(&LAYOUT)
    }
}

/// The error of current records that cannot be read.
pub fn records(what: String) -> StoreError {
    StoreError::Records { what }
}

fn unreadable(fault: Unreadable) -> StoreError {
    match fault {
        Unreadable::TooNew { found } => {
            StoreError::TooNew { what: "a current record".to_owned(), found, known: FORMAT }
        }
        Unreadable::Shape(shape) => records(format!("a value is unreadable: {shape}")),
    }
}

fn number(bytes: &[u8]) -> u64 {
    u64::from_be_bytes(bytes.try_into().expect("8 bytes"))
}
