//! The rows of a sheet, assembled from its cells as they come.
//!
//! One row is held at a time, and of it only the cells up to the last that holds anything within [`COLUMNS_READ_MAX`].

use std::io::{Read, Seek};

use calamine::XlsxCellReader;

use super::part::{Part, damaged};
use super::place::{self, CellPlace, CellRange};
use super::value::{self, Shown};
use crate::sheets::cell::CellFault;
use crate::sheets::fault::{FaultCode, Faults};
use crate::sheets::rows::{Cells, PlacedRow, Rows};

/// The columns that are read: A to IV. What stands beyond is refused, not dropped.
const COLUMNS_READ_MAX: u32 = 256;

/// A cell that holds something, or says why it does not.
type Filled = (CellPlace, Result<String, CellFault>);

/// The rows of one sheet.
pub(in crate::sheets) struct SheetRows<'r, RS: Read + Seek> {
    reader: XlsxCellReader<'r, RS>,
    part: &'r Part,
    is_1904: bool,
    /// The cell after the row that was given last.
    ahead: Option<Filled>,
    /// The row of the cell that was read last; 0 before the first.
    row: u32,
    /// How many hidden and merged ranges begin at the row that was given last, or before it.
    hidden: usize,
    merged: usize,
    /// The cells of the first row: every row has at least as many.
    width: usize,
    ended: bool,
    too_wide: bool,
}

impl<'r, RS: Read + Seek> SheetRows<'r, RS> {
    /// The rows that `reader` has still to give; `part` is the same sheet.
    pub(super) fn new(reader: XlsxCellReader<'r, RS>, part: &'r Part, is_1904: bool) -> SheetRows<'r, RS> {
        let (row, hidden, merged, width) = (0, 0, 0, 0);
        let (ahead, ended, too_wide) = (None, false, false);
        SheetRows { reader, part, is_1904, ahead, row, hidden, merged, width, ended, too_wide }
    }

    /// The next cell that holds anything.
    fn next_cell(&mut self, faults: &mut Faults) -> Option<Filled> {
        if let Some(cell) = self.ahead.take() {
            return Some(cell);
        }
        while !self.ended {
            let (cell, style) = match self.reader.next_cell_with_style_id() {
                Ok(Some(cell)) => cell,
                Ok(None) => {
                    self.ended = true;
                    break;
                }
                Err(_) => return self.end_damaged(faults),
            };
            let (at, column) = cell.get_position();
            let place = CellPlace { row: at + 1, column };
            if place.row < self.row {
                return self.end_damaged(faults);
            }
            self.row = place.row;
            let value = if self.is_formula(place) {
                Err(value::formula(place))
            } else {
                let format = self.reader.styles().get(style).and_then(|style| style.number_format.as_ref());
                let format = format.map_or("", |format| &format.format_code);
                value::text(cell.get_value(), place, Shown { format, is_1904: self.is_1904 })
            };
            if !value.as_ref().is_ok_and(|text| text.trim().is_empty()) {
                return Some((place, value));
            }
        }
        None
    }

    fn end_damaged(&mut self, faults: &mut Faults) -> Option<Filled> {
        self.ended = true;
        let (code, message) = damaged();
        faults.add(u64::from(self.row.max(1)), "", code, message);
        None
    }

    /// Whether a cell is computed.
    fn is_formula(&self, place: CellPlace) -> bool {
        self.part.formulas.binary_search(&place).is_ok()
    }

    /// Puts a cell into its row. A row that names one cell twice is damaged, and the later text would hide the earlier.
    fn put(&mut self, (place, value): Filled, cells: &mut Vec<String>, row: &mut PlacedRow, faults: &mut Faults) {
        if place.column >= COLUMNS_READ_MAX {
            if !std::mem::replace(&mut self.too_wide, true) {
                let message = format!(
                    "{place} lies beyond the {COLUMNS_READ_MAX} columns that are read; delete what stands there"
                );
                faults.add(u64::from(place.row), "", FaultCode::ColumnsTooMany, message);
            }
            return;
        }
        let column = place.column as usize;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if !cells[column].is_empty() {
            let (code, message) = damaged();
            faults.add(u64::from(place.row), "", code, message);
        }
        cells[column] = value.unwrap_or_else(|fault| {
            row.refused.push((column, fault));
            place.to_string()
        });
    }

    /// Adds the hidden columns under the headings of the first row.
    fn add_hidden_columns(&self, row: u32, faults: &mut Faults) {
        for (first, last) in self.part.hidden_columns.iter().filter(|(first, _)| (*first as usize) < self.width) {
            let (from, to) = (place::letters(*first), place::letters(*last));
            let columns =
                if first == last { format!("column {from} is") } else { format!("columns {from} to {to} are") };
            let message = format!("{columns} hidden; show them (select the columns, Unhide) or delete them");
            faults.add(u64::from(row), "", FaultCode::ColumnHidden, message);
        }
    }

    /// Adds the hidden and the merged ranges that reach a row, each once.
    fn add_ranges(&mut self, row: u32, faults: &mut Faults) {
        while let Some((first, last)) = self.part.hidden.get(self.hidden).filter(|(first, _)| *first <= row) {
            self.hidden += 1;
            if *last >= row {
                let rows =
                    if first == last { format!("row {first} is") } else { format!("rows {first} to {last} are") };
                let message = format!(
                    "{rows} hidden; show them (clear the filter, or select the rows and Unhide), or delete them"
                );
                faults.add(u64::from(row), "", FaultCode::RowHidden, message);
            }
        }
        while let Some(range) = self.part.merged.get(self.merged).filter(|range| range.first.row <= row) {
            self.merged += 1;
            add_merged(range, row, faults);
        }
    }
}

fn add_merged(range: &CellRange, row: u32, faults: &mut Faults) {
    if range.last.row >= row {
        let message = format!("the cells {range} are merged; split them (Unmerge Cells) and fill each one");
        faults.add(u64::from(range.first.row), "", FaultCode::CellsMerged, message);
    }
}

impl<RS: Read + Seek> Rows for SheetRows<'_, RS> {
    fn next_row(&mut self, row: &mut PlacedRow, faults: &mut Faults) -> bool {
        row.refused.clear();
        let mut cells = Vec::with_capacity(self.width);
        let Some(first) = self.next_cell(faults) else { return false };
        let line = first.0.row;
        self.put(first, &mut cells, row, faults);
        while let Some(cell) = self.next_cell(faults) {
            if cell.0.row != line {
                self.ahead = Some(cell);
                break;
            }
            self.put(cell, &mut cells, row, faults);
        }
        self.add_ranges(line, faults);
        if self.width == 0 {
            self.width = cells.len();
            self.add_hidden_columns(line, faults);
        }
        cells.resize(cells.len().max(self.width), String::new());
        row.line = u64::from(line);
        row.cells = Cells::from(cells);
        true
    }
}
