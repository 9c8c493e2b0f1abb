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
    tidy(cell, bytes_max).map_err(no_text)
}

/// What is wrong with a text that is not kept.
pub(crate) fn no_text(fault: TextFault) -> CellFault {
    match fault {
        TextFault::LineBreak => {
            (FaultCode::TextControlCharacter, format!("{fault}; often a quotation mark is not closed"))
        }
        TextFault::Hidden(_) => (FaultCode::TextControlCharacter, fault.to_string()),
        TextFault::TooLong { .. } => (FaultCode::TextTooLong, fault.to_string()),
    }
}

/// A text that is not empty.
pub(crate) fn filled(cell: &str, bytes_max: usize) -> Result<String, CellFault> {
    match text(cell, bytes_max)? {
        empty if empty.is_empty() => {
            Err((FaultCode::ValueMissing, "this text is empty; fill it or delete the key".into()))
        }
        text => Ok(text),
    }
}

/// The cell in quotation marks, cut where it is long.
pub(crate) fn quoted(cell: &str) -> String {
    const CHARS_MAX: usize = 60;
    match cell.char_indices().nth(CHARS_MAX) {
        Some((end, _)) => format!("{:?}…", &cell[..end]),
        None => format!("{cell:?}"),
    }
}

/// The day written `YYYY-MM-DD`, or `DD/MM/YYYY` where no reader can take the day for the month.
pub(crate) fn day(cell: &str) -> Result<Day, CellFault> {
    let iso = vietnamese_day(cell)?;
    Day::parse(iso.as_deref().unwrap_or(cell)).map_err(|fault| match fault {
        DayFault::Shape => (FaultCode::DayShape, format!("{} is no day; {fault}", quoted(cell))),
        DayFault::NoSuchDay => (FaultCode::DayNotInCalendar, format!("{cell} is no day of the calendar; correct it")),
    })
}

/// What `DD/MM/YYYY` is as `YYYY-MM-DD`; `None` for a text of another shape. Excel writes the month first where Windows
/// is set to English of the United States, so that only a day beyond the twelfth, or one equal to its month, is sure.
fn vietnamese_day(cell: &str) -> Result<Option<String>, CellFault> {
    let bytes = cell.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| if i == 2 || i == 5 { *b == b'/' } else { b.is_ascii_digit() });
    if !shape {
        return Ok(None);
    }
    let (day, month, year) = (&cell[..2], &cell[3..5], &cell[6..]);
    if day != month && day <= "12" && month <= "12" {
        let message =
            format!("{cell} may be {year}-{month}-{day} or {year}-{day}-{month}; write the one that is meant");
        return Err((FaultCode::DayAmbiguous, message));
    }
    Ok(Some(format!("{year}-{month}-{day}")))
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
    fn a_day_is_read_as_programs_and_as_officials_write_it() {
        for text in ["2022-03-31", "31/03/2022"] {
            assert_eq!(day(text), Ok(Day::from_ymd(2022, 3, 31).unwrap()));
        }
        assert_eq!(day("03/03/2022"), Ok(Day::from_ymd(2022, 3, 3).unwrap()));
    }

    #[test]
    fn days_and_numbers_say_what_is_wrong() {
        assert_eq!(day("2022-02-31").map_err(|fault| fault.0), Err(FaultCode::DayNotInCalendar));
        assert_eq!(day("31/3/2022").map_err(|fault| fault.0), Err(FaultCode::DayShape));
        assert_eq!(day("31/02/2022").map_err(|fault| fault.0), Err(FaultCode::DayNotInCalendar));
        assert_eq!(day("03/31/2022").map_err(|fault| fault.0), Err(FaultCode::DayNotInCalendar));
        assert_eq!(day("03/04/2022").map_err(|fault| fault.0), Err(FaultCode::DayAmbiguous));
        assert_eq!(decimal("1.123456789").map_err(|fault| fault.0), Err(FaultCode::NumberTooPrecise));
        assert_eq!(decimal("13.800.000").map_err(|fault| fault.0), Err(FaultCode::NumberShape));
        assert_eq!(decimal("1000000000000000000").map_err(|fault| fault.0), Err(FaultCode::NumberTooLarge));
    }
}
