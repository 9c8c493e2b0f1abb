//! Lists the rows of a register, month by month in the order of their keys. Personal cells are not even read.

use std::cmp::Ordering;

use super::engine::Engine;
use super::list_registers::shape_of;
use super::listed::Listed;
use super::refusal::Refusal;
use super::register_blocks::read_block;
use crate::domain::id::UnitCode;
use crate::domain::register::month::month_of;
use crate::domain::register::{Block, Cell, RegisterMonth, RegisterMonthKey, Shape};
use crate::domain::{Day, Period, Position};
use crate::store::RegisterMonthQuery;

/// How many months are looked at in one reading of the store.
const MONTHS_PAGE: usize = 12;

/// Which rows.
#[derive(Clone, Debug)]
pub struct RegisterRowQuery {
    /// The register.
    pub register: String,
    /// The unit whose import holds them.
    pub unit: UnitCode,
    /// The days they are counted under.
    pub within: Period,
    /// As known at this position.
    pub known_at: Position,
    /// After this row.
    pub after: Option<RowKey>,
    /// At most so many.
    pub limit: usize,
}

/// Where a row stands in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// The first day of its month.
    pub month: Day,
    /// The texts of its key's cells.
    pub cells: Vec<String>,
}

/// A row without its personal cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    key: RowKey,
    /// The name and the text of each cell that holds something, in the order of the columns.
    pub cells: Vec<(String, String)>,
}

/// One page of rows.
pub fn list_register_rows(engine: &Engine, query: &RegisterRowQuery) -> Result<Listed<RegisterRow, RowKey>, Refusal> {
    let shape = shape_of(engine, &query.register)?;
    let mut page = Page { engine, query, shape: &shape, rows: Vec::new() };
    let first = query.after.as_ref().map_or(query.within.first(), |after| after.month.max(query.within.first()));
    let month = month_of(first).first();
    // A month is kept under its first day: what comes after the day before that begins with this month.
    let before = (month > Day::FIRST).then(|| RegisterMonthKey {
        register: shape.id.clone(),
        unit: query.unit.clone(),
        month: month.plus(-1),
    });
    let mut months = RegisterMonthQuery {
        register: shape.id.clone(),
        unit: Some(query.unit.clone()),
        after: before,
        limit: MONTHS_PAGE,
    };
    loop {
        let found = engine.store.register_months(&months)?;
        for month in &found {
            if month.value.key.month > query.within.last() || page.is_full() {
                return Ok(page.listed());
            }
            page.add(&month.value)?;
        }
        months.after = found.last().map(|month| month.value.key.clone());
        if found.len() < MONTHS_PAGE {
            return Ok(page.listed());
        }
    }
}

/// The rows so far.
struct Page<'a> {
    engine: &'a Engine,
    query: &'a RegisterRowQuery,
    shape: &'a Shape,
    rows: Vec<RegisterRow>,
}

impl Page<'_> {
    fn is_full(&self) -> bool {
        self.rows.len() == self.query.limit
    }

    fn add(&mut self, month: &RegisterMonth) -> Result<(), Refusal> {
        let period_by = &self.shape.columns[self.shape.period_by].name;
        for block in month.known(self.query.known_at) {
            if self.is_full() {
                break;
            }
            let block = read_block(self.engine.store.as_ref(), block)?;
            let meant = |row: &usize| {
                let lies_within =
                    matches!(block.cell(period_by, *row), Cell::Day(day) if self.query.within.contains(day));
                lies_within && self.comes_after(month.key.month, &block, *row)
            };
            let rest = self.query.limit - self.rows.len();
            let rows = (0..block.rows()).filter(meant).take(rest).map(|row| self.row(month.key.month, &block, row));
            let rows: Vec<RegisterRow> = rows.collect();
            self.rows.extend(rows);
        }
        Ok(())
    }

    /// Whether a row comes after the one that the page goes on from.
    fn comes_after(&self, month: Day, block: &Block, row: usize) -> bool {
        let Some(after) = self.query.after.as_ref().filter(|after| after.month >= month) else { return true };
        let orders = self.shape.key.iter().zip(&after.cells).map(|(place, text)| {
            let column = &self.shape.columns[*place];
            let seen = Cell::parse(column.kind, text).unwrap_or(Cell::Empty);
            block.cell(&column.name, row).cmp(&seen)
        });
        after.month == month && orders.fold(Ordering::Equal, Ordering::then) == Ordering::Greater
    }

    fn row(&self, month: Day, block: &Block, row: usize) -> RegisterRow {
        let text = |place: &usize| block.cell(&self.shape.columns[*place].name, row).to_string();
        let cells = self.shape.places(false).into_iter().filter_map(|place| {
            let text = text(&place);
            (!text.is_empty()).then(|| (self.shape.columns[place].name.clone(), text))
        });
        RegisterRow { key: RowKey { month, cells: self.shape.key.iter().map(text).collect() }, cells: cells.collect() }
    }

    fn listed(self) -> Listed<RegisterRow, RowKey> {
        Listed::page(self.rows, self.query.limit, |row| row.key.clone())
    }
}
