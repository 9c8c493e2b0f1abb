//! One typed cell of a register, read from what people write.

use std::borrow::Cow;
use std::fmt;

use super::kind::ColumnKind;
use crate::domain::day::DayFault;
use crate::domain::decimal::DecimalFault;
use crate::domain::id::ID_BYTES_MAX;
use crate::domain::text::{self, TextFault};
use crate::domain::{Day, Decimal};

/// The most bytes of a text in a register.
pub const TEXT_BYTES_MAX: usize = text::TITLE_BYTES_MAX;
/// Integers lie between its negative and it, without both.
const INTEGER_END: i64 = 1_000_000_000_000_000_000;

/// A cell. Cells of one column are compared by their values: 99 and 99.0 are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell<'a> {
    /// Nothing was written.
    Empty,
    /// Of a column of texts or codes; never empty.
    Text(&'a str),
    /// A day.
    Day(Day),
    /// A whole number.
    Integer(i64),
    /// An exact number.
    Decimal(Decimal),
    /// Yes or no.
    YesNo(bool),
}

/// Why a text is no cell of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellFault {
    /// No text that is kept.
    #[error(transparent)]
    Text(#[from] TextFault),
    /// No day.
    #[error(transparent)]
    Day(#[from] DayFault),
    /// No exact number.
    #[error(transparent)]
    Decimal(#[from] DecimalFault),
    /// No whole number.
    #[error("a whole number has digits only, at most 18 of them")]
    Integer,
    /// Neither yes nor no.
    #[error("write yes or no (có, không)")]
    YesNo,
}

impl<'a> Cell<'a> {
    /// Reads what is written in a column of a kind. Texts must be [`clean`] already.
    pub fn parse(kind: ColumnKind, text: &'a str) -> Result<Cell<'a>, CellFault> {
        if text.is_empty() {
            return Ok(Cell::Empty);
        }
        Ok(match kind {
            ColumnKind::Text | ColumnKind::Code => Cell::Text(text),
            ColumnKind::Day => Cell::Day(Day::parse(text)?),
            ColumnKind::Integer => Cell::Integer(integer(text)?),
            ColumnKind::Decimal => Cell::Decimal(Decimal::parse(text)?),
            ColumnKind::YesNo => Cell::YesNo(yes_or_no(text)?),
        })
    }

    /// Whether both were written alike: 99 and 99.0 were not.
    pub fn is_same(self, other: Cell<'_>) -> bool {
        match (self, other) {
            (Cell::Decimal(one), Cell::Decimal(two)) => {
                (one.coefficient(), one.scale()) == (two.coefficient(), two.scale())
            }
            (one, two) => one == two,
        }
    }
}

/// As it is written; nothing for an empty cell.
impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Empty => Ok(()),
            Cell::Text(text) => f.write_str(text),
            Cell::Day(day) => day.fmt(f),
            Cell::Integer(number) => number.fmt(f),
            Cell::Decimal(number) => number.fmt(f),
            Cell::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        }
    }
}

/// The text of a cell in the form in which it is kept.
pub fn clean(kind: ColumnKind, text: &str) -> Result<Cow<'_, str>, CellFault> {
    let bytes_max = if kind == ColumnKind::Code { ID_BYTES_MAX } else { TEXT_BYTES_MAX };
    let text = text.trim();
    // Looking at every byte is faster than looking for the first other one.
    let is_plain = text.bytes().fold(text.len() <= bytes_max, |plain, b| plain & (b' '..=b'~').contains(&b));
    if is_plain { Ok(Cow::Borrowed(text)) } else { Ok(Cow::Owned(text::tidy(text, bytes_max)?)) }
}

fn integer(text: &str) -> Result<i64, CellFault> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(CellFault::Integer);
    }
    text.parse().ok().filter(|number| (1 - INTEGER_END..INTEGER_END).contains(number)).ok_or(CellFault::Integer)
}

fn yes_or_no(text: &str) -> Result<bool, CellFault> {
    match text {
        "yes" | "có" => Ok(true),
        "no" | "không" => Ok(false),
        _ => Err(CellFault::YesNo),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: ColumnKind, text: &str, expected: Result<&str, CellFault>) {
        assert_eq!(Cell::parse(kind, text).map(|cell| cell.to_string()), expected.map(str::to_owned));
    }

    #[test]
    fn each_kind_reads_its_own() {
        check(ColumnKind::Text, "Lý do", Ok("Lý do"));
        check(ColumnKind::Day, "2022-03-31", Ok("2022-03-31"));
        check(ColumnKind::Integer, "-12", Ok("-12"));
        check(ColumnKind::Decimal, "99.0", Ok("99.0"));
        check(ColumnKind::YesNo, "có", Ok("yes"));
        check(ColumnKind::Day, "", Ok(""));
    }

    #[test]
    fn what_is_of_another_kind_says_so() {
        check(ColumnKind::Day, "31/03/2022", Err(CellFault::Day(DayFault::Shape)));
        check(ColumnKind::Integer, "1.5", Err(CellFault::Integer));
        check(ColumnKind::Integer, "1000000000000000000", Err(CellFault::Integer));
        check(ColumnKind::Decimal, "1,5", Err(CellFault::Decimal(DecimalFault::Shape)));
        check(ColumnKind::YesNo, "x", Err(CellFault::YesNo));
        assert!(matches!(clean(ColumnKind::Code, &"a".repeat(65)), Err(CellFault::Text(TextFault::TooLong { .. }))));
    }

    #[test]
    fn texts_are_kept_in_one_form() {
        assert_eq!(clean(ColumnKind::Text, " Pho\u{0300}ng ").unwrap(), "Phòng");
        assert!(Cell::Decimal(Decimal::parse("99").unwrap()) == Cell::Decimal(Decimal::parse("99.0").unwrap()));
        assert!(!Cell::Decimal(Decimal::parse("99").unwrap()).is_same(Cell::Decimal(Decimal::parse("99.0").unwrap())));
    }
}
