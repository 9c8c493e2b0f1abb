//! A change: what was decided, upon what, by whom and why; and what became of it.

use super::record::{Record, RecordKey, Versioned};
use crate::domain::id::Digest;
use crate::domain::{Instant, Position};

/// Everything one decision writes. Committed whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who: a token's name, or `cli:<user>`, or `engine`.
    pub actor: String,
    /// What: the operation's verb, as `submit-task`.
    pub operation: String,
    /// Why: the paper or the words of the actor; may be empty.
    pub reason: String,
    /// When it was decided.
    pub now: Instant,
    /// What it was decided upon.
    pub expects: Vec<Expectation>,
    /// Records that it puts anew or removes, as they were read. Each is expected in that version, and need not be read again.
    pub replaces: Vec<Versioned<Record>>,
    /// The records that are true afterwards.
    pub puts: Vec<Record>,
    /// The records that are gone afterwards.
    pub removes: Vec<RecordKey>,
}

impl Change {
    /// A change that writes nothing yet.
    pub fn by(actor: &str, operation: &str, now: Instant) -> Change {
        Change {
            actor: actor.to_owned(),
            operation: operation.to_owned(),
            reason: String::new(),
            now,
            expects: Vec::new(),
            replaces: Vec::new(),
            puts: Vec::new(),
            removes: Vec::new(),
        }
    }

    /// The same where the engine decides by itself.
    pub fn by_engine(operation: &str, now: Instant) -> Change {
        Change::by("engine", operation, now)
    }

    /// Whether it would write nothing.
    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.removes.is_empty()
    }

    /// Adds that a record which was read is put anew.
    pub fn replace(&mut self, read: Versioned<Record>, put: Record) {
        self.replaces.push(read);
        self.puts.push(put);
    }

    /// Adds that a record which was read is removed.
    pub fn remove(&mut self, read: Versioned<Record>) {
        self.removes.push(read.value.key());
        self.replaces.push(read);
    }

    /// Adds what another decision expects and writes.
    pub fn take_in(&mut self, other: Change) {
        self.expects.extend(other.expects);
        self.replaces.extend(other.replaces);
        self.puts.extend(other.puts);
        self.removes.extend(other.removes);
    }
}

/// A record as the decision saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The record.
    pub key: RecordKey,
    /// Its version; `None` when it was absent.
    pub version: Option<Position>,
}

/// A change that became true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The entry's position: the version of every record it put.
    pub position: Position,
    /// The entry's time: the change's, or the previous entry's where that was later.
    pub time: Instant,
}

/// Why a change did not become true.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// The world moved: read again and decide again.
    #[error("{key} was changed by someone else")]
    Conflict {
        /// The record that moved.
        key: RecordKey,
        /// Its version now; `None` when it is absent.
        version: Option<Position>,
    },
    /// The entry would be larger than the ledger takes: split the change.
    #[error("the change takes {bytes} bytes, and an entry holds at most {bytes_max}")]
    TooLarge {
        /// What it takes.
        bytes: u64,
        /// What an entry holds.
        bytes_max: u64,
    },
    /// The contract leaves this undefined: a bug of the caller.
    #[error("the change breaks the store's contract: {rule}")]
    Malformed {
        /// The rule.
        rule: &'static str,
    },
    /// A write or a sync failed; nothing is written any more until a restart. Whether a change that was under way then is
    /// kept is unknown until that restart: look again before it is repeated.
    #[error("the ledger takes no more writes since a sync failed: {cause}")]
    Poisoned {
        /// What failed.
        cause: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The store itself failed: page someone.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("{doing} failed")]
    Io {
        /// What was tried, with the path.
        doing: String,
        /// The system's error.
        #[source]
        source: std::io::Error,
    },
    /// What is stored is damaged.
    #[error("the ledger is damaged at entry {position}, {file} byte {offset}: {what}")]
    Damaged {
        /// The entry.
        position: Position,
        /// The segment's file name.
        file: String,
        /// Where in it.
        offset: u64,
        /// What is wrong.
        what: String,
    },
    /// The clean-stop mark is damaged, so nothing says how far the ledger came.
    #[error(
        "the clean-stop mark {file} is damaged; compare the ledger with a backup or a noted checkpoint, then move the \
         mark away to go on without it"
    )]
    DamagedMark {
        /// The mark's path.
        file: String,
    },
    /// A blob's bytes no longer match its digest, or an entry names a blob that is gone.
    #[error("blob {digest} is damaged")]
    DamagedBlob {
        /// Its digest.
        digest: Digest,
    },
    /// Another process owns the data folder.
    #[error("the data folder {folder} is in use by another process")]
    InUse {
        /// The folder.
        folder: String,
    },
    /// The store was written by a newer version of this program.
    #[error("{what} has format {found}, and this program reads up to {known}")]
    TooNew {
        /// What was read.
        what: String,
        /// Its format.
        found: u32,
        /// The last format this program reads.
        known: u32,
    },
    /// The current records could not be read.
    #[error("reading the current records failed: {what}")]
    Records {
        /// What failed.
        what: String,
    },
    /// The writer is gone: the store is closing.
    #[error("the store is closed")]
    Closed,
}

/// The last entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its position; [`Position::UNRECORDED`] in an empty ledger.
    pub position: Position,
    /// Its time; `None` in an empty ledger.
    pub time: Option<Instant>,
}

/// Whether commits are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerHealth {
    /// They are.
    Writable,
    /// A sync failed; they are not, until a restart.
    Poisoned {
        /// What failed.
        cause: String,
    },
}

/// An entry as a reader of the history sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntrySummary {
    /// Its position.
    pub position: Position,
    /// Its time.
    pub time: Instant,
    /// Who.
    pub actor: String,
    /// What.
    pub operation: String,
    /// Why.
    pub reason: String,
    /// The records it put, then those it removed.
    pub keys: Vec<RecordKey>,
    /// Its own hash.
    pub hash: Digest,
}
