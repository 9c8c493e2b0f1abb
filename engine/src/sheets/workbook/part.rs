//! One part of a workbook, read once to know what calamine would meet and does not tell.
//!
//! Cells are not kept, only what makes them unfit. A place that no sheet has, a nesting without end and a claim of
//! billions of strings end here: calamine would reckon with them.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::meter::{Meter, Metered};
use super::place::{self, CellPlace, CellRange};
use crate::sheets::cell::CellFault;
use crate::sheets::fault::FaultCode;

/// More elements within each other than any workbook has.
const DEPTH_MAX: usize = 64;
/// The most shared strings that are claimed: calamine makes room for as many.
const STRINGS_MAX: u64 = 16_000_000;
/// The most formats of cells; Excel takes a third as many.
const FORMATS_MAX: usize = 200_000;

/// What was found in a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Whether a cell holds anything.
    pub filled: bool,
    /// The cells with a formula, from above, row by row.
    pub formulas: Vec<CellPlace>,
    /// Merged cells, from above.
    pub merged: Vec<CellRange>,
    /// The first and the last of rows that follow each other and are hidden, from above.
    pub hidden: Vec<(u32, u32)>,
    /// The first and the last of columns that are hidden together, counted from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Whether it names a place that no sheet has.
    pub misplaced: bool,
}

/// The workbook cannot be read as one.
pub(super) fn damaged() -> CellFault {
    let message = "the workbook is cut short or damaged; open it in Excel or LibreOffice, look whether all rows are there, \
                   and save it again as XLSX";
    (FaultCode::FileDamaged, message.to_owned())
}

impl Part {
    /// Puts what was found into the order of its places: a file may name it in any other.
    fn sorted(mut self) -> Part {
        self.formulas.sort_unstable();
        self.merged.sort_unstable();
        self.hidden.sort_unstable();
        self
    }
}

/// Reads a part to its end.
pub(super) fn scan(inner: impl BufRead, meter: &mut Meter<'_>) -> Result<Part, CellFault> {
    let mut reader = Reader::from_reader(Metered { inner, meter });
    reader.config_mut().expand_empty_elements = true;
    let (mut scan, mut buffer) = (Scan::default(), Vec::new());
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event {
            Ok(Event::Start(element)) => scan.start(&element, reader.get_mut().meter)?,
            Ok(Event::End(_)) => scan.end(),
            Ok(Event::Text(text)) => scan.text(&text),
            Ok(Event::Eof) if scan.depth == 0 => return Ok(scan.part.sorted()),
            Ok(Event::Eof | Event::DocType(_)) => return Err(damaged()),
            Err(_) => return Err(reader.get_ref().meter.fault().unwrap_or_else(damaged)),
            Ok(_) => {}
        }
        if scan.piece.is_none() {
            reader.get_mut().meter.end_piece();
        }
    }
}

/// Where a reading of a part stands.
#[derive(Default)]
struct Scan {
    part: Part,
    depth: usize,
    /// The depth of the cell or the shared string that is open.
    piece: Option<usize>,
    /// The row, counted from 1; 0 before the first.
    row: u32,
    /// Where the next cell stands that does not say where.
    column: u32,
    cell: Option<CellPlace>,
    /// Whether a value is open.
    value: bool,
    /// The formats of cells so far.
    formats: usize,
}

impl Scan {
    fn start(&mut self, element: &BytesStart<'_>, meter: &mut Meter<'_>) -> Result<(), CellFault> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(damaged());
        }
        match element.local_name().as_ref() {
            "row" => self.begin_row(element, meter)?,
            "c" => {
                self.piece.get_or_insert(self.depth);
                self.begin_cell(element)?;
            }
            "si" => {
                self.piece.get_or_insert(self.depth);
            }
            "f" => {
                if let Some(cell) = self.cell.filter(|cell| self.part.formulas.last() != Some(cell)) {
                    meter.mark()?;
                    self.part.filled = true;
                    self.part.formulas.push(cell);
                }
            }
            "v" | "is" => self.value = self.cell.is_some(),
            "mergeCell" => {
                meter.mark()?;
                match attribute(element, "ref")?.as_deref().map(CellRange::parse) {
                    Some(Some(range)) => self.part.merged.push(range),
                    _ => self.part.misplaced = true,
                }
            }
            "col" => self.column(element, meter)?,
            "sst" => strings(element)?,
            "xf" => self.format()?,
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, element: &BytesStart<'_>, meter: &mut Meter<'_>) -> Result<(), CellFault> {
        self.column = 0;
        self.row = match attribute(element, "r")? {
            Some(text) => place::row(&text).unwrap_or_else(|| {
                self.part.misplaced = true;
                self.row
            }),
            None => self.row + 1,
        };
        self.part.misplaced |= self.row > place::ROWS_MAX;
        if is_hidden(element)? {
            match self.part.hidden.last_mut() {
                Some((_, last)) if *last + 1 == self.row => *last = self.row,
                _ => {
                    meter.mark()?;
                    self.part.hidden.push((self.row, self.row));
                }
            }
        }
        Ok(())
    }

    fn column(&mut self, element: &BytesStart<'_>, meter: &mut Meter<'_>) -> Result<(), CellFault> {
        if !is_hidden(element)? {
            return Ok(());
        }
        meter.mark()?;
        let ends = [attribute(element, "min")?, attribute(element, "max")?];
        let [first, last] = ends.map(|end| end.and_then(|end| place::column(&end)));
        match (first, last) {
            (Some(first), Some(last)) => self.part.hidden_columns.push((first, last)),
            _ => self.part.misplaced = true,
        }
        Ok(())
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) -> Result<(), CellFault> {
        let here = CellPlace { row: self.row.max(1), column: self.column };
        let cell = match attribute(element, "r")? {
            Some(text) => CellPlace::parse(&text),
            None => Some(here).filter(|cell| cell.column < place::COLUMNS_MAX),
        };
        self.part.misplaced |= cell.is_none();
        self.column = cell.unwrap_or(here).column + 1;
        self.cell = cell;
        Ok(())
    }

    fn format(&mut self) -> Result<(), CellFault> {
        self.formats += 1;
        if self.formats > FORMATS_MAX {
            let message = format!("the workbook has more than {FORMATS_MAX} formats of cells; save its values as CSV");
            return Err((FaultCode::FileTooMany, message));
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        self.part.filled |= self.value && !text.trim().is_empty();
    }

    fn end(&mut self) {
        if self.piece == Some(self.depth) {
            (self.piece, self.cell, self.value) = (None, None, false);
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

fn is_hidden(element: &BytesStart<'_>) -> Result<bool, CellFault> {
    Ok(attribute(element, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true"))
}

/// The value of an attribute; one that stands twice is damage.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, CellFault> {
    let mut found = None;
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| damaged())?;
        if attribute.key.as_ref() == name {
            found = Some(attribute.value.into_owned());
        }
    }
    Ok(found)
}

fn strings(element: &BytesStart<'_>) -> Result<(), CellFault> {
    let claimed = attribute(element, "uniqueCount")?.and_then(|count| count.parse::<u64>().ok()).unwrap_or(0);
    if claimed > STRINGS_MAX {
        let message = format!("the workbook claims {claimed} texts, more than {STRINGS_MAX}; save its values as CSV");
        return Err((FaultCode::FileTooMany, message));
    }
    Ok(())
}
