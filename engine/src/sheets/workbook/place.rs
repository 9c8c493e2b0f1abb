//! Where a cell stands, as people write it: `B7`, `B3:B5`.
//!
//! A place outside the largest sheet there is is no place: what reckons with places never sees one.

use std::fmt;

/// The most rows and columns of a sheet, in every spreadsheet program.
pub(super) const ROWS_MAX: u32 = 1_048_576;
pub(super) const COLUMNS_MAX: u32 = 16_384;

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellPlace {
    /// Counted from 1.
    pub row: u32,
    /// Counted from 0.
    pub column: u32,
}

impl CellPlace {
    /// Reads `B7`.
    pub fn parse(text: &str) -> Option<CellPlace> {
        let digits = text.find(|c: char| !c.is_ascii_alphabetic())?;
        let (letters, digits) = text.split_at(digits);
        if letters.is_empty() || letters.len() > 3 {
            return None;
        }
        let letter = |c: u8| u32::from(c.to_ascii_uppercase() - b'A') + 1;
        let column = letters.bytes().fold(0, |column, c| column * 26 + letter(c)) - 1;
        let row = row(digits)?;
        (column < COLUMNS_MAX).then_some(CellPlace { row, column })
    }
}

/// Reads the number of a column, which files count from 1.
pub(super) fn column(text: &str) -> Option<u32> {
    let digits = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse::<u32>().ok()?.checked_sub(1).filter(|column| digits && *column < COLUMNS_MAX)
}

/// The letters of a column.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).expect("below 26")));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Reads the number of a row.
pub(super) fn row(text: &str) -> Option<u32> {
    let digits = (1..=7).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|row| digits && (1..=ROWS_MAX).contains(row))
}

impl fmt::Display for CellPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", letters(self.column), self.row)
    }
}

/// Cells from the first to the last corner, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellRange {
    pub first: CellPlace,
    pub last: CellPlace,
}

impl CellRange {
    /// Reads `B3:B5`.
    pub fn parse(text: &str) -> Option<CellRange> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first, last) = (CellPlace::parse(first)?, CellPlace::parse(last)?);
        (first.row <= last.row && first.column <= last.column).then_some(CellRange { first, last })
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_and_written() {
        for (text, row, column) in
            [("A1", 1, 0), ("B7", 7, 1), ("Z9", 9, 25), ("AA10", 10, 26), ("XFD1048576", ROWS_MAX, 16_383)]
        {
            let place = CellPlace { row, column };
            assert_eq!((CellPlace::parse(text), place.to_string()), (Some(place), text.to_owned()));
        }
        assert_eq!(CellRange::parse("B3:B5").map(|range| range.to_string()), Some("B3:B5".to_owned()));
    }

    #[test]
    fn what_lies_outside_every_sheet_is_no_place() {
        for text in ["", "A", "7", "A0", "XFE1", "A1048577", "A99999999999", "AAAA1", "A-1", "Ă1", "A1B"] {
            assert_eq!(CellPlace::parse(text), None, "{text}");
        }
        assert_eq!(CellRange::parse("B5:B3"), None);
        assert_eq!(["1", "16384", "0", "16385", "+1", ""].map(column), [Some(0), Some(16_383), None, None, None, None]);
    }
}
