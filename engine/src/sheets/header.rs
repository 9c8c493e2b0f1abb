//! The header row: which cell of a row stands under which heading, and what stands in its place where it is none.

use super::cell::quoted;
use super::fault::{FaultCode, Faults};
use super::rows::{PlacedRow, Rows};

/// More columns than any format has; beyond, and beyond those that are asked for, this is no table of ours.
const WIDTH_MAX: usize = 64;
/// How many rows are looked through for headings that do not stand in the first one.
const TITLE_ROWS_MAX: usize = 10;

/// The columns of a table, and which of them every file must have.
#[derive(Clone, Copy)]
pub(super) struct Columns<'c> {
    pub names: &'c [&'c str],
    pub is_required: &'c dyn Fn(&str) -> bool,
}

/// Which cell of a row stands under which heading.
pub(super) struct Header<'c> {
    columns: &'c [&'c str],
    /// For each of `columns`, its place in a row; `None` where the file does not have it.
    places: Vec<Option<usize>>,
    width: usize,
}

/// The header row and the row after it, which was read to tell whether it is a second one.
pub(super) struct Begun<'c> {
    pub header: Header<'c>,
    pub first: Option<PlacedRow>,
}

impl<'c> Header<'c> {
    /// Reads the header row; `None` where there is no sound one, and the faults say why.
    pub fn begin(rows: &mut dyn Rows, columns: Columns<'c>, faults: &mut Faults) -> Option<Begun<'c>> {
        let names = columns.names;
        let mut top = PlacedRow::default();
        if !rows.next_row(&mut top, faults) {
            let message = format!("the file has no header row; its first line must be {}", names.join(","));
            faults.add(1, "", FaultCode::FileEmpty, message);
            return None;
        }
        if is_separated_by_semicolons(&top, names) {
            faults.add(top.line, "", FaultCode::FileSeparator, SAVE_WITH_COMMAS);
            return None;
        }
        let mut next = PlacedRow::default();
        let first = rows.next_row(&mut next, faults).then_some(next);
        if let Some(second) = &first {
            let below = Below { columns: names, top: &top, second };
            if below.title(rows, faults) || below.two_headers(faults) {
                return None;
            }
        }
        Header::read(&top, columns, faults).map(|header| Begun { header, first })
    }

    fn read(row: &PlacedRow, Columns { names, is_required }: Columns<'c>, faults: &mut Faults) -> Option<Header<'c>> {
        let (before, line) = (faults.total(), row.line);
        let headings: Vec<&str> = row.cells.iter().map(str::trim).collect();
        let width = headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
        if width > WIDTH_MAX.max(names.len()) {
            let message = format!("{width} columns; the columns are {}", names.join(","));
            faults.add(line, "", FaultCode::ColumnUnknown, message);
            return None;
        }
        for (place, heading) in headings[..width].iter().enumerate() {
            if let Some((_, (code, message))) = row.refused.iter().find(|(refused, _)| *refused == place) {
                faults.add(line, "", *code, message.clone());
            } else if headings[..place].contains(heading) {
                let message = "this heading stands twice; delete one column";
                faults.add(line, shown(heading), FaultCode::ColumnRepeated, message);
            } else if !names.contains(heading) {
                let message = format!("there is no column {}; the columns are {}", quoted(heading), names.join(","));
                faults.add(line, shown(heading), FaultCode::ColumnUnknown, message);
            }
        }
        let place = |column: &&str| headings[..width].iter().position(|heading| heading == column);
        let places: Vec<Option<usize>> = names.iter().map(place).collect();
        for (column, _) in names.iter().zip(&places).filter(|(column, place)| place.is_none() && is_required(column)) {
            faults.add(line, column, FaultCode::ColumnMissing, "this column is missing; add it, empty if need be");
        }
        (faults.total() == before).then_some(Header { columns: names, places, width })
    }

    /// For each column its place in a row; `None` where the file does not have it.
    pub fn places(&self) -> &[Option<usize>] {
        &self.places
    }

    /// How many cells every row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Where the cells of a column stand; `None` where the file does not have it.
    pub fn place(&self, column: &str) -> Option<usize> {
        let index = self.columns.iter().position(|name| *name == column);
        self.places[index.expect("a reader asks for the columns it declares")]
    }

    /// Whether the row has a cell under each heading and none beyond.
    pub fn fits(&self, row: &PlacedRow, faults: &mut Faults) -> bool {
        let (found, wanted) = (row.cells.len(), self.width);
        if found < wanted {
            let message = format!("{found} cells under {wanted} headings; add the missing separators");
            faults.add(row.line, "", FaultCode::CellsMissing, message);
        } else if row.cells.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
            let message = format!(
                "{found} cells under {wanted} headings; put a text that holds a comma in quotation marks, and give a column of a sheet its heading"
            );
            faults.add(row.line, "", FaultCode::CellsSurplus, message);
        } else {
            return true;
        }
        false
    }
}

/// The two rows a file begins with.
struct Below<'a> {
    columns: &'a [&'a str],
    top: &'a PlacedRow,
    second: &'a PlacedRow,
}

impl Below<'_> {
    /// Whether headings stand further down, below a title as printed forms have it.
    fn title(&self, rows: &mut dyn Rows, faults: &mut Faults) -> bool {
        if self.headings(self.top) > 0 {
            return false;
        }
        let wanted = self.columns.len().min(2);
        let mut found = (self.headings(self.second) >= wanted).then_some(self.second.line);
        let mut row = PlacedRow::default();
        for _ in 0..TITLE_ROWS_MAX {
            if found.is_some() || !rows.next_row(&mut row, faults) {
                break;
            }
            found = (self.headings(&row) >= wanted).then_some(row.line);
        }
        let Some(headings) = found else { return false };
        let message = format!("the headings stand in row {headings}; delete the rows above it");
        faults.add(self.top.line, "", FaultCode::HeaderNotFirst, message);
        true
    }

    /// Whether the second row is a header row as well, or numbers the columns.
    fn two_headers(&self, faults: &mut Faults) -> bool {
        let (first, second) = (self.top.line, self.second.line);
        let message = if self.headings(self.second) >= self.columns.len().min(2) {
            format!(
                "rows {first} and {second} are both header rows; keep one, with the columns {}",
                self.columns.join(",")
            )
        } else if numbers_the_columns(self.second) {
            format!("row {second} only numbers the columns; delete it")
        } else {
            return false;
        };
        faults.add(second, "", FaultCode::HeaderTwice, message);
        true
    }

    /// How many of the columns a row names.
    fn headings(&self, row: &PlacedRow) -> usize {
        self.columns.iter().filter(|column| row.cells.iter().any(|cell| cell.trim() == **column)).count()
    }
}

/// Whether a row holds `(1)`, `(2)`, `(3)` and so on, as the forms of decrees do.
fn numbers_the_columns(row: &PlacedRow) -> bool {
    const CELLS_MIN: usize = 3;
    let filled: Vec<&str> = row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let is_number = |(at, cell): (usize, &&str)| {
        let number = cell.strip_prefix('(').and_then(|cell| cell.strip_suffix(')')).unwrap_or(cell);
        number == (at + 1).to_string()
    };
    filled.len() >= CELLS_MIN && filled.iter().enumerate().all(is_number)
}

/// Whether several headings stand in the first cell, with semicolons between them.
fn is_separated_by_semicolons(row: &PlacedRow, columns: &[&str]) -> bool {
    let first = row.cells.iter().find(|cell| !cell.trim().is_empty());
    let is_column = |heading: &str| columns.contains(&heading.trim().trim_matches('"'));
    first.is_some_and(|first| first.contains(';') && first.split(';').any(is_column))
}

const SAVE_WITH_COMMAS: &str = "the columns are separated by semicolons, and must be by commas; Excel writes the list separator \
    of Windows: set it to a comma (Control Panel, Region, Additional settings) and save the file again as \"CSV UTF-8 (Comma \
    delimited)\"; in LibreOffice save as CSV with the field delimiter \",\"; or save it as XLSX";

/// A heading as the name of a column in a fault: nobody wrote a long one on purpose.
fn shown(heading: &str) -> &str {
    const CHARS_MAX: usize = 40;
    heading.char_indices().nth(CHARS_MAX).map_or(heading, |(end, _)| &heading[..end])
}
