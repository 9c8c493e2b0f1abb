//! `registers/<id>.csv`: the rows of a register, under the columns that its declaration names.
//!
//! A column that need not be filled may be absent: its cells are empty. Rows are read into columns at once; no row is held
//! as a record, and texts that come again are held once.

use super::fault::{FaultCode, Faults};
use super::header::{Begun, Columns, Header};
use super::legacy::LegacyText;
use super::register_cells::CellReader;
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
        let names: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
        let is_required = |name: &str| shape.columns.iter().any(|column| column.required && column.name == name);
        let columns = Columns { names: &names, is_required: &is_required };
        let Some(Begun { header, first }) = Header::begin(rows, columns, &mut faults) else {
            return Err(faults.or(()).expect_err("a header that cannot be read has a fault"));
        };
        let mut legacy = LegacyText::default();
        let cells = CellReader::new(shape, within, header.places().to_vec(), Faults::new(source.label()));
        let (table, of_cells) = cells.read_beside(header.width(), |batches| {
            let (mut next, mut rows_read) = (first, 0);
            while let Some(row) = next.as_mut() {
                rows_read += 1;
                if rows_read > source.rows_max() {
                    let message = format!("the file has more than {} rows; split it into several", source.rows_max());
                    faults.add(row.line, "", FaultCode::FileTooLarge, message);
                    break;
                }
                legacy.watch(row);
                if header.fits(row, &mut faults) && batches.add(row) {
                    progress(rows.bytes_done());
                }
                if !rows.next_row(row, &mut faults) {
                    next = None;
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
    fn a_day_is_read_as_in_every_other_file() {
        let days = |received: &str| read(&format!("{HEADER}H-1,866,{received},13/04/2022,,\n"));
        let sheet = days("31/03/2022").unwrap();
        let shape = Shape::agreed(&[("dondoc", &dossiers())]).unwrap();
        let cell = |name| sheet.table.cell(shape.place(name).unwrap(), 0).to_string();
        assert_eq!(["received", "due"].map(cell), ["2022-03-31", "2022-04-13"]);
        let ambiguous = vec![(2, "received".to_owned(), FaultCode::DayAmbiguous)];
        assert_eq!(days("03/04/2022").map(|sheet| sheet.table.len()), Err(ambiguous));
    }

    #[test]
    fn titles_and_second_header_rows_are_named() {
        check_faults(&format!("SỔ THEO DÕI HỒ SƠ,,,,,\n{HEADER}"), &[(1, "", FaultCode::HeaderNotFirst)]);
        check_faults(&format!("{HEADER}{HEADER}"), &[(2, "", FaultCode::HeaderTwice)]);
        check_faults(&format!("{HEADER}(1),(2),(3),(4),(5),(6)\n"), &[(2, "", FaultCode::HeaderTwice)]);
        check_faults(&format!("number{}\n", ",x".repeat(64)), &[(1, "", FaultCode::ColumnUnknown)]);
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
