//! The rows of a file one after the other, each with its place: what a reader of tables needs, whatever the file is.
//!
//! Rows are read as a stream; nothing here holds more than one of them, and nothing knows which columns a table has.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::cell::CellFault;
use super::fault::Faults;
use super::source;

/// A row as it stands in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct PlacedRow {
    /// The line of a text or the row of a sheet, counted from 1.
    pub line: u64,
    /// The texts of its cells.
    pub cells: StringRecord,
    /// The cells whose text says nothing, by their place: what is wrong with them. Each holds some text all the same.
    pub refused: Vec<(usize, CellFault)>,
}

impl PlacedRow {
    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Rows in the order of their places. Blank ones are passed over.
pub(super) trait Rows {
    /// Puts the next row into `row`; `false` after the last. What is wrong with a row as a whole is added to `faults`.
    fn next_row(&mut self, row: &mut PlacedRow, faults: &mut Faults) -> bool;
}

/// The rows of a text, separated by commas, or by tabs as what is pasted from a spreadsheet.
pub(super) struct CsvRows<'a> {
    reader: Reader<&'a [u8]>,
    lines: Lines<'a>,
}

impl<'a> CsvRows<'a> {
    /// The rows of `text`.
    pub fn new(text: &'a str) -> CsvRows<'a> {
        let mut reader = ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(separator(text));
        let reader = reader.from_reader(text.as_bytes());
        CsvRows { reader, lines: Lines::new(text) }
    }
}

impl Rows for CsvRows<'_> {
    fn next_row(&mut self, row: &mut PlacedRow, _: &mut Faults) -> bool {
        let readable = "UTF-8 in memory, with rows of any length, is readable";
        while self.reader.read_record(&mut row.cells).expect(readable) {
            if !row.is_blank() {
                row.line = self.lines.at(row.cells.position().map_or(0, csv::Position::byte));
                return true;
            }
        }
        false
    }
}

/// A tab, where one stands in the first line that is not blank: no heading holds one.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty());
    if first.is_some_and(|line| line.contains('\t')) { b'\t' } else { b',' }
}

/// The lines of a text, found by offsets that only grow.
struct Lines<'a> {
    text: &'a [u8],
    offset: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        Lines { text: text.as_bytes(), offset: 0, line: 1 }
    }

    /// The line on which the row at or after `offset` begins: the reader reports a row from the blank lines before it.
    fn at(&mut self, offset: u64) -> u64 {
        let mut start = usize::try_from(offset).unwrap_or(usize::MAX).min(self.text.len());
        while self.text.get(start).is_some_and(|b| matches!(b, b'\r' | b'\n')) {
            start += 1;
        }
        self.line += source::line_breaks(&self.text[self.offset..start]);
        self.offset = start;
        self.line
    }
}
