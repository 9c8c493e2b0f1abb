//! Whole rows of a register in columns of integers, for the few checks that need them.

use super::block::Block;
use super::cell::Cell;
use super::clause::{Clause, QuestionFault};
use super::kind::ColumnKind;
use super::known::{EMPTY_CODE, KnownRegister};
use crate::domain::facts::NO_DAY;
use crate::domain::id::UnitCode;
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
        let mut found: Vec<(&Block, &UnitCode, usize)> = Vec::new();
        for part in &parts {
            let meant = |row: &usize| part.mask.as_ref().is_none_or(|mask| mask[*row] == 1);
            found.extend((0..part.block.rows()).filter(meant).map(|row| (part.block, part.unit, row)));
            if found.len().saturating_mul(columns.len().max(1)) > CELLS_MAX {
                return Err(QuestionFault::TooManyCells(CELLS_MAX));
            }
        }
        found.sort_by(|(one, of_one, row), (other, of_other, at)| {
            let cells = |name: &String| one.cell(name, *row).cmp(&other.cell(name, *at));
            self.key().iter().map(cells).find(|order| order.is_ne()).unwrap_or_else(|| of_one.cmp(of_other))
        });
        let column = |(name, kind): (&String, ColumnKind)| {
            let cell = |(block, _, row): &(&Block, &UnitCode, usize)| self.integer(name, kind, block.cell(name, *row));
            found.iter().map(cell).collect::<Result<Vec<i64>, QuestionFault>>()
        };
        let columns = columns.iter().zip(kinds).map(column).collect::<Result<_, _>>()?;
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
            Cell::Text(text) => {
                let texts = self.texts(name).expect("a column of texts has them");
                let place = texts.binary_search_by(|known| known.as_str().cmp(text));
                i64::try_from(place.expect("every text was gathered")).expect("a place fits")
            }
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
