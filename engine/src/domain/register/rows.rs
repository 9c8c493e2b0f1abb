//! Whole rows of a register in columns of integers, for the few checks that need them.

use super::cell::Cell;
use super::clause::{Clause, QuestionFault};
use super::column::Column;
use super::kind::ColumnKind;
use super::known::{EMPTY_CODE, KnownRegister};
use crate::domain::facts::NO_DAY;
use crate::domain::register::column::{NEITHER, NO_NUMBER};
use crate::domain::{Decimal, Period};

/// The most cells of an answer.
pub const CELLS_MAX: usize = 2_000_000;

/// Rows in the order of their keys, then of their units.
///
/// Texts are codes ([`KnownRegister::code_text`]; -1 for an empty cell), days count from 1970-01-01, decimals are at scale 6,
/// yes is 1 and no 0; an empty cell is `NO_DAY`, [`NO_NUMBER`] or [`NEITHER`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsAnswer {
    /// The columns asked for.
    pub columns: Vec<Vec<i64>>,
}

impl KnownRegister {
    /// The rows of a period that meet all clauses. `None` where no import covers the period.
    pub fn rows(
        &self,
        within: Period,
        clauses: &[Clause<'_>],
        columns: &[String],
    ) -> Result<Option<RowsAnswer>, QuestionFault> {
        let kinds = columns.iter().map(|column| self.kind(column)).collect::<Result<Vec<_>, _>>()?;
        let parts = self.parts(within, clauses)?;
        if !self.covers(within) {
            return Ok(None);
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let meant = |row: &usize| part.mask.as_ref().is_none_or(|mask| mask[*row] == 1);
            found.extend((0..part.block.rows()).filter(meant).map(|row| (at, row)));
            if found.len().saturating_mul(columns.len().max(1)) > CELLS_MAX {
                return Err(QuestionFault::TooManyCells(CELLS_MAX));
            }
        }
        // By column, then by block: a name is looked for once a block, not once a cell.
        let of_blocks = |name: &String| parts.iter().map(|part| part.block.column(name)).collect::<Vec<_>>();
        let keys: Vec<Vec<Option<&Column>>> = self.key().iter().map(of_blocks).collect();
        found.sort_by(|one, other| {
            let order = |column: &Vec<Option<&Column>>| cell(column, *one).cmp(&cell(column, *other));
            let by_key = keys.iter().map(order).find(|order| order.is_ne());
            by_key.unwrap_or_else(|| parts[one.0].unit.cmp(parts[other.0].unit))
        });
        let integers = |(name, kind): (&String, ColumnKind)| {
            let column = of_blocks(name);
            found.iter().map(|row| self.integer(name, kind, cell(&column, *row))).collect::<Result<Vec<i64>, _>>()
        };
        let columns = columns.iter().zip(kinds).map(integers).collect::<Result<_, _>>()?;
        Ok(Some(RowsAnswer { columns }))
    }

    fn integer(&self, name: &str, kind: ColumnKind, cell: Cell<'_>) -> Result<i64, QuestionFault> {
        Ok(match cell {
            Cell::Empty => match kind {
                ColumnKind::Text | ColumnKind::Code => EMPTY_CODE,
                ColumnKind::Day => i64::from(NO_DAY),
                ColumnKind::Integer | ColumnKind::Decimal => NO_NUMBER,
                ColumnKind::YesNo => i64::from(NEITHER),
            },
            Cell::Text(text) => self.code(name, text).expect("every text of the column was gathered"),
            Cell::Day(day) => i64::from(day.epoch_days()),
            Cell::Integer(number) => number,
            Cell::Decimal(number) => {
                let factor = 10_i64.pow(u32::from(Decimal::SCALE_MAX - number.scale()));
                let widened = number.coefficient().checked_mul(factor);
                widened.ok_or_else(|| QuestionFault::NumberTooLarge(name.to_owned()))?
            }
            Cell::YesNo(yes) => i64::from(yes),
        })
    }
}

/// The cell of a row of a block, given a column by blocks; one of a column that the block does not have is empty.
fn cell<'a>(column: &[Option<&'a Column>], (block, row): (usize, usize)) -> Cell<'a> {
    column[block].map_or(Cell::Empty, |column| column.cell(row))
}
