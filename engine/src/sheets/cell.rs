//! One cell: its text made clean, or the fault it has.
//!
//! Nothing here knows which column it reads; the texts say how to mend a cell.

use super::fault::FaultCode;
use crate::domain::day::DayFault;
use crate::domain::decimal::DecimalFault;
use crate::domain::text::{TextFault, tidy};
use crate::domain::{Day, Decimal};

/// What is wrong with a cell, and how to mend it.
pub(crate) type CellFault = (FaultCode, String);

/// The text as it is kept; `""` is a text.
pub(crate) fn text(cell: &str, bytes_max: usize) -> Result<String, CellFault> {
    tidy(cell, bytes_max).map_err(|fault| match fault {
        TextFault::LineBreak => {
            (FaultCode::TextControlCharacter, format!("{fault}; often a quotation mark is not closed"))
        }
        TextFault::Hidden(_) => (FaultCode::TextControlCharacter, fault.to_string()),
        TextFault::TooLong { .. } => (FaultCode::TextTooLong, fault.to_string()),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_say_what_is_wrong() {
        assert_eq!(day("2022-02-31").map_err(|fault| fault.0), Err(FaultCode::DayNotInCalendar));
        assert_eq!(day("31/03/2022").map_err(|fault| fault.0), Err(FaultCode::DayShape));
        assert_eq!(decimal("1.123456789").map_err(|fault| fault.0), Err(FaultCode::NumberTooPrecise));
        assert_eq!(decimal("13.800.000").map_err(|fault| fault.0), Err(FaultCode::NumberShape));
        assert_eq!(decimal("1000000000000000000").map_err(|fault| fault.0), Err(FaultCode::NumberTooLarge));
    }
}
