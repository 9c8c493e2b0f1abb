//! The ledger on disk: every change ever made, in order, chained by hashes.
//!
//! Owns the files `ledger/<position of the first entry, 20 digits>.log`. A segment begins with a header (format, first
//! position, link of the chain so far); then come frames: entries as JSON, and after each group of entries that was
//! synced together one seal, whose link is the SHA-256 of the previous link and the hashes of the group. A frame carries
//! a CRC-32, so a record that was not finished is told from one that is whole.
//!
//! # A bad record
//!
//! A crash can leave the last write unfinished. A bad record is such a **torn tail** only if nothing valid follows it
//! and neither the applied position of the current records nor the clean-stop mark reaches it; then it is cut off and the
//! log says so: nobody was ever told that it was kept. In every other case it is damage, and opening is refused with the
//! entry, the file and the offset. A seal in the same write vouches for the entries before it, so an acknowledged entry
//! that was damaged later is never taken for a torn tail.
//!
//! | what is found | answer |
//! |---|---|
//! | unfinished, zeroed or garbled end of the last segment, reached by nothing | cut, logged |
//! | last segment with an unfinished header, reached by nothing | removed, logged |
//! | whole entries after the last seal | kept, and sealed at open |
//! | the same, but the mark or the applied position lies beyond | refused: damaged |
//! | a bad record with a valid one after it, or in any segment but the last | refused: damaged |
//! | a segment missing at the start or in the middle | refused: damaged, naming the first entry that is gone |
//! | the end missing without a bad record, and the clean-stop mark lies beyond | refused: damaged |
//! | the same, and only the applied position lies beyond | opened; the current records are made again |
//!
//! # What is durable
//!
//! A sync that failed leaves bytes that can be read and that no later sync writes. Unless the ledger ends exactly where
//! the clean-stop mark says, the last segment is therefore written again to a new file before anything is added to it.
//!
//! It must never know what a record means, and never write after a sync has failed.

mod frame;
mod history;
mod mark;
mod recover;
mod segment;
mod verify;
mod walk;
mod writer;

pub use frame::{FRAME_OVERHEAD_BYTES, Kind};
pub use history::{EntryAt, History, Place};
pub use mark::{CleanStop, read_mark, write_mark};
pub use recover::{Opened, Reach, open};
pub use verify::{Tail, Verified, verify};
pub use walk::unreadable;
pub use writer::Writer;

/// A segment is not added to once it is this large.
pub const SEGMENT_BYTES_MAX: u64 = 32 * 1024 * 1024;
/// An entry's JSON is at most this large.
pub const ENTRY_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// What is read at once when segments are scanned.
const SCAN_BUFFER_BYTES: usize = 256 * 1024;

/// The folder of the segments within a data folder.
pub const FOLDER: &str = "ledger";
