//! The two coordinates of every question: the day asked about, and how much of the ledger was known.

use super::{Day, Position};

/// A view of the facts: those with a legal date on or before `day` that were recorded at or before `position`.
///
/// `day` means 24:00 of that day in the configured zone: what is due on it is overdue from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The last day whose facts count.
    pub day: Day,
    /// The last ledger entry whose facts count.
    pub position: Position,
}

impl AsOf {
    /// The view of `day` with everything known by now.
    pub fn latest(day: Day) -> AsOf {
        AsOf { day, position: Position::MAX }
    }

    /// Whether a fact of this legal date, recorded at this position, belongs to the view.
    pub fn sees(self, legal: Day, recorded: Position) -> bool {
        legal <= self.day && self.knows(recorded)
    }

    /// Whether something recorded at this position was known.
    pub fn knows(self, recorded: Position) -> bool {
        recorded.is_recorded() && recorded <= self.position
    }
}
