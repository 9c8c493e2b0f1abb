//! What a cell of a sheet says, as the text that a person would have typed into a CSV; or why it says nothing sure.
//!
//! A computed value, an error, a truth value and a time of day are never turned into a text. A number is written with the
//! fewest digits that read back as the same number, and no digit is invented beyond those that a sheet keeps.

use calamine::{DataRef, ExcelDateTime};

use super::place::CellPlace;
use crate::domain::Day;
use crate::sheets::cell::{CellFault, quoted};
use crate::sheets::fault::FaultCode;

/// The most characters of a cell, in every spreadsheet program.
const CHARS_MAX: usize = 32_767;
/// The most digits of a number that a sheet keeps.
const DIGITS_MAX: usize = 15;

/// What decides how a cell is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// The code of its number format, as `0.00%`.
    pub format: &'a str,
    /// Whether the workbook counts days from 1904.
    pub is_1904: bool,
}

/// The text of a cell; an empty one is a cell that holds nothing.
pub(super) fn text(value: &DataRef<'_>, place: CellPlace, shown: Shown<'_>) -> Result<String, CellFault> {
    match value {
        DataRef::Empty => Ok(String::new()),
        DataRef::String(text) => string(text, place),
        DataRef::SharedString(text) => string(text, place),
        DataRef::Int(number) => as_shown(number.to_string(), place, shown.format),
        DataRef::Float(number) => as_shown(float(*number, place)?, place, shown.format),
        DataRef::DateTime(date) => day(date, place, shown.is_1904),
        DataRef::DateTimeIso(text) => {
            let day = text.strip_suffix("T00:00:00").or_else(|| text.strip_suffix("T00:00:00Z")).unwrap_or(text);
            if day.contains('T') { Err(with_time(place)) } else { Ok(day.to_owned()) }
        }
        DataRef::DurationIso(_) => Err(with_time(place)),
        DataRef::Bool(_) => {
            let message = format!("{place} holds a truth value; write what it means as a text or a number");
            Err((FaultCode::CellLogical, message))
        }
        DataRef::Error(error) => {
            let message = format!("{place} shows the error {error}; write the value itself");
            Err((FaultCode::CellError, message))
        }
    }
}

/// The cell is computed: what it shows depends on other cells and on when a program last looked.
pub(super) fn formula(place: CellPlace) -> CellFault {
    let message = format!("{place} is computed by a formula; copy it and paste it as a value (Paste Special, Values)");
    (FaultCode::CellFormula, message)
}

fn string(text: &str, place: CellPlace) -> Result<String, CellFault> {
    if text.len() > CHARS_MAX && text.chars().nth(CHARS_MAX).is_some() {
        let message = format!("{place} holds more than {CHARS_MAX} characters; shorten it");
        return Err((FaultCode::CellTooLong, message));
    }
    Ok(text.to_owned())
}

/// The shortest text that reads back as the same number.
fn float(number: f64, place: CellPlace) -> Result<String, CellFault> {
    let text = number.to_string();
    let digits = text.trim_start_matches('-').split('.').next().unwrap_or_default().len();
    if !number.is_finite() || digits > DIGITS_MAX {
        let message = format!(
            "{place} holds {}, of which a sheet keeps {DIGITS_MAX} digits only; format the cell as text and write it again",
            quoted(&text)
        );
        return Err((FaultCode::NumberInexact, message));
    }
    Ok(if text == "-0" { "0".to_owned() } else { text })
}

/// The number as it stands, where the cell shows all of it; `01` where zeros are shown before it.
fn as_shown(text: String, place: CellPlace, format: &str) -> Result<String, CellFault> {
    if format.contains('%') {
        let message =
            format!("{place} shows a percentage and holds {text}; format it as a number and write what is to be read");
        return Err((FaultCode::CellPercent, message));
    }
    let Some(decimals) = shown_decimals(format) else { return Ok(text) };
    if text.split_once('.').is_some_and(|(_, fraction)| fraction.len() > decimals) {
        let message = format!(
            "{place} holds {} and shows {decimals} decimals; round the value itself, or show all of it",
            quoted(&text)
        );
        return Err((FaultCode::NumberRounded, message));
    }
    let zeros = format.bytes().all(|b| b == b'0') && !text.starts_with('-');
    Ok(if zeros { format!("{text:0>width$}", width = format.len()) } else { text })
}

/// How many decimals a plain format shows, as `0`, `#,##0.00`; `None` for any other.
fn shown_decimals(format: &str) -> Option<usize> {
    let (whole, fraction) = format.split_once('.').unwrap_or((format, ""));
    let plain = whole.ends_with('0') && whole.bytes().all(|b| matches!(b, b'#' | b',' | b'0'));
    (plain && fraction.bytes().all(|b| b == b'0')).then_some(fraction.len())
}

fn with_time(place: CellPlace) -> CellFault {
    let message = format!("{place} holds a time of day; write the day alone, as 2022-03-31");
    (FaultCode::DayWithTime, message)
}

/// The day of a serial number: the 1904 system counts from 1904-01-01, the other from 1899-12-30 once its 29 February
/// 1900, which never was, is over.
fn day(date: &ExcelDateTime, place: CellPlace, is_1904: bool) -> Result<String, CellFault> {
    const EPOCH_1900: i32 = -25_569;
    const EPOCH_1904: i32 = -24_107;
    /// 1 March 1900; of the days before, programs say different things.
    const FIRST_SURE: i32 = 61;
    let serial = date.as_f64();
    if date.is_duration() || serial.fract() != 0.0 || (0.0..1.0).contains(&serial) {
        return Err(with_time(place));
    }
    let (epoch, first) = if is_1904 { (EPOCH_1904, 0) } else { (EPOCH_1900, FIRST_SURE) };
    #[expect(clippy::cast_possible_truncation, reason = "a number that is no day saturates, and is no day then either")]
    let serial = serial as i32;
    let day = serial.checked_add(epoch).and_then(Day::from_epoch).filter(|_| serial >= first);
    day.map(|day| day.to_string()).ok_or_else(|| {
        let message = format!("{place} holds no day from 1900-03-01 to {}; correct it", Day::LAST);
        (FaultCode::DayNotInCalendar, message)
    })
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    const PLACE: CellPlace = CellPlace { row: 7, column: 1 };

    const PLAIN: Shown<'_> = Shown { format: "General", is_1904: false };

    #[track_caller]
    fn check(value: &DataRef<'_>, expected: Result<&str, FaultCode>) {
        assert_eq!(text(value, PLACE, PLAIN).map_err(|fault| fault.0), expected.map(str::to_owned), "{value:?}");
    }

    #[test]
    fn a_number_is_the_shortest_text_that_reads_back() {
        for (number, expected) in [
            (99.99, "99.99"),
            ("99.989999999999995".parse().unwrap(), "99.99"),
            (0.1 + 0.2, "0.30000000000000004"),
            (13_800.0, "13800"),
            (-0.0, "0"),
            (-1.5, "-1.5"),
            (1e-7, "0.0000001"),
            (999_999_999_999_999.0, "999999999999999"),
        ] {
            check(&DataRef::Float(number), Ok(expected));
        }
    }

    #[test]
    fn a_number_is_read_where_the_cell_shows_all_of_it() {
        let shown =
            |number, format| text(&DataRef::Float(number), PLACE, Shown { format, ..PLAIN }).map_err(|fault| fault.0);
        assert_eq!(shown(99.5, "0.00"), Ok("99.5".into()));
        assert_eq!(shown(13_800.0, "#,##0"), Ok("13800".into()));
        assert_eq!(shown(13.625, "0.0"), Err(FaultCode::NumberRounded));
        assert_eq!(shown(13.6, "#,##0"), Err(FaultCode::NumberRounded));
        assert_eq!(shown(13.6, "_-* #,##0_-"), Ok("13.6".into()));
        assert_eq!(shown(0.995, "0.0%"), Err(FaultCode::CellPercent));
        assert_eq!(shown(7.0, "00"), Ok("07".into()));
        assert_eq!(shown(866.0, "00000"), Ok("00866".into()));
        assert_eq!(shown(-7.0, "000"), Ok("-7".into()));
        assert_eq!(shown(7.0, "0"), Ok("7".into()));
    }

    #[test]
    fn digits_that_no_sheet_keeps_are_refused() {
        for number in [1e15, 1e300, -1e15, f64::NAN, f64::INFINITY] {
            check(&DataRef::Float(number), Err(FaultCode::NumberInexact));
        }
    }

    #[test]
    fn a_day_is_read_in_both_systems() {
        let serial = |serial, is_1904| {
            text(&DataRef::DateTime(ExcelDateTime::new(serial, DateTime, is_1904)), PLACE, Shown { is_1904, ..PLAIN })
                .map_err(|fault| fault.0)
        };
        assert_eq!(serial(44_635.0, false), Ok("2022-03-15".into()));
        assert_eq!(serial(43_173.0, true), Ok("2022-03-15".into()));
        assert_eq!(serial(61.0, false), Ok("1900-03-01".into()));
        assert_eq!(serial(60.0, false), Err(FaultCode::DayNotInCalendar));
        assert_eq!(serial(1.0, true), Ok("1904-01-02".into()));
        assert_eq!(serial(-1.0, true), Err(FaultCode::DayNotInCalendar));
        assert_eq!(serial(1e300, false), Err(FaultCode::DayNotInCalendar));
        assert_eq!(serial(44_635.5, false), Err(FaultCode::DayWithTime));
        assert_eq!(serial(0.25, true), Err(FaultCode::DayWithTime));
    }

    #[test]
    fn what_says_nothing_sure_is_refused() {
        check(&DataRef::Bool(true), Err(FaultCode::CellLogical));
        check(&DataRef::Error(calamine::CellErrorType::Ref), Err(FaultCode::CellError));
        check(&DataRef::DateTime(ExcelDateTime::new(2.0, TimeDelta, false)), Err(FaultCode::DayWithTime));
        check(&DataRef::DurationIso("PT1H".into()), Err(FaultCode::DayWithTime));
        check(&DataRef::DateTimeIso("2022-03-15T08:00:00".into()), Err(FaultCode::DayWithTime));
        check(&DataRef::DateTimeIso("2022-03-15T00:00:00".into()), Ok("2022-03-15"));
        check(&DataRef::DateTimeIso("2022-03-15".into()), Ok("2022-03-15"));
    }

    #[test]
    fn a_text_is_kept_up_to_the_length_of_a_cell() {
        check(&DataRef::SharedString(&"ă".repeat(CHARS_MAX)), Ok(&"ă".repeat(CHARS_MAX)));
        check(&DataRef::String("a".repeat(CHARS_MAX + 1)), Err(FaultCode::CellTooLong));
    }
}
