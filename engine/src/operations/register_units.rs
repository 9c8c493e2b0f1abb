//! Whom a row of a register speaks of: its unit must be the one that the import states, or stand below it on the row's day.

use std::collections::{BTreeMap, HashSet};

use super::engine::Engine;
use super::import_registers::RegisterStatement;
use super::import_units::check_unit_cell;
use crate::domain::id::UnitCode;
use crate::domain::register::dictionary::Dictionary;
use crate::domain::register::month::month_of;
use crate::domain::register::shape::UNIT_COLUMN;
use crate::domain::register::{Column, RegisterMonthKey, Table};
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
    let mut codes = shape.unit.map(|place| Codes::of(engine, statement, &table.columns()[place]));
    let Column::Days(days) = &table.columns()[shape.period_by] else { unreachable!("a shape has days to count by") };
    let months = Months::of(statement.within);
    let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); months.firsts.len()];
    for (row, days) in (0..).zip(days) {
        let day = Day::from_epoch(*days).expect("a row without a day is a fault of its file");
        if let Some(codes) = &mut codes {
            codes.check(row, day, faults, table.line(row));
        }
        rows_of[months.place(day)].push(row);
    }
    let key = |month| RegisterMonthKey { register: shape.id.clone(), unit: statement.unit.clone(), month };
    let months = months.firsts.into_iter().zip(rows_of).filter(|(_, rows)| !rows.is_empty());
    months.map(|(month, rows)| (key(month), rows)).collect()
}

/// The months of a period.
struct Months {
    first: Day,
    /// The first day of each.
    firsts: Vec<Day>,
    /// For each day of the period the place of its month.
    places: Vec<usize>,
}

impl Months {
    fn of(within: Period) -> Months {
        let (mut firsts, mut places, mut day) = (Vec::new(), Vec::new(), within.first());
        loop {
            let month = month_of(day);
            let last = month.last().min(within.last());
            places.extend((0..=last.since(day)).map(|_| firsts.len()));
            firsts.push(month.first());
            if last == within.last() {
                return Months { first: within.first(), firsts, places };
            }
            day = last.plus(1);
        }
    }

    fn place(&self, day: Day) -> usize {
        let at = usize::try_from(day.since(self.first)).ok().and_then(|at| self.places.get(at));
        *at.expect("a row outside the period is a fault of its file")
    }
}

/// The units that rows name, and what was found out about each.
struct Codes<'a> {
    engine: &'a Engine,
    statement: &'a RegisterStatement,
    /// For each row the place of its code.
    places: &'a [u32],
    dictionary: &'a Dictionary,
    /// By place.
    known: Vec<KnownCode>,
}

#[derive(Clone, Default)]
struct KnownCode {
    named: Option<UnitCode>,
    /// The days on which it is known to belong to the import; the last one apart, since rows of one day follow each other.
    days: HashSet<Day>,
    last: Option<Day>,
}

impl<'a> Codes<'a> {
    fn of(engine: &'a Engine, statement: &'a RegisterStatement, column: &'a Column) -> Codes<'a> {
        let Column::Texts { codes, dictionary } = column else { unreachable!("units are named by codes") };
        Codes { engine, statement, places: codes, dictionary, known: vec![KnownCode::default(); dictionary.len()] }
    }

    /// Notes a fault where a row's code names no office on that day that the import speaks for.
    fn check(&mut self, row: u32, day: Day, faults: &mut Faults, line: u64) {
        let place = self.places[row as usize];
        let known = &mut self.known[place as usize];
        if known.last == Some(day) {
            return;
        }
        let written = self.dictionary.text(place);
        let code = match known.named.take().map_or_else(|| UnitCode::parse(written), Ok) {
            Ok(code) => known.named.insert(code),
            Err(fault) => {
                let message = format!("{written:?} is no unit's code: {fault}");
                return faults.add(line, UNIT_COLUMN, FaultCode::IdShape, message);
            }
        };
        if known.days.contains(&day) || is_below(self.engine, code, &self.statement.unit, day) {
            known.days.insert(day);
            known.last = Some(day);
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
