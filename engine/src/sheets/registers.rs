//! `registers/<id>.csv`: the rows of a register, under the columns that its declaration names.
//!
//! A column that need not be filled may be absent: its cells are empty. Rows are read into columns at once; no row is held
//! as a record, and texts that come again are held once.

use super::cell::{self, CellFault, quoted};
use super::fault::{FaultCode, Faults};
use super::header::{Begun, Columns, Header};
use super::legacy::LegacyText;
use super::rows::PlacedRow;
use super::source::Source;
use crate::domain::register::cell::clean;
use crate::domain::register::table::KeyIndex;
use crate::domain::register::{self, Cell, ColumnKind, Shape, Table};
use crate::domain::{Day, Period};

/// How many rows are read between two words about the progress.
const ROWS_TOLD: usize = 4_096;

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
        let mut table = Table::new(shape);
        for row in 0..u32::try_from(self.table.len()).expect("a file has fewer than 2^32 rows") {
            if matches!(self.table.cell(shape.period_by, row), Cell::Day(day) if day <= last) {
                (0..shape.columns.len()).for_each(|place| table.push(place, self.table.cell(place, row)));
                table.end_row(self.table.line(row));
            }
        }
        RegisterSheet { keys: table.keys(shape), table }
    }
}

/// Reads the rows of a register, all of whose days must lie in the period. `progress` is told the bytes that are done;
/// a workbook says nothing of them.
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
        let mut reading = Reading { shape, within, table: Table::new(shape), days: Days::new() };
        let mut legacy = LegacyText::default();
        let mut next = first;
        while let Some(row) = next.as_mut() {
            legacy.watch(row);
            if header.fits(row, &mut faults) {
                reading.row(&header, row, &mut faults);
            }
            if reading.table.len().is_multiple_of(ROWS_TOLD) {
                progress(row.cells.position().map_or(0, csv::Position::byte));
            }
            if !rows.next_row(row, &mut faults) {
                next = None;
            }
        }
        legacy.report(&mut faults);
        keyed(reading.table, shape, faults)
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

/// The rows so far.
struct Reading<'a> {
    shape: &'a Shape,
    within: Period,
    table: Table,
    days: Days,
}

/// The days that were read last, by month and day of month: a ledger has few of them, over and over.
struct Days(Vec<([u8; 10], Option<Day>)>);

impl Days {
    fn new() -> Days {
        Days(vec![([0; 10], None); 1 << 9])
    }

    fn cell(&mut self, text: &str) -> Result<Cell<'static>, CellFault> {
        if text.is_empty() {
            return Ok(Cell::Empty);
        }
        let Ok(bytes) = <[u8; 10]>::try_from(text.as_bytes()) else { return cell::day(text).map(Cell::Day) };
        let digit = |at: usize| usize::from(bytes[at].wrapping_sub(b'0'));
        let place = ((digit(5) * 10 + digit(6)) * 32 + digit(8) * 10 + digit(9)) % self.0.len();
        if let (known, Some(day)) = self.0[place]
            && known == bytes
        {
            return Ok(Cell::Day(day));
        }
        let day = cell::day(text)?;
        self.0[place] = (bytes, Some(day));
        Ok(Cell::Day(day))
    }
}

impl Reading<'_> {
    /// Adds a row; a cell with a fault is empty.
    fn row(&mut self, header: &Header<'_>, row: &PlacedRow, faults: &mut Faults) {
        for (place, (column, at)) in self.shape.columns.iter().zip(header.places()).enumerate() {
            let written = at.and_then(|at| row.cells.get(at)).unwrap_or_default();
            let is_refused = |(refused, _): &&(usize, CellFault)| Some(*refused) == *at;
            if let Some((_, (code, message))) = row.refused.iter().find(is_refused) {
                faults.add(row.line, &column.name, *code, message.clone());
                self.table.push(place, Cell::Empty);
                continue;
            }
            let is_known = !written.is_empty() && self.table.push_known(place, written);
            if is_known {
                continue; // as in a row before, where it was sound
            }
            let mut fault = |(code, message): CellFault| faults.add(row.line, &column.name, code, message);
            let text = match column.kind {
                ColumnKind::Text | ColumnKind::Code | ColumnKind::YesNo => clean(column.kind, written),
                _ => Ok(written.trim().into()),
            };
            let cell = match (&text, column.kind) {
                (Err(why), _) => Err(said(*why, written)),
                (Ok(text), ColumnKind::Day) => self.days.cell(text),
                (Ok(text), ColumnKind::Decimal) if !text.is_empty() => cell::decimal(text).map(Cell::Decimal),
                (Ok(text), kind) => Cell::parse(kind, text).map_err(|why| said(why, written)),
            };
            let cell = cell.unwrap_or_else(|why| {
                fault(why);
                Cell::Empty
            });
            if column.required && written.trim().is_empty() {
                fault((FaultCode::ValueMissing, "this cell is empty; fill it".to_owned()));
            }
            if place == self.shape.period_by
                && let Cell::Day(day) = cell
                && !self.within.contains(day)
            {
                let message = format!("{day} lies outside the period {} that the import states", self.within);
                fault((FaultCode::OutsidePeriod, message));
            }
            self.table.push(place, cell);
        }
        self.table.end_row(row.line);
    }
}

/// What is wrong with a cell, and how to mend it.
fn said(fault: register::CellFault, written: &str) -> CellFault {
    use register::CellFault as Fault;
    let code = match fault {
        Fault::Text(fault) => return cell::no_text(fault),
        Fault::Day(_) | Fault::Decimal(_) => unreachable!("days and decimals are read as in every other file"),
        Fault::Integer => FaultCode::NumberShape,
        Fault::YesNo => FaultCode::ValueUnknown,
    };
    (code, format!("{} is no value of this column: {fault}", quoted(written.trim())))
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
    fn the_first_thousand_faults_are_kept_and_all_are_counted() {
        let rows = (0..1_500).map(|number| format!("H-{number},866,2022-01-03,x,,\n")).collect::<Vec<_>>().concat();
        let shape = Shape::agreed(&[("dondoc", &dossiers())]).unwrap();
        let within = Period::always();
        let text = format!("{HEADER}{rows}");
        let faults = read_register(&Source::csv(text.as_bytes(), "d.csv"), &shape, within, &mut |_| {}).unwrap_err();
        assert_eq!((faults.kept().len(), faults.total()), (super::super::FAULTS_MAX, 1_500));
    }
}
