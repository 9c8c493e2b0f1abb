//! A segment's name and header.
//!
//! Header: mark (8), format (4), first position (8), link of the chain before it (32), CRC-32 of all that (4); numbers
//! are big-endian. It must never be written in part: header and name agree, or the segment is not one.

use std::path::{Path, PathBuf};

use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::change::StoreError;
use crate::store::shape::FORMAT;

const MARK: [u8; 8] = *b"\xFFdondoc\n";

/// How long a header is.
pub const HEADER_BYTES: usize = 56;

/// What a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The position of the first entry.
    pub first: Position,
    /// The link of the chain before that entry.
    pub link: Digest,
}

/// The name of the segment that begins with an entry.
pub fn name(first: Position) -> String {
    format!("{:020}.log", first.0)
}

/// Where the segment that begins with an entry lies.
pub fn path(folder: &Path, first: Position) -> PathBuf {
    folder.join(name(first))
}

/// The first positions of the segments among file names, in order.
pub fn firsts(names: &[String]) -> Vec<Position> {
    let first = |file: &String| {
        let digits = file.strip_suffix(".log").filter(|digits| digits.len() == 20)?;
        digits.parse().ok().map(Position).filter(|position| name(*position) == *file)
    };
    let mut firsts: Vec<Position> = names.iter().filter_map(first).collect();
    firsts.sort_unstable();
    firsts
}

/// A header as it is written.
pub fn encode(header: &Header) -> [u8; HEADER_BYTES] {
    let mut bytes = [0; HEADER_BYTES];
    bytes[..8].copy_from_slice(&MARK);
    bytes[8..12].copy_from_slice(&FORMAT.to_be_bytes());
    bytes[12..20].copy_from_slice(&header.first.0.to_be_bytes());
    bytes[20..52].copy_from_slice(&header.link.0);
    let crc = crc32fast::hash(&bytes[..52]);
    bytes[52..].copy_from_slice(&crc.to_be_bytes());
    bytes
}

/// Reads a header; `None` where the bytes are none.
pub fn decode(bytes: &[u8], file: &str) -> Result<Option<Header>, StoreError> {
    let whole =
        bytes.len() == HEADER_BYTES && bytes[..8] == MARK && bytes[52..] == crc32fast::hash(&bytes[..52]).to_be_bytes();
    if !whole {
        return Ok(None);
    }
    let found = u32::from_be_bytes(bytes[8..12].try_into().expect("4 bytes"));
    if found > FORMAT {
        return Err(StoreError::TooNew { what: format!("segment {file}"), found, known: FORMAT });
    }
    let first = Position(u64::from_be_bytes(bytes[12..20].try_into().expect("8 bytes")));
    Ok(Some(Header { first, link: Digest(bytes[20..52].try_into().expect("32 bytes")) }))
}
