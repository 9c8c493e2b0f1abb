//! Whom a row of a register speaks of: its unit must be the one that the import states, or stand below it on the row's day.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::engine::Engine;
use super::import_registers::RegisterStatement;
use super::import_units::check_unit_cell;
use crate::domain::id::UnitCode;
use crate::domain::register::month::month_of;
use crate::domain::register::shape::UNIT_COLUMN;
use crate::domain::register::{Cell, RegisterMonthKey, Table};
use crate::domain::{Day, Period};
use crate::sheets::{FaultCode, Faults};

/// The rows of the file by the month that they belong to, in the order of the file.
pub(super) type RowsByMonth = BTreeMap<RegisterMonthKey, Vec<u32>>;

/// Sorts the rows by month, and notes a fault for each that speaks of an office the import has nothing to say about.
pub(super) fn check_units(
    engine: &Engine,
    faults: &mut Faults,
    statement: &RegisterStatement,
    table: &Table,
) -> RowsByMonth {
    let shape = &statement.shape;
    let mut codes = Codes::new(engine, statement);
    let mut months = RowsByMonth::new();
    let mut by_day: HashMap<Day, Vec<u32>> = HashMap::new();
    let firsts = first_days(statement.within);
    for row in 0..u32::try_from(table.len()).expect("a file has fewer than 2^32 rows") {
        let Cell::Day(day) = table.cell(shape.period_by, row) else { continue };
        if let Some(Cell::Text(code)) = shape.unit.map(|place| table.cell(place, row)) {
            codes.check(code, day, faults, table.line(row));
        }
        let at = usize::try_from(day.since(statement.within.first())).ok().and_then(|at| firsts.get(at));
        by_day.entry(at.copied().unwrap_or(day)).or_default().push(row);
    }
    for (month, rows) in by_day {
        let (register, unit) = (shape.id.clone(), statement.unit.clone());
        months.insert(RegisterMonthKey { register, unit, month }, rows);
    }
    months
}

/// For each day of a period the first of its month.
fn first_days(within: Period) -> Vec<Day> {
    let mut firsts = Vec::new();
    let mut day = within.first();
    while day <= within.last() {
        let month = month_of(day);
        let end = month.last().min(within.last());
        firsts.extend((0..=end.since(day)).map(|_| month.first()));
        if end == Day::LAST {
            break;
        }
        day = end.plus(1);
    }
    firsts
}

/// The units that rows name, and what was found out about each.
struct Codes<'a> {
    engine: &'a Engine,
    statement: &'a RegisterStatement,
    /// Each with the days on which it is known to belong to the import.
    known: Vec<(UnitCode, HashSet<Day>)>,
    places: HashMap<String, usize>,
    /// The place of the last one, since rows of one unit follow each other.
    last: usize,
}

impl<'a> Codes<'a> {
    fn new(engine: &'a Engine, statement: &'a RegisterStatement) -> Codes<'a> {
        Codes { engine, statement, known: Vec::new(), places: HashMap::new(), last: 0 }
    }

    /// Notes a fault where the code names no office on that day that the import speaks for.
    fn check(&mut self, written: &str, day: Day, faults: &mut Faults, line: u64) {
        let is_last = self.known.get(self.last).is_some_and(|(code, _)| code.as_str() == written);
        let Some(place) = (if is_last { Some(self.last) } else { self.place(written, faults, line) }) else { return };
        self.last = place;
        let (code, days) = &mut self.known[place];
        if days.contains(&day) {
            return;
        }
        if is_below(self.engine, code, &self.statement.unit, day) {
            days.insert(day);
            return;
        }
        let before = faults.total();
        check_unit_cell(self.engine, faults, line, code, day);
        if faults.total() == before {
            let unit = &self.statement.unit;
            let message = format!("on {day} {code} is neither {unit}, which the import states, nor below it");
            faults.add(line, UNIT_COLUMN, FaultCode::UnitOutside, message);
        }
    }

    fn place(&mut self, written: &str, faults: &mut Faults, line: u64) -> Option<usize> {
        if let Some(place) = self.places.get(written) {
            return Some(*place);
        }
        match UnitCode::parse(written) {
            Ok(code) => {
                self.known.push((code, HashSet::new()));
                self.places.insert(written.to_owned(), self.known.len() - 1);
                Some(self.known.len() - 1)
            }
            Err(fault) => {
                faults.add(line, UNIT_COLUMN, FaultCode::IdShape, format!("{written:?} is no unit's code: {fault}"));
                None
            }
        }
    }
}

/// Whether a code names on that day the unit, or one below it.
fn is_below(engine: &Engine, code: &UnitCode, unit: &UnitCode, day: Day) -> bool {
    /// Country, province, district, commune, and room for what may come.
    const DEPTH_MAX: usize = 8;
    let mut at = engine.units.unit(code, day);
    for _ in 0..DEPTH_MAX {
        match at {
            Some(found) if found.code == *unit => return true,
            Some(found) => at = engine.units.parent(found, day),
            None => return false,
        }
    }
    false
}
