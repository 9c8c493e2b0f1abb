//! `registers/<id>.csv`: the rows of a register, under the columns that its declaration names.
//!
//! A column that need not be filled may be absent: its cells are empty. Rows are read into columns at once; no row is held
//! as a record, and texts that come again are held once.

use super::cell::quoted;
use super::fault::{FaultCode, Faults};
use super::header::{SAVE_WITH_COMMAS, is_separated_by_semicolons, shown};
use super::legacy::LegacyText;
use super::register_cells::CellReader;
use super::rows::PlacedRow;
use super::source::Source;
use crate::domain::register::table::KeyIndex;
use crate::domain::register::{Cell, Shape, Table};
use crate::domain::{Day, Period};

/// The rows of a file.
#[derive(Clone, Debug)]
pub struct RegisterSheet {
    /// In the order of their lines.
    pub table: Table,
    /// Their keys, each once.
    pub keys: KeyIndex,
}

impl RegisterSheet {
    /// The rows up to a day, as the file would have held them then.
    #[must_use]
    pub fn until(&self, shape: &Shape, last: Day) -> RegisterSheet {
        let is_meant = |row: &u32| matches!(self.table.cell(shape.period_by, *row), Cell::Day(day) if day <= last);
        let rows = 0..u32::try_from(self.table.len()).expect("a file has fewer than 2^32 rows");
        let mut table = Table::new(shape);
        table.extend(&self.table, &rows.filter(is_meant).collect::<Vec<_>>());
        RegisterSheet { keys: table.keys(shape), table }
    }
}

/// Reads the rows of a register, all of whose days must lie in the period. `progress` is told the bytes that are done;
/// a workbook says nothing of them.
///
/// Rows are split into cells on this thread, and cells are read on another.
pub fn read_register(
    source: &Source<'_>,
    shape: &Shape,
    within: Period,
    progress: &mut dyn FnMut(u64),
) -> Result<RegisterSheet, Faults> {
    source.rows(|rows| {
        let mut faults = Faults::new(source.label());
        let mut row = PlacedRow::default();
        if !rows.next_row(&mut row, &mut faults) {
            let message = format!("the file has no header row; its first line must be {}", names(shape).join(","));
            return Err(Faults::only(source.label(), 1, "", FaultCode::FileEmpty, message));
        }
        let header = Header::read(&row, source.label(), shape)?;
        let mut legacy = LegacyText::default();
        let cells = CellReader::new(shape, within, header.places.clone(), Faults::new(source.label()));
        let (table, of_cells) = cells.read_beside(header.width, |batches| {
            let mut rows_read = 0;
            while rows.next_row(&mut row, &mut faults) {
                rows_read += 1;
                if rows_read > source.rows_max() {
                    let message = format!("the file has more than {} rows; split it into several", source.rows_max());
                    faults.add(row.line, "", FaultCode::FileTooLarge, message);
                    break;
                }
                legacy.watch(&row);
                if header.fits(&row, &mut faults) && batches.add(&row) {
                    progress(rows.bytes_done());
                }
            }
        });
        faults.absorb(of_cells);
        legacy.report(&mut faults);
        keyed(table, shape, faults)
    })
}

/// The rows with their keys; a key that stands twice is a fault.
fn keyed(table: Table, shape: &Shape, mut faults: Faults) -> Result<RegisterSheet, Faults> {
    let keys = table.keys(shape);
    let columns: Vec<&str> = shape.key.iter().map(|place| shape.columns[*place].name.as_str()).collect();
    for (row, first) in table.repeated(&keys, shape) {
        let (line, first) = (table.line(row), table.line(first));
        let message = format!("a row of this key stands on line {first} and again on line {line}; keep one of the two");
        faults.add(line, &columns.join(", "), FaultCode::RowRepeated, message);
    }
    faults.or(RegisterSheet { table, keys })
}

fn names(shape: &Shape) -> Vec<&str> {
    shape.columns.iter().map(|column| column.name.as_str()).collect()
}

/// Which cell of a row stands under which heading.
struct Header {
    /// For each column of the shape its place in a row; `None` where the file does not have it.
    places: Vec<Option<usize>>,
    width: usize,
}

impl Header {
    fn read(row: &PlacedRow, file: &str, shape: &Shape) -> Result<Header, Faults> {
        let (columns, line) = (names(shape), row.line);
        if is_separated_by_semicolons(row, &columns) {
            return Err(Faults::only(file, line, "", FaultCode::FileSeparator, SAVE_WITH_COMMAS));
        }
        let mut faults = Faults::new(file);
        row.refused.iter().for_each(|(_, (code, message))| faults.add(line, "", *code, message.clone()));
        let headings: Vec<&str> = row.cells.iter().map(str::trim).collect();
        let width = headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1);
        for (place, heading) in headings[..width].iter().enumerate() {
            if headings[..place].contains(heading) {
                let message = "this heading stands twice; delete one column";
                faults.add(line, shown(heading), FaultCode::ColumnRepeated, message);
            } else if !columns.contains(heading) {
                let message = format!("there is no column {}; the columns are {}", quoted(heading), columns.join(","));
                faults.add(line, shown(heading), FaultCode::ColumnUnknown, message);
            }
        }
        let places: Vec<Option<usize>> =
            columns.iter().map(|column| headings.iter().position(|heading| heading == column)).collect();
        for (column, place) in shape.columns.iter().zip(&places) {
            if column.required && place.is_none() {
                let message = "this column is missing, and every row must fill it; add it";
                faults.add(line, &column.name, FaultCode::ColumnMissing, message);
            }
        }
        faults.or(Header { places, width })
    }

    /// Whether the row has a cell under each heading and none beyond.
    fn fits(&self, row: &PlacedRow, faults: &mut Faults) -> bool {
        let (found, wanted) = (row.cells.len(), self.width);
        if found < wanted {
            let message = format!("{found} cells under {wanted} headings; add the missing separators");
            faults.add(row.line, "", FaultCode::CellsMissing, message);
        } else if row.cells.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
            let message =
                format!("{found} cells under {wanted} headings; put a text that holds a comma in quotation marks");
            faults.add(row.line, "", FaultCode::CellsSurplus, message);
        } else {
            return true;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::dossiers::dossiers;

    const HEADER: &str = "number,unit,received,due,applicant,online\n";

    fn read(text: &str) -> Result<RegisterSheet, Vec<(u64, String, FaultCode)>> {
        let shape = Shape::agreed(&[("dondoc", &dossiers())]).unwrap();
        let within = Period::parse("2022-01-01..2022-06-30").unwrap();
        let places = |faults: Faults| {
            let place = |fault: &crate::sheets::Fault| {
                (fault.line, fault.column.as_deref().unwrap_or("").to_owned(), fault.code)
            };
            faults.kept().iter().map(place).collect()
        };
        read_register(&Source::csv(text.as_bytes(), "dossiers.csv"), &shape, within, &mut |_| {}).map_err(places)
    }

    #[track_caller]
    fn check_faults(text: &str, expected: &[(u64, &str, FaultCode)]) {
        let expected: Vec<_> =
            expected.iter().map(|(line, column, code)| (*line, (*column).to_owned(), *code)).collect();
        assert_eq!(read(text).map(|sheet| sheet.table.len()), Err(expected));
    }

    #[test]
    fn rows_are_read_into_columns() {
        let sheet = read(&format!(
            "{HEADER}H-1,866,2022-01-03,2022-01-10,Nguye\u{302}\u{303}n A,có\n\nH-2,866,2022-01-04,2022-01-11,,\n"
        ));
        let table = sheet.unwrap().table;
        let shape = Shape::agreed(&[("dondoc", &dossiers())]).unwrap();
        let cell = |name, row| table.cell(shape.place(name).unwrap(), row).to_string();
        assert_eq!((table.len(), table.line(1)), (2, 4));
        assert_eq!([cell("number", 1), cell("received", 0), cell("applicant", 0)], ["H-2", "2022-01-03", "Nguyễn A"]);
        assert_eq!([cell("online", 0), cell("online", 1), cell("procedure", 0)], ["yes", "", ""]);
    }

    #[test]
    fn all_faults_are_named_at_once() {
        use FaultCode::{DayNotInCalendar, DayShape, OutsidePeriod, RowRepeated, ValueMissing, ValueUnknown};
        let rows = "H-1,866,2022-01-03,2022-02-31,,x\n,866,2022-07-01,1/7/2022,,\nH-1,866,2022-01-05,2022-01-09,,\n";
        let expected = [
            (2, "online", ValueUnknown),
            (2, "due", DayNotInCalendar),
            (3, "number", ValueMissing),
            (3, "received", OutsidePeriod),
            (3, "due", DayShape),
            (4, "number", RowRepeated),
        ];
        check_faults(&format!("{HEADER}{rows}"), &expected);
    }

    #[test]
    fn headings_are_held_against_the_declaration() {
        use FaultCode::{ColumnMissing, ColumnRepeated, ColumnUnknown, FileEmpty, FileSeparator};
        let expected = [(1, "recieved", ColumnUnknown), (1, "unit", ColumnRepeated), (1, "received", ColumnMissing)];
        check_faults("number,unit,recieved,unit,due\n", &expected);
        check_faults("number;unit;received;due\n", &[(1, "", FileSeparator)]);
        check_faults("", &[(1, "", FileEmpty)]);
    }

    #[test]
    fn more_rows_than_may_be_read_are_refused() {
        let rows = (0..3).map(|number| format!("H-{number},866,2022-01-03,,,\n")).collect::<Vec<_>>().concat();
        let text = format!("{HEADER}{rows}");
        let shape = Shape::agreed(&[("dondoc", &dossiers())]).unwrap();
        let at_most = |rows_max| {
            let source = Source::csv(text.as_bytes(), "d.csv").at_most(rows_max);
            read_register(&source, &shape, Period::always(), &mut |_| {})
        };
        assert_eq!(at_most(3).map(|sheet| sheet.table.len()), Ok(3));
        let faults = at_most(2).unwrap_err();
        assert_eq!((faults.kept()[0].line, faults.kept()[0].code), (4, FaultCode::FileTooLarge));
    }

    #[test]
    fn the_first_thousand_faults_are_kept_and_all_are_counted() {
        let rows = (0..1_500).map(|number| format!("H-{number},866,2022-01-03,x,,\n")).collect::<Vec<_>>().concat();
        let shape = Shape::agreed(&[("dondoc", &dossiers())]).unwrap();
        let within = Period::always();
        let text = format!("{HEADER}{rows}");
        let faults = read_register(&Source::csv(text.as_bytes(), "d.csv"), &shape, within, &mut |_| {}).unwrap_err();
        assert_eq!((faults.kept().len(), faults.total()), (super::super::FAULTS_MAX, 1_500));
    }
}
