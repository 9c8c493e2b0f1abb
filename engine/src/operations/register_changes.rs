//! What an import of a register would change, month by month: recorded rows held against those of the file.

use std::collections::BTreeMap;

use super::engine::Engine;
use super::import_registers::{ROWS_SHOWN_MAX, RegisterImported, RegisterRowChange, RegisterStatement};
use super::refusal::Refusal;
use super::register_blocks::{read_block, read_columns, read_personal};
use super::register_units::RowsByMonth;
use crate::domain::Position;
use crate::domain::register::{Block, BlockRef, Cell, RegisterMode, RegisterMonth, RegisterMonthKey, Shape, Table};
use crate::sheets::{FaultCode, Faults, RegisterSheet};
use crate::store::{RegisterMonthQuery, Versioned};

/// What would change.
pub(super) struct Changes {
    /// The counts, and the first rows.
    pub imported: RegisterImported,
    /// Every month that the import touches.
    pub months: BTreeMap<RegisterMonthKey, MonthChanges>,
}

/// What would change in a month.
#[derive(Debug, Default)]
pub(super) struct MonthChanges {
    /// The recorded version; `None` where there is none.
    pub version: Option<Position>,
    /// The rows of the file.
    pub rows: Vec<u32>,
    /// For each recorded row whether it stays as it is, beside those of the file.
    stays: Vec<bool>,
    differs: bool,
}

impl MonthChanges {
    /// Whether anything does.
    pub fn is_change(&self) -> bool {
        self.differs
    }

    /// The recorded rows that stay beside those of the file.
    pub fn kept(&self, engine: &Engine, shape: &Shape, blocks: &[BlockRef]) -> Result<Table, Refusal> {
        let mut kept = Table::new(shape);
        let mut stays = self.stays.iter();
        for block in blocks {
            let rows = Rows::read(engine, block)?;
            for row in 0..rows.block.rows() {
                if stays.next() != Some(&true) {
                    continue;
                }
                for place in 0..shape.columns.len() {
                    kept.push(place, rows.cell(shape, place, row));
                }
                kept.end_row(0);
            }
        }
        Ok(kept)
    }
}

/// The rows of a block, the personal cells beside the others.
struct Rows {
    block: Block,
    personal: Option<Block>,
}

impl Rows {
    fn read(engine: &Engine, block: &BlockRef) -> Result<Rows, Refusal> {
        let store = engine.store.as_ref();
        Ok(Rows { block: read_block(store, block)?, personal: read_personal(store, block)? })
    }

    fn cell(&self, shape: &Shape, place: usize, row: usize) -> Cell<'_> {
        let column = &shape.columns[place];
        match (column.personal, &self.personal) {
            (false, _) => self.block.cell(&column.name, row),
            (true, Some(personal)) => personal.cell(&column.name, row),
            (true, None) => Cell::Empty,
        }
    }
}

/// Holds the recorded rows of the import's unit against the file. A row whose period column changed is a fault.
pub(super) fn find_changes(
    engine: &Engine,
    faults: &mut Faults,
    statement: &RegisterStatement,
    sheet: &RegisterSheet,
    months: RowsByMonth,
) -> Result<Changes, Refusal> {
    let mut comparing = Comparing {
        engine,
        statement,
        sheet,
        faults,
        imported: RegisterImported::default(),
        met: vec![false; sheet.table.len()],
    };
    let fresh = |(key, rows)| (key, MonthChanges { rows, ..MonthChanges::default() });
    let mut changes: BTreeMap<RegisterMonthKey, MonthChanges> = months.into_iter().map(fresh).collect();
    let (register, unit) = (statement.register().clone(), Some(statement.unit.clone()));
    let query = RegisterMonthQuery { register, unit, after: None, limit: usize::MAX };
    for Versioned { value: month, version } in engine.store.register_months(&query)? {
        let of_month = changes.entry(month.key.clone()).or_default();
        of_month.version = Some(version);
        let replaces = statement.mode == RegisterMode::Replace && statement.within.overlaps(month.key.days());
        if replaces || !of_month.rows.is_empty() {
            comparing.compare(&month, of_month)?;
        } else {
            comparing.look_for_moved(&month)?;
        }
    }
    let Comparing { mut imported, met, .. } = comparing;
    imported.added = met.iter().filter(|met| !**met).count() as u64;
    for month in changes.values_mut() {
        month.differs |= month.rows.iter().any(|row| !met[*row as usize]);
    }
    let corrected = changes.iter().filter(|(_, month)| month.differs && month.version.is_some());
    imported.corrected = corrected.map(|(key, _)| key.month).collect();
    imported.corrected.sort_unstable();
    imported.corrected.dedup();
    Ok(Changes { imported, months: changes })
}

struct Comparing<'a> {
    engine: &'a Engine,
    statement: &'a RegisterStatement,
    sheet: &'a RegisterSheet,
    faults: &'a mut Faults,
    imported: RegisterImported,
    /// Which rows of the file are recorded already.
    met: Vec<bool>,
}

impl Comparing<'_> {
    fn compare(&mut self, month: &RegisterMonth, changes: &mut MonthChanges) -> Result<(), Refusal> {
        for block in month.blocks() {
            let rows = Rows::read(self.engine, block)?;
            for row in 0..rows.block.rows() {
                let (stays, differs) = self.compare_row(&rows, row);
                changes.stays.push(stays);
                changes.differs |= differs;
            }
        }
        Ok(())
    }

    /// Holds a month that the file says nothing of against it: a row of the file that is recorded there has another day now.
    /// Keys and days tell; nothing else of the month is read.
    fn look_for_moved(&mut self, month: &RegisterMonth) -> Result<(), Refusal> {
        let shape = &self.statement.shape;
        let places = || shape.key.iter().chain([&shape.period_by]);
        for block in month.blocks() {
            let is_wanted = |name: &str| places().any(|place| shape.columns[*place].name == name);
            let block = read_columns(self.engine.store.as_ref(), block, is_wanted)?;
            let rows = Rows { block, personal: None };
            for row in 0..rows.block.rows() {
                self.compare_row(&rows, row);
            }
        }
        Ok(())
    }

    /// Whether a recorded row stays beside those of the file, and whether its month changes by it.
    fn compare_row(&mut self, rows: &Rows, row: usize) -> (bool, bool) {
        let (shape, table) = (&self.statement.shape, &self.sheet.table);
        let recorded = |place: usize| rows.cell(shape, place, row);
        let Some(found) = table.find(&self.sheet.keys, shape, recorded) else {
            let Cell::Day(day) = recorded(shape.period_by) else { return (true, false) };
            if self.statement.mode == RegisterMode::Merge || !self.statement.within.contains(day) {
                return (true, false);
            }
            self.imported.removed += 1;
            self.show(None, rows, row, Vec::new());
            return (false, true);
        };
        let (before, now) = (recorded(shape.period_by), table.cell(shape.period_by, found));
        if before != now {
            let column = &shape.columns[shape.period_by].name;
            let message = format!(
                "recorded with {before}: the day a row is counted by never changes; import its period without the row in the \
                 mode replace first, then the row"
            );
            self.faults.add(table.line(found), column, FaultCode::PeriodChanged, message);
            return (true, false);
        }
        self.met[found as usize] = true;
        let differences = self.differences(rows, row, found);
        if differences.is_empty() {
            self.imported.unchanged += 1;
            return (false, false);
        }
        self.imported.changed += 1;
        self.show(Some(table.line(found)), rows, row, differences);
        (false, true)
    }

    /// From what to what; a personal cell is named and not shown.
    fn differences(&self, rows: &Rows, row: usize, found: u32) -> Vec<String> {
        let shape = &self.statement.shape;
        let differs = |place: &usize| !rows.cell(shape, *place, row).is_same(self.sheet.table.cell(*place, found));
        let said = |place: usize| {
            let column = &shape.columns[place];
            if column.personal {
                return format!("{}: another value", column.name);
            }
            format!("{}: {} → {}", column.name, rows.cell(shape, place, row), self.sheet.table.cell(place, found))
        };
        (0..shape.columns.len()).filter(differs).map(said).collect()
    }

    fn show(&mut self, line: Option<u64>, rows: &Rows, row: usize, differences: Vec<String>) {
        if self.imported.shown.len() < ROWS_SHOWN_MAX {
            let shape = &self.statement.shape;
            let key: Vec<String> = shape.key.iter().map(|place| rows.cell(shape, *place, row).to_string()).collect();
            let what = key.join(" ");
            self.imported.shown.push(RegisterRowChange { line, what, differences });
        }
    }
}
