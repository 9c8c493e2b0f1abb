//! Where an entry stands in the ledger.

use std::fmt;

/// A place in the ledger; the first entry has position 1.
///
/// A fact whose position is [`Position::UNRECORDED`] has been decided upon and not yet committed: the commit that
/// records it stamps its own position. It counts for no as-of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(pub u64);

impl Position {
    /// Before every entry.
    pub const UNRECORDED: Position = Position(0);
    /// After every entry there will ever be.
    pub const MAX: Position = Position(u64::MAX);

    /// The position that follows.
    #[must_use]
    pub fn next(self) -> Position {
        Position(self.0.checked_add(1).expect("a ledger never holds 2^64 entries"))
    }

    /// Whether a commit has put this fact into the ledger.
    pub fn is_recorded(self) -> bool {
        self != Position::UNRECORDED
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
