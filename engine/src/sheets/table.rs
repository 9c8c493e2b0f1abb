//! A comma-separated table: its header row, its rows, and the cells of one row by the names of their columns.
//!
//! Blank lines and rows of empty cells are passed over, as are columns without a heading that hold nothing: spreadsheets
//! write both.

use std::fmt::Display;

use csv::{ReaderBuilder, StringRecord};

use super::cell::{self, CellFault, quoted};
use super::fault::{FaultCode, Faults};
use super::source;
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
    bytes: &[u8],
    file: &str,
    columns: &'static [&'static str],
    mut read: impl FnMut(&mut Cells<'_>) -> Result<T, Noted>,
) -> Result<(Vec<Row<T>>, Faults), Faults> {
    let text = source::text(bytes, file)?;
    let mut lines = Lines::new(text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let (mut header, mut rows, mut faults) = (None, Vec::new(), Faults::new(file));
    while reader.read_record(&mut record).expect("UTF-8 in memory, with rows of any length, is readable") {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        let Some(header) = &header else {
            header = Some(Header::read(&record, line, file, columns)?);
            continue;
        };
        if header.fits(&record, line, &mut faults) {
            let mut cells = Cells { header, record: &record, line, faults: &mut faults };
            rows.extend(read(&mut cells).ok().map(|value| Row { line, value }));
        }
    }
    if header.is_none() {
        let message = format!("the file has no header row; its first line must be {}", columns.join(","));
        return Err(Faults::only(file, 1, "", FaultCode::FileEmpty, message));
    }
    Ok((rows, faults))
}

/// Which cell of a row stands under which heading.
struct Header {
    columns: &'static [&'static str],
    /// For each of `columns`, its place in a row.
    places: Vec<usize>,
    width: usize,
}

impl Header {
    fn read(record: &StringRecord, line: u64, file: &str, columns: &'static [&'static str]) -> Result<Header, Faults> {
        /// More columns than any format has; beyond, this is no table of ours.
        const WIDTH_MAX: usize = 64;
        if let Some(separator) = foreign_separator(record, columns) {
            return Err(Faults::only(file, line, "", FaultCode::FileSeparator, save_with_commas(separator)));
        }
        let mut faults = Faults::new(file);
        let headings: Vec<&str> = record.iter().map(str::trim).collect();
        let width = headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
        if width > WIDTH_MAX {
            let message = format!("{width} columns; the columns are {}", columns.join(","));
            return Err(Faults::only(file, line, "", FaultCode::ColumnUnknown, message));
        }
        for (place, heading) in headings[..width].iter().enumerate() {
            if headings[..place].contains(heading) {
                faults.add(
                    line,
                    shown(heading),
                    FaultCode::ColumnRepeated,
                    "this heading stands twice; delete one column",
                );
            } else if !columns.contains(heading) {
                let message = format!("there is no column {}; the columns are {}", quoted(heading), columns.join(","));
                faults.add(line, shown(heading), FaultCode::ColumnUnknown, message);
            }
        }
        let mut places = Vec::with_capacity(columns.len());
        for column in columns {
            match headings.iter().position(|heading| heading == column) {
                Some(place) => places.push(place),
                None => faults.add(
                    line,
                    column,
                    FaultCode::ColumnMissing,
                    "this column is missing; add it, empty if need be",
                ),
            }
        }
        faults.or(Header { columns, places, width })
    }

    /// Whether the row has a cell under each heading and none beyond.
    fn fits(&self, record: &StringRecord, line: u64, faults: &mut Faults) -> bool {
        let (found, wanted) = (record.len(), self.width);
        if found < wanted {
            let message = format!("{found} cells under {wanted} headings; add the missing commas");
            faults.add(line, "", FaultCode::CellsMissing, message);
        } else if record.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
            let message =
                format!("{found} cells under {wanted} headings; put a text that holds a comma in quotation marks");
            faults.add(line, "", FaultCode::CellsSurplus, message);
        } else {
            return true;
        }
        false
    }
}

/// What separates the headings where it is no comma: then several of them stand in the first cell.
pub(super) fn foreign_separator(record: &StringRecord, columns: &[&str]) -> Option<char> {
    let first = record.iter().find(|cell| !cell.trim().is_empty())?;
    let is_column = |heading: &str| columns.contains(&heading.trim().trim_matches('"'));
    [';', '\t'].into_iter().find(|separator| first.contains(*separator) && first.split(*separator).any(is_column))
}

pub(super) fn save_with_commas(separator: char) -> String {
    let found = if separator == ';' { "semicolons" } else { "tabs" };
    format!(
        "the columns are separated by {found}, and must be by commas; Excel writes the list separator of Windows: set it to a \
         comma (Control Panel, Region, Additional settings) and save the file again as \"CSV UTF-8 (Comma delimited)\"; in \
         LibreOffice save as CSV with the field delimiter \",\""
    )
}

/// A heading as the name of a column in a fault: nobody wrote a long one on purpose.
pub(super) fn shown(heading: &str) -> &str {
    const CHARS_MAX: usize = 40;
    heading.char_indices().nth(CHARS_MAX).map_or(heading, |(end, _)| &heading[..end])
}

/// There is no value, and the fault that says why was added.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noted;

/// The cells of one row.
pub(super) struct Cells<'a> {
    header: &'a Header,
    record: &'a StringRecord,
    line: u64,
    faults: &'a mut Faults,
}

impl Cells<'_> {
    /// The cell as it stands, without the spaces around it.
    pub fn raw(&self, column: &'static str) -> &str {
        let index = self.header.columns.iter().position(|name| *name == column);
        let place = self.header.places[index.expect("a reader asks for the columns it declares")];
        self.record.get(place).expect("a row that fits has all its cells").trim()
    }

    /// Adds a fault of a cell.
    pub fn fault(&mut self, column: &'static str, code: FaultCode, message: impl Into<String>) {
        self.faults.add(self.line, column, code, message);
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

/// The lines of a text, found by offsets that only grow.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    offset: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Lines<'a> {
        Lines { text: text.as_bytes(), offset: 0, line: 1 }
    }

    /// The line on which the row at or after `offset` begins: the reader reports a row from the blank lines before it.
    pub fn at(&mut self, offset: u64) -> u64 {
        let mut start = usize::try_from(offset).unwrap_or(usize::MAX).min(self.text.len());
        while self.text.get(start).is_some_and(|b| matches!(b, b'\r' | b'\n')) {
            start += 1;
        }
        self.line += source::line_breaks(&self.text[self.offset..start]);
        self.offset = start;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["code", "name"];

    type Place = (u64, FaultCode);

    fn read(text: &str) -> Result<Vec<(u64, String, String)>, Vec<Place>> {
        let pair = |cells: &mut Cells<'_>| Ok((cells.text("code", 10)?, cells.optional_text("name", 100)?));
        let places = |faults: Faults| faults.kept().iter().map(|fault| (fault.line, fault.code)).collect::<Vec<_>>();
        let (rows, faults) = read_table(text.as_bytes(), "a.csv", COLUMNS, pair).map_err(places)?;
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
        check_faults("\u{FEFF}code\tname\n1\ta\n", &found);
        check_faults("\"code\";\"name\"\n1;a\n", &found);
        check_faults("code;Name, in full\n1;a\n", &found);
        check_faults("code;,name\n", &[(1, FaultCode::FileSeparator)]);
        check_faults(
            "a;b\n",
            &[(1, FaultCode::ColumnUnknown), (1, FaultCode::ColumnMissing), (1, FaultCode::ColumnMissing)],
        );
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
