//! The sled backend: the embedded default, one process and one machine.
//!
//! # How a change becomes true
//!
//! Three steps, each with its own hands, so that none waits for another that is busy.
//!
//! 1. The thread that commits a change makes its JSON and keys ([`draft`]), then enters the [`queue`]: one thread at a time
//!    checks its change against the current records, the groups that are on their way and the open group, numbers it, and
//!    lays it into the open group.
//! 2. The writer takes the open group whenever the disk is free, appends it to the ledger, and syncs once. What comes
//!    meanwhile is the next group, so a fast disk has small groups and a slow one large ones.
//! 3. The applier takes the synced groups in order, applies their records and after them the position that is now
//!    applied, shows the new head, and only then answers. Sled therefore never knows more than the ledger, and may be lost
//!    at any time: it is made again.
//!
//! A group is not one sled batch: sled keeps everybody else out while it applies one. It need not be, since a group that
//! was applied in part is applied again from the position before it, and comes to the same.
//!
//! # What lies in sled
//!
//! One keyspace. A key is one byte for the kind, then the parts of the record's key, each so encoded that the order of
//! the bytes is the order of the keys. A value is its format, the version, and where the JSON stands in the segment of that
//! ledger entry, how long it is, and its checksum: few enough bytes to lie in a page of sled's. Index keys follow from a
//! record by one pure function.
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
mod calendars;
mod commit;
mod draft;
mod duties;
mod fingerprint;
mod index;
mod key;
mod lists;
mod lock;
mod messages;
mod pending;
mod published;
mod queue;
mod reads;
mod records;
mod reminding;
mod reply;
mod scores;
mod startup;
mod store;
mod value;
mod view;

pub use store::{SledOptions, SledStore, open, open_on};

/// A group ends after the change that makes its entries this large.
const GROUP_BYTES_MAX: usize = 2 * 1024 * 1024;
/// So many groups may be synced and not yet applied; one more waits for the first of them.
const FLYING_GROUPS_MAX: usize = 8;
/// Entries applied in one batch when the current records are made again.
const REPLAY_ENTRIES_MAX: usize = 1024;
