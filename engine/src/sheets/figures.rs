//! `figures.csv`: reported numbers, `unit,indicator,first,last,value,rounded,reporter,reported,note`.
//!
//! A value is written `99`, `99.0`, `>13800`, `<19000` or `10..20`, and kept as it was written.

use super::cell::{self, CellFault};
use super::fault::{FaultCode, Faults};
use super::keys;
use super::source::Source;
use super::table::{Cells, Noted, Row, choice, read_table};
use crate::domain::Period;
use crate::domain::figure::{Claim, FigureKey, FigureValue, Rounded};
use crate::domain::id::{IndicatorId, UnitCode};
use crate::domain::text::{NAME_BYTES_MAX, NOTE_BYTES_MAX};

/// A reported number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSheetRow {
    /// What identifies it.
    pub key: FigureKey,
    /// What was reported.
    pub value: FigureValue,
}

const COLUMNS: &[&str] = &["unit", "indicator", "first", "last", "value", "rounded", "reporter", "reported", "note"];

/// Reads the figures of a file; unit, indicator, period and reporter identify one.
pub fn read_figures(source: &Source<'_>) -> Result<Vec<Row<FigureSheetRow>>, Faults> {
    let (rows, mut faults) = read_table(source, COLUMNS, figure)?;
    keys::check(&rows, "unit, indicator, first, last, reporter", &mut faults, |row| {
        let FigureKey { unit, indicator, within, reporter } = &row.key;
        format!("{indicator} of {unit} for {within} by {reporter}")
    });
    faults.or(rows)
}

fn figure(cells: &mut Cells<'_>) -> Result<FigureSheetRow, Noted> {
    let unit = cells.id("unit", UnitCode::parse);
    let indicator = cells.id("indicator", IndicatorId::parse);
    let within = period(cells);
    let claim = cells.required("value", claim);
    let known = Rounded::ALL.map(Rounded::id);
    let rounded = cells.optional("rounded", |text| choice(text, Rounded::parse, &known));
    let reporter = cells.text("reporter", NAME_BYTES_MAX);
    let day = cells.day("reported");
    let note = cells.optional_text("note", NOTE_BYTES_MAX);
    let (within, day) = (within?, day?);
    if day < within.first() {
        let message = format!("reported before the period begins on {}; correct one of the days", within.first());
        cells.fault("reported", FaultCode::ReportBeforePeriod, message);
        return Err(Noted);
    }
    let rounded = rounded?.unwrap_or(Rounded::Unknown);
    Ok(FigureSheetRow {
        key: FigureKey { unit: unit?, indicator: indicator?, within, reporter: reporter? },
        value: FigureValue { claim: claim?, rounded, reported: day, note: note? },
    })
}

fn period(cells: &mut Cells<'_>) -> Result<Period, Noted> {
    let (first, last) = (cells.day("first"), cells.day("last"));
    Period::new(first?, last?).ok_or_else(|| {
        cells.fault("last", FaultCode::PeriodBackwards, "the period ends before it begins; correct first or last");
        Noted
    })
}

/// Reads `99`, `>13800`, `<19000` or `10..20`.
fn claim(text: &str) -> Result<Claim, CellFault> {
    if let Some(number) = text.strip_prefix('>') {
        return cell::decimal(number).map(Claim::Above);
    }
    if let Some(number) = text.strip_prefix('<') {
        return cell::decimal(number).map(Claim::Below);
    }
    let Some((lower, upper)) = text.split_once("..") else { return cell::decimal(text).map(Claim::Exact) };
    let (lower, upper) = (cell::decimal(lower)?, cell::decimal(upper)?);
    if lower >= upper {
        let message =
            format!("{lower} does not lie below {upper}; write the smaller number first, or one number alone");
        return Err((FaultCode::IntervalBackwards, message));
    }
    Ok(Claim::Between(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "unit,indicator,first,last,value,rounded,reporter,reported,note\n";

    fn read(rows: &str) -> Result<Vec<Row<FigureSheetRow>>, Faults> {
        read_figures(&Source::csv(format!("{HEADER}{rows}").as_bytes(), "figures.csv"))
    }

    #[track_caller]
    fn check_value(value: &str, expected: Result<&str, FaultCode>) {
        let rows = read(&format!("869,received,2022-01-01,2022-06-30,{value},,UBND,2022-07-12,\n"));
        let found = rows.map(|rows| rows[0].value.value.claim.to_string()).map_err(|faults| faults.kept()[0].code);
        assert_eq!(found, expected.map(str::to_owned));
    }

    #[test]
    fn a_value_is_kept_as_it_was_written() {
        for value in ["99", "99.0", ">13800", "<19000", "10..20", "0.000001", "-3"] {
            check_value(value, Ok(value));
        }
    }

    #[test]
    fn what_is_no_value_says_why() {
        check_value("1.123456789", Err(FaultCode::NumberTooPrecise));
        check_value("13.800.000", Err(FaultCode::NumberShape));
        check_value("\"13,8\"", Err(FaultCode::NumberShape));
        check_value("> 13800", Err(FaultCode::NumberShape));
        check_value("1000000000000000000", Err(FaultCode::NumberTooLarge));
        check_value("20..10", Err(FaultCode::IntervalBackwards));
        check_value("10..10.0", Err(FaultCode::IntervalBackwards));
        check_value("10..", Err(FaultCode::NumberShape));
        check_value("", Err(FaultCode::ValueMissing));
        check_value("99%", Err(FaultCode::NumberShape));
    }

    #[test]
    fn a_figure_is_read() {
        let rows =
            read("869,received,2022-01-01,2022-06-30,>13800,truncated,UBND huyện,2022-07-12,theo bài\n").unwrap();
        let FigureSheetRow { key, value } = &rows[0].value;
        assert_eq!((key.within.to_string(), key.reporter.as_str()), ("2022-01-01..2022-06-30".into(), "UBND huyện"));
        assert_eq!((value.rounded, value.reported.to_string()), (Rounded::Truncated, "2022-07-12".into()));
    }

    #[test]
    fn periods_and_reports_are_in_order() {
        use FaultCode::{PeriodBackwards, ReportBeforePeriod, RowRepeated, ValueUnknown};
        let code = |row: &str| {
            read(row).map_err(|faults| (faults.kept()[0].line, faults.kept()[0].code)).map(|rows| rows.len())
        };
        assert_eq!(code("869,a,2022-06-30,2022-01-01,1,,r,2022-07-12,\n"), Err((2, PeriodBackwards)));
        assert_eq!(code("869,a,2022-01-01,2022-06-30,1,,r,2021-12-31,\n"), Err((2, ReportBeforePeriod)));
        assert_eq!(code("869,a,2022-01-01,2022-06-30,1,up,r,2022-07-12,\n"), Err((2, ValueUnknown)));
        let row = "869,a,2022-01-01,2022-06-30,1,,r,2022-07-12,\n";
        assert_eq!(code(&format!("{row}{}", row.replace(",1,", ",2,"))), Err((3, RowRepeated)));
        assert_eq!(code(&format!("{row}{}", row.replace(",r,", ",q,"))), Ok(2));
    }
}
