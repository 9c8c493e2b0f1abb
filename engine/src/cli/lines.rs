//! Lines of a text for a terminal.

use std::fmt::Write as _;

use crate::domain::Decimal;

/// Adds a line, without spaces at its end.
pub fn line(text: &mut String, line: &str) {
    let _infallible = writeln!(text, "{}", line.trim_end());
}

/// The number; a dash where there is none.
pub fn shown(number: Option<Decimal>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}
