//! A table, a text or a sheet: its rows, and the cells of one row by the names of their columns.
//!
//! Blank lines and rows of empty cells are passed over, as are columns without a heading that hold nothing: spreadsheets
//! write both.

use std::fmt::Display;

use super::cell::{self, CellFault, quoted};
use super::fault::{FaultCode, Faults};
use super::header::{Begun, Columns, Header};
use super::legacy::LegacyText;
use super::rows::PlacedRow;
use super::source::Source;
use crate::domain::Day;
use crate::domain::id::IdFault;

/// A row together with the line it begins on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// The line, counted from 1.
    pub line: u64,
    /// What it says.
    pub value: T,
}

/// All rows that `read` makes a value of, and all faults. The outer error is a file that is no table of these columns.
pub(super) fn read_table<T>(
    source: &Source<'_>,
    columns: &'static [&'static str],
    mut read: impl FnMut(&mut Cells<'_>) -> Result<T, Noted>,
) -> Result<(Vec<Row<T>>, Faults), Faults> {
    source.rows(|rows| {
        let (mut faults, mut values) = (Faults::new(source.label()), Vec::new());
        let columns = Columns { names: columns, is_required: &|_| true };
        let Some(Begun { header, first }) = Header::begin(rows, columns, &mut faults) else {
            return Err(faults.or(()).expect_err("a header that cannot be read has a fault"));
        };
        let mut legacy = LegacyText::default();
        let mut next = first;
        while let Some(row) = next.as_mut() {
            legacy.watch(row);
            if header.fits(row, &mut faults) {
                let mut cells = Cells { header: &header, row, faults: &mut faults };
                values.extend(read(&mut cells).ok().map(|value| Row { line: row.line, value }));
            }
            if !rows.next_row(row, &mut faults) {
                next = None;
            }
        }
        legacy.report(&mut faults);
        Ok((values, faults))
    })
}

/// There is no value, and the fault that says why was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noted;

/// The cells of one row.
pub(super) struct Cells<'a> {
    header: &'a Header<'static>,
    row: &'a PlacedRow,
    faults: &'a mut Faults,
}

impl Cells<'_> {
    fn place(&self, column: &'static str) -> usize {
        self.header.place(column).expect("a table has all its columns")
    }

    /// The cell as it stands, without the spaces around it.
    pub fn raw(&self, column: &'static str) -> &str {
        self.row.cells.get(self.place(column)).expect("a row that fits has all its cells").trim()
    }

    /// Adds a fault of a cell.
    pub fn fault(&mut self, column: &'static str, code: FaultCode, message: impl Into<String>) {
        self.faults.add(self.row.line, column, code, message);
    }

    /// What `parse` makes of a cell that must be filled.
    pub fn required<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Result<T, Noted> {
        self.optional(column, parse)?.ok_or_else(|| {
            self.fault(column, FaultCode::ValueMissing, "this cell is empty; fill it");
            Noted
        })
    }

    /// What `parse` makes of a cell; `None` where it is empty.
    pub fn optional<T>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Result<Option<T>, Noted> {
        let place = self.place(column);
        if let Some((_, (code, message))) = self.row.refused.iter().find(|(refused, _)| *refused == place) {
            self.fault(column, *code, message.clone());
            return Err(Noted);
        }
        let cell = self.raw(column);
        if cell.is_empty() {
            return Ok(None);
        }
        match parse(cell) {
            Ok(value) => Ok(Some(value)),
            Err((code, message)) => {
                self.fault(column, code, message);
                Err(Noted)
            }
        }
    }

    /// A text that must be there.
    pub fn text(&mut self, column: &'static str, bytes_max: usize) -> Result<String, Noted> {
        self.required(column, |text| cell::text(text, bytes_max))
    }

    /// A text that may be empty.
    pub fn optional_text(&mut self, column: &'static str, bytes_max: usize) -> Result<String, Noted> {
        self.optional(column, |text| cell::text(text, bytes_max)).map(Option::unwrap_or_default)
    }

    /// An identifier that must be there.
    pub fn id<T>(&mut self, column: &'static str, parse: fn(&str) -> Result<T, IdFault>) -> Result<T, Noted> {
        self.required(column, |text| identifier(text, parse))
    }

    /// An identifier that may be absent.
    pub fn optional_id<T>(
        &mut self,
        column: &'static str,
        parse: fn(&str) -> Result<T, IdFault>,
    ) -> Result<Option<T>, Noted> {
        self.optional(column, |text| identifier(text, parse))
    }

    /// A day that must be there.
    pub fn day(&mut self, column: &'static str) -> Result<Day, Noted> {
        self.required(column, cell::day)
    }

    /// A day that may be absent.
    pub fn optional_day(&mut self, column: &'static str) -> Result<Option<Day>, Noted> {
        self.optional(column, cell::day)
    }
}

fn identifier<T>(text: &str, parse: fn(&str) -> Result<T, IdFault>) -> Result<T, CellFault> {
    parse(text).map_err(|fault| (FaultCode::IdShape, format!("{} is no identifier: {fault}", quoted(text))))
}

/// One of a list of known values; `known` are all of them, for the message.
pub(super) fn choice<T>(
    text: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    known: &[impl Display],
) -> Result<T, CellFault> {
    parse(text).ok_or_else(|| {
        let known = known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        (FaultCode::ValueUnknown, format!("{} is not known here; write one of {known}", quoted(text)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["code", "name"];

    type Place = (u64, FaultCode);

    fn read(text: &str) -> Result<Vec<(u64, String, String)>, Vec<Place>> {
        let pair = |cells: &mut Cells<'_>| Ok((cells.text("code", 10)?, cells.optional_text("name", 100)?));
        let places = |faults: Faults| faults.kept().iter().map(|fault| (fault.line, fault.code)).collect::<Vec<_>>();
        let (rows, faults) = read_table(&Source::csv(text.as_bytes(), "a.csv"), COLUMNS, pair).map_err(places)?;
        faults.or(()).map_err(places)?;
        Ok(rows.into_iter().map(|row| (row.line, row.value.0, row.value.1)).collect())
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u64, &str, &str)]) {
        let expected = expected.iter().map(|(line, code, name)| (*line, (*code).into(), (*name).into())).collect();
        assert_eq!(read(text), Ok(expected));
    }

    #[track_caller]
    fn check_faults(text: &str, expected: &[(u64, FaultCode)]) {
        assert_eq!(read(text), Err(expected.to_vec()));
    }

    #[test]
    fn columns_stand_in_any_order() {
        check("name,code\nPhòng Nội vụ,866.NV\n", &[(2, "866.NV", "Phòng Nội vụ")]);
        check("\u{FEFF} code , name\r\n 866 ,\r\n", &[(2, "866", "")]);
    }

    #[test]
    fn quotes_hold_commas_and_quotes() {
        check("code,name\n1,\"Ủy ban, \"\"xã\"\"\"\n2,b", &[(2, "1", "Ủy ban, \"xã\""), (3, "2", "b")]);
    }

    #[test]
    fn blank_lines_are_passed_over_and_still_counted() {
        check("\n\r\ncode,name\r\n\r\n1,a\r\n\n,\n2,b\r\n", &[(5, "1", "a"), (8, "2", "b")]);
        check("code,name\r\r1,a\r2,b\r", &[(3, "1", "a"), (4, "2", "b")]);
    }

    #[test]
    fn empty_columns_without_a_heading_are_passed_over() {
        check("code,name,,\n1,a,,\n2,b\n", &[(2, "1", "a"), (3, "2", "b")]);
        check_faults("code,name,,\n1,a,,x\n", &[(2, FaultCode::CellsSurplus)]);
    }

    #[test]
    fn a_row_of_another_length_is_a_fault() {
        check_faults("code,name\n1\n2,b,c\n3,c\n", &[(2, FaultCode::CellsMissing), (3, FaultCode::CellsSurplus)]);
    }

    #[test]
    fn the_header_row_is_judged_as_a_whole() {
        use FaultCode::{ColumnMissing, ColumnRepeated, ColumnUnknown};
        check_faults("Code,code,code\n", &[(1, ColumnUnknown), (1, ColumnRepeated), (1, ColumnMissing)]);
        check_faults("", &[(1, FaultCode::FileEmpty)]);
        check_faults("\n\n,,\n", &[(1, FaultCode::FileEmpty)]);
    }

    #[test]
    fn a_file_that_is_not_separated_by_commas_has_one_fault() {
        let found = [(1, FaultCode::FileSeparator)];
        check_faults("code;name\r\n1;a\r\n2;b, c\r\n", &found);
        check_faults("\"code\";\"name\"\n1;a\n", &found);
        check_faults("code;Name, in full\n1;a\n", &found);
        check_faults("code;,name\n", &[(1, FaultCode::FileSeparator)]);
        check_faults(
            "a;b\n",
            &[(1, FaultCode::ColumnUnknown), (1, FaultCode::ColumnMissing), (1, FaultCode::ColumnMissing)],
        );
    }

    #[test]
    fn what_is_pasted_from_a_spreadsheet_is_read() {
        check("code\tname\r\n1\tb, c\r\n\t\r\n2\t\"d \"\"e\"\"\"\r\n", &[(2, "1", "b, c"), (4, "2", "d \"e\"")]);
        check("\u{FEFF}\t\nname\tcode\na\t1\n", &[(3, "1", "a")]);
        check_faults("code\tname\n1\n", &[(2, FaultCode::CellsMissing)]);
    }

    #[test]
    fn two_header_rows_and_titles_are_found_in_a_text_too() {
        check_faults("code,name\ncode,name\n1,a\n", &[(2, FaultCode::HeaderTwice)]);
        check_faults("DANH MỤC,\n,\ncode,name\n1,a\n", &[(1, FaultCode::HeaderNotFirst)]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_found() {
        let found = [(2, FaultCode::TextControlCharacter)];
        check_faults("code,name\n1,\"a\n2,b\n", &found);
    }

    #[test]
    fn every_cell_is_judged() {
        use FaultCode::{TextControlCharacter, TextTooLong, ValueMissing};
        check_faults(
            "code,name\n,a\n12345678901,a\n1,a\tb\n",
            &[(2, ValueMissing), (3, TextTooLong), (4, TextControlCharacter)],
        );
    }
}
