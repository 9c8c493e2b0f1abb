//! A calendar feed: an address that nobody can guess, under which an office's deadlines are read until it is revoked.
//!
//! It must never hold the secret of the address: only its digest.

use super::id::{ContactId, Digest, FeedId, UnitCode};
use super::{Day, Instant};

/// A calendar feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What identifies it; it says nothing of the secret.
    pub id: FeedId,
    /// The digest of the secret in its address; the secret itself is nowhere.
    pub secret: Digest,
    /// Whose deadlines it shows.
    pub of: FeedOf,
    /// What it is for, in words; may be empty.
    pub label: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made: Instant,
    /// Since when its address leads nowhere; `None` while it is read.
    pub revoked: Option<Revocation>,
}

/// Whose deadlines a feed shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedOf {
    /// Those of an office.
    Unit {
        /// Its code.
        code: UnitCode,
        /// The day on which the code is read: it is this office's feed, whatever the code names later.
        on: Day,
        /// Whether those of all offices below it are shown as well.
        below: bool,
    },
    /// Those that concern a contact while it stands: of its unit, and for a supervisor of all units below as well.
    Contact(ContactId),
}

/// The end of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// Who revoked it.
    pub by: String,
    /// When.
    pub at: Instant,
}

impl Feed {
    /// Whether its address leads anywhere.
    pub fn is_read(&self) -> bool {
        self.revoked.is_none()
    }
}
