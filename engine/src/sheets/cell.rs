//! One cell: its text made clean, or the fault it has.
//!
//! Nothing here knows which column it reads; the texts say how to mend a cell.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fault::FaultCode;
use crate::domain::day::DayFault;
use crate::domain::decimal::DecimalFault;
use crate::domain::{Day, Decimal};

/// The most bytes of a title or a product.
pub const TITLE_BYTES_MAX: usize = 2_000;
/// The most bytes of a remark.
pub const NOTE_BYTES_MAX: usize = 4_000;
/// The most bytes of the name of an office, an issuer, an assigner or a reporter.
pub const NAME_BYTES_MAX: usize = 400;
/// The most bytes of a paper's number and symbol.
pub const NUMBER_BYTES_MAX: usize = 100;

/// What is wrong with a cell, and how to mend it.
pub(crate) type CellFault = (FaultCode, String);

/// The text in NFC; `""` is a text.
pub(crate) fn text(cell: &str, bytes_max: usize) -> Result<String, CellFault> {
    if let Some(found) = cell.chars().find(|c| is_hidden(*c)) {
        let message = match found {
            '\n' | '\r' => {
                "a line break within the cell: often a quotation mark that is not closed; write it on one line".into()
            }
            _ => format!("the invisible character U+{:04X}; delete it", u32::from(found)),
        };
        return Err((FaultCode::TextControlCharacter, message));
    }
    let text: String = match is_nfc_quick(cell.chars()) {
        IsNormalized::Yes => cell.to_owned(),
        _ => cell.nfc().collect(),
    };
    if text.len() > bytes_max {
        let message = format!("{} bytes are too many; shorten the text to {bytes_max}", text.len());
        return Err((FaultCode::TextTooLong, message));
    }
    Ok(text)
}

/// The cell in quotation marks, cut where it is long.
pub(crate) fn quoted(cell: &str) -> String {
    const CHARS_MAX: usize = 60;
    match cell.char_indices().nth(CHARS_MAX) {
        Some((end, _)) => format!("{:?}…", &cell[..end]),
        None => format!("{cell:?}"),
    }
}

/// The day written `YYYY-MM-DD`.
pub(crate) fn day(cell: &str) -> Result<Day, CellFault> {
    Day::parse(cell).map_err(|fault| match fault {
        DayFault::Shape => (FaultCode::DayShape, format!("{} is no day; {fault}", quoted(cell))),
        DayFault::NoSuchDay => (FaultCode::DayNotInCalendar, format!("{cell} is no day of the calendar; correct it")),
    })
}

/// The exact number.
pub(crate) fn decimal(cell: &str) -> Result<Decimal, CellFault> {
    Decimal::parse(cell).map_err(|fault| {
        let code = match fault {
            DecimalFault::Shape | DecimalFault::ByZero => FaultCode::NumberShape,
            DecimalFault::TooPrecise => FaultCode::NumberTooPrecise,
            DecimalFault::TooLarge => FaultCode::NumberTooLarge,
        };
        (code, format!("{} is no number this product keeps: {fault}", quoted(cell)))
    })
}

/// Control characters, and those that hide or reorder what surrounds them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_text(cell: &str, expected: Result<&str, FaultCode>) {
        assert_eq!(text(cell, 20).map_err(|fault| fault.0), expected.map(str::to_owned));
    }

    #[test]
    fn texts_are_brought_to_nfc() {
        check_text("Pho\u{0300}ng No\u{0323}\u{0302}i vu\u{0323}", Ok("Phòng Nội vụ"));
        check_text("", Ok(""));
    }

    #[test]
    fn hidden_characters_and_long_texts_are_refused() {
        for hidden in ["a\nb", "a\tb", "a\0b", "a\u{200B}b", "a\u{202E}b", "a\u{FEFF}b"] {
            check_text(hidden, Err(FaultCode::TextControlCharacter));
        }
        check_text(&"ă".repeat(11), Err(FaultCode::TextTooLong));
        check_text(&"ă".repeat(10), Ok(&"ă".repeat(10)));
    }

    #[test]
    fn days_and_numbers_say_what_is_wrong() {
        assert_eq!(day("2022-02-31").map_err(|fault| fault.0), Err(FaultCode::DayNotInCalendar));
        assert_eq!(day("31/03/2022").map_err(|fault| fault.0), Err(FaultCode::DayShape));
        assert_eq!(decimal("1.123456789").map_err(|fault| fault.0), Err(FaultCode::NumberTooPrecise));
        assert_eq!(decimal("13.800.000").map_err(|fault| fault.0), Err(FaultCode::NumberShape));
        assert_eq!(decimal("1000000000000000000").map_err(|fault| fault.0), Err(FaultCode::NumberTooLarge));
    }
}
