//! A value that can be recorded anew: every version of it, each with the entry that holds it.

use super::{Day, Position};

/// A value together with the entry that recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<T> {
    /// What was recorded.
    pub value: T,
    /// The day it was written down.
    pub recorded_on: Day,
    /// The entry that holds it; unrecorded until the commit.
    pub recorded: Position,
}

impl<T> Recorded<T> {
    /// A value that was decided upon on this day and that the next commit records.
    pub fn new(value: T, today: Day) -> Recorded<T> {
        Recorded { value, recorded_on: today, recorded: Position::UNRECORDED }
    }
}

/// The last of `versions` that was recorded at or before `position`.
pub fn known_at<T>(versions: &[Recorded<T>], position: Position) -> Option<&T> {
    let known = |version: &&Recorded<T>| version.recorded.is_recorded() && version.recorded <= position;
    versions.iter().rev().find(known).map(|version| &version.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_version_that_was_recorded_by_then_is_known() {
        let version = |value, recorded| Recorded { recorded: Position(recorded), ..Recorded::new(value, Day::FIRST) };
        let versions = [version("a", 3), version("b", 7), version("c", 0)];
        let known = |position| known_at(&versions, Position(position)).copied();
        assert_eq!([2, 3, 6, 7, u64::MAX].map(known), [None, Some("a"), Some("a"), Some("b"), Some("b")]);
    }
}
