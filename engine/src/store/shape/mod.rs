//! The stored shapes: how records, keys and entries are written as JSON, for an inspector with any editor.
//!
//! Owns every name that stands in a ledger. The shapes are declared beside the domain's types and checked against them
//! field by field when this program is built, so neither can change without the other noticing; the domain itself knows
//! nothing of them. What is written reads back equal to the last digit: decimals keep their trailing zeros, instants
//! their nanoseconds. It must never decide anything, nor read or write a file.
//!
//! [`FORMAT`] stands in every entry, every segment and every stored value. A change that an older program would
//! misread raises it; this program refuses what is newer than itself.

pub mod block;
mod calendar;
mod contact;
mod creation;
mod criteria;
mod duty;
pub mod entry;
mod evaluation;
mod feed;
mod finding;
mod formula;
mod message;
mod occurrence;
mod owed;
mod policy;
mod ranking;
pub mod record;
mod recorded;
mod register;
mod reminder;
mod reported;
mod schedule;
mod score_sheet;
mod shaped;
mod task;
mod template;
mod text;
mod trail;
mod unit;
mod waiver;

pub use record::{key_json, read_record, write_record};

/// The format this program writes, and the last one it reads.
pub const FORMAT: u32 = 1;

/// Why stored bytes are no record or entry.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A newer program wrote them.
    #[error("format {found} is newer than {FORMAT}")]
    TooNew {
        /// Their format.
        found: u32,
    },
    /// They are not what this program writes.
    #[error("not a stored shape: {0}")]
    Shape(#[from] serde_json::Error),
}
