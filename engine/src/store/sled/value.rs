//! Sled's values: format, version, and where in the ledger the record's JSON stands.
//!
//! A value has the same few bytes whatever the record holds. It must never hold JSON: the ledger does.

use std::ops::Range;

use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::change::StoreError;
use crate::store::ledger::{ENTRY_BYTES_MAX, History, Place, SEGMENT_BYTES_MAX};
use crate::store::record::Record;
use crate::store::shape::{FORMAT, Unreadable, read_record};

/// Which keys there are and what they hold. Another number and the current records are made again from the ledger, so a
/// change of an index needs no more than the next number here.
const LAYOUT: u8 = 3;

/// Sled keeps values of at most so many bytes in its pages. Longer ones lie apart in memory, each with a count of its
/// readers that is touched whenever a page is copied, and a page is copied for every change of one of its records.
const IN_PAGE_BYTES_MAX: usize = 22;
/// Format, version, place, length and checksum.
const VALUE_BYTES: usize = 1 + 8 + 4 + 4 + 4;
const _: () = assert!(VALUE_BYTES <= IN_PAGE_BYTES_MAX && SEGMENT_BYTES_MAX + ENTRY_BYTES_MAX < u32::MAX as u64);

/// A stored value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The entry that put the record.
    pub version: Position,
    /// Where its JSON stands in the segment of that entry.
    at: u32,
    length: u32,
    crc: u32,
}

/// Writes the value of a record whose JSON stands there in the body of its entry.
pub fn encode(body: &[u8], at: Range<usize>, place: Place) -> Vec<u8> {
    let json = &body[at.clone()];
    let fitting = |number: u64| u32::try_from(number).expect("a segment is at most so long").to_be_bytes();
    let mut bytes = Vec::with_capacity(VALUE_BYTES);
    bytes.push(u8::try_from(FORMAT).expect("the format of this program fits a byte"));
    bytes.extend_from_slice(&place.position.0.to_be_bytes());
    bytes.extend_from_slice(&fitting(place.body_at + at.start as u64));
    bytes.extend_from_slice(&fitting(json.len() as u64));
    bytes.extend_from_slice(&crc32fast::hash(json).to_be_bytes());
    bytes
}

impl Value {
    /// Reads it.
    pub fn read(bytes: &[u8]) -> Result<Value, StoreError> {
        let found = bytes.first().map_or(0, |format| u32::from(*format));
        if found > FORMAT {
            return Err(StoreError::TooNew { what: "a current record".to_owned(), found, known: FORMAT });
        }
        let bytes: &[u8; VALUE_BYTES] =
            bytes.try_into().map_err(|_| records("a value has another length than values have".to_owned()))?;
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("4 bytes"));
        Ok(Value { version: position(&bytes[1..9]), at: number(9), length: number(13), crc: number(17) })
    }

    /// The record, from the ledger.
    pub fn record(&self, history: &History) -> Result<Record, StoreError> {
        let (segment, at) = (history.segment_of(self.version)?, u64::from(self.at));
        let json = history.bytes(segment, at, self.length as usize)?;
        if crc32fast::hash(&json) != self.crc {
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
        Some(Applied { position: position(&whole[1..9]), link })
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

fn position(bytes: &[u8]) -> Position {
    Position(u64::from_be_bytes(bytes.try_into().expect("8 bytes")))
}
