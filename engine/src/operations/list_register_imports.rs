//! Lists what the imports of a register covered for a unit.

use super::engine::Engine;
use super::list_registers::shape_of;
use super::listed::Listed;
use super::refusal::Refusal;
use super::register_blocks::read_block;
use crate::domain::id::UnitCode;
use crate::domain::recorded::Recorded;
use crate::domain::register::{Cell, RegisterMode, RegisterMonth, Shape};
use crate::domain::{Period, Position};
use crate::store::{RegisterMonthQuery, Versioned};

/// Which imports.
#[derive(Clone, Debug)]
pub struct RegisterImportQuery {
    /// The register.
    pub register: String,
    /// The unit they spoke for.
    pub unit: UnitCode,
    /// After this period.
    pub after: Option<Period>,
    /// At most so many.
    pub limit: usize,
}

/// What was imported for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterImportLine {
    /// The days whose rows the file held.
    pub within: Period,
    /// The mode of every import of this period that was written.
    pub versions: Vec<Recorded<RegisterMode>>,
    /// How many rows of these days are recorded now, whichever import brought them.
    pub rows: u64,
    /// The version of the record.
    pub version: Position,
}

/// One page of imports, ordered by their periods.
pub fn list_register_imports(
    engine: &Engine,
    query: &RegisterImportQuery,
) -> Result<Listed<RegisterImportLine, Period>, Refusal> {
    let shape = shape_of(engine, &query.register)?;
    let mut imports = engine.store.register_imports(&shape.id, &query.unit)?;
    imports.sort_by_key(|import| import.value.key.within);
    imports.retain(|import| query.after.is_none_or(|after| import.value.key.within > after));
    imports.truncate(query.limit);
    let of_unit = RegisterMonthQuery {
        register: shape.id.clone(),
        unit: Some(query.unit.clone()),
        after: None,
        limit: usize::MAX,
    };
    let months = if imports.is_empty() { Vec::new() } else { engine.store.register_months(&of_unit)? };
    let mut lines = Vec::with_capacity(imports.len());
    for Versioned { value: import, version } in imports {
        let within = import.key.within;
        let mut rows = 0;
        for month in &months {
            rows += rows_within(engine, &shape, &month.value, within)?;
        }
        lines.push(RegisterImportLine { within, versions: import.versions, rows, version });
    }
    Ok(Listed::page(lines, query.limit, |line| line.within))
}

/// How many rows of a month lie in a period; its blocks are read only where it lies there in part.
fn rows_within(engine: &Engine, shape: &Shape, month: &RegisterMonth, within: Period) -> Result<u64, Refusal> {
    let days = month.key.days();
    if !within.overlaps(days) {
        return Ok(0);
    }
    if within.covers(days) {
        return Ok(month.blocks().iter().map(|block| u64::from(block.rows)).sum());
    }
    let period_by = &shape.columns[shape.period_by].name;
    let mut rows = 0;
    for block in month.blocks() {
        let block = read_block(engine.store.as_ref(), block)?;
        let lies_within = |row: &usize| matches!(block.cell(period_by, *row), Cell::Day(day) if within.contains(day));
        rows += (0..block.rows()).filter(lies_within).count() as u64;
    }
    Ok(rows)
}
