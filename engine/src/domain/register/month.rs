//! What is recorded of registers: where the rows of a month lie, and what each import covered.

use crate::domain::id::{Digest, RegisterId, UnitCode};
use crate::domain::recorded::{Recorded, known_at};
use crate::domain::{Day, Period, Position};

/// What identifies the rows of one register, unit and month.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegisterMonthKey {
    /// The register.
    pub register: RegisterId,
    /// Whose rows.
    pub unit: UnitCode,
    /// The first day of the month.
    pub month: Day,
}

impl RegisterMonthKey {
    /// The days of the month.
    pub fn days(&self) -> Period {
        month_of(self.month)
    }
}

/// The rows of one register, unit and month: every version of them, each with the entry that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterMonth {
    /// What identifies it.
    pub key: RegisterMonthKey,
    /// Every version; the last is the current one.
    pub versions: Vec<Recorded<Vec<BlockRef>>>,
}

impl RegisterMonth {
    /// The blocks as they are.
    pub fn blocks(&self) -> &[BlockRef] {
        self.versions.last().map_or(&[], |version| &version.value)
    }

    /// The blocks as they were known at a position.
    pub fn known(&self, position: Position) -> &[BlockRef] {
        known_at(&self.versions, position).map_or(&[], Vec::as_slice)
    }
}

/// A block by its digest. The blocks of a version are in the order of their rows' keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRef {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many rows it holds.
    pub rows: u32,
    /// The cells of its personal columns; `None` where the register has no such column.
    pub personal: Option<PersonalRef>,
}

/// Personal cells, in bytes of their own that can be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonalRef {
    /// The digest of the bytes that are, or were, kept.
    pub digest: Digest,
    /// Whether they were erased.
    pub erased: bool,
}

/// What an import does with recorded rows of its period that it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterMode {
    /// They stay.
    Merge,
    /// They are removed.
    Replace,
}

impl RegisterMode {
    /// The mode as it is written.
    pub fn id(self) -> &'static str {
        match self {
            RegisterMode::Merge => "merge",
            RegisterMode::Replace => "replace",
        }
    }

    /// The mode of that identifier.
    pub fn parse(id: &str) -> Option<RegisterMode> {
        [RegisterMode::Merge, RegisterMode::Replace].into_iter().find(|mode| mode.id() == id)
    }
}

/// What identifies what an import covered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegisterImportKey {
    /// The register.
    pub register: RegisterId,
    /// The unit whose rows it held.
    pub unit: UnitCode,
    /// The days whose rows it held.
    pub within: Period,
}

/// That an import held all rows of a unit and a period; without one, that there is no row says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterImport {
    /// What identifies it.
    pub key: RegisterImportKey,
    /// The mode of every import of it that was written.
    pub versions: Vec<Recorded<RegisterMode>>,
}

impl RegisterImport {
    /// Whether it was known at a position.
    pub fn is_known(&self, position: Position) -> bool {
        known_at(&self.versions, position).is_some()
    }
}

/// The month that a day lies in, cut where the days of this product begin and end.
pub fn month_of(day: Day) -> Period {
    use chrono::Datelike as _;
    let date = day.date();
    let first = Day::from_ymd(date.year(), date.month(), 1).unwrap_or(Day::FIRST);
    let (year, month) = if date.month() == 12 { (date.year() + 1, 1) } else { (date.year(), date.month() + 1) };
    let last = Day::from_ymd(year, month, 1).map_or(Day::LAST, |next| next.plus(-1));
    Period::new(first, last).expect("a month begins before it ends")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_days() {
        let month = |day: &str| month_of(Day::parse(day).unwrap()).to_string();
        assert_eq!(month("2024-02-17"), "2024-02-01..2024-02-29");
        assert_eq!(month("2022-12-31"), "2022-12-01..2022-12-31");
        assert_eq!(month("2199-12-31"), "2199-12-01..2199-12-31");
        assert_eq!(month("1900-01-01"), "1900-01-01..1900-01-31");
    }
}
