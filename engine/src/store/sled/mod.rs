//! The sled backend: the embedded default, one process and one machine.
//!
//! # How a change becomes true
//!
//! One thread writes. It takes the changes that wait, as a group; checks each in turn against the current records, the
//! groups that are not yet applied and the earlier changes of its own group; appends the accepted ones to the ledger; and
//! syncs once. A second thread takes the synced groups in order, applies their records and after them the position that
//! is now applied, shows the new head, and only then answers; meanwhile the disk syncs the next group. Sled therefore
//! never knows more than the ledger, and may be lost at any time: it is made again.
//!
//! A group is not one sled batch: sled keeps every reader and the writer out while it applies one. Only a record and its
//! index keys are. A group need not be, since
//! a group that was applied in part is applied again from the position before it, and comes to the same.
//!
//! # What lies in sled
//!
//! One keyspace. A key is one byte for the kind, then the parts of the record's key, each so encoded that the order of
//! the bytes is the order of the keys. A value is its format, its form, the version, and the very JSON of the ledger
//! entry. A value of more than [`VALUE_BYTES_MAX`] stays in the ledger alone: sled keeps segment, offset, length and
//! checksum of its JSON there. Index keys follow from a record by one pure function.
//!
//! # Flushing
//!
//! Sled is never flushed while the store is open: it writes its log when a buffer is full, and what it has not written
//! when the process dies is applied again from the ledger. At a clean stop it is flushed and its files are synced. After a
//! stop that was not clean and a restart of the machine nothing sled wrote is trusted, and it is made again.
//!
//! It must never be written by anyone but the applying thread, and never hold what the ledger does not.

mod apply;
mod audit;
mod boot;
mod commit;
mod fingerprint;
mod index;
mod key;
mod lists;
mod lock;
mod pending;
mod published;
mod reads;
mod records;
mod reply;
mod startup;
mod store;
mod value;
mod view;

pub use store::{SledOptions, SledStore, open, open_on};
pub use value::VALUE_BYTES_MAX;

/// So many changes may wait for the writer; more block their callers.
const QUEUE_CHANGES_MAX: usize = 1024;
/// A group ends after the change that makes its entries this large.
const GROUP_BYTES_MAX: usize = 8 * 1024 * 1024;
/// So many groups may be synced and not yet applied; one more waits for the first of them.
const FLYING_GROUPS_MAX: usize = 2;
/// Entries applied in one batch when the current records are made again.
const REPLAY_ENTRIES_MAX: usize = 1024;
