//! The cells of one column, as integers.

use super::cell::Cell;
use super::dictionary::Dictionary;
use super::kind::ColumnKind;
use crate::domain::facts::NO_DAY;
use crate::domain::{Day, Decimal};

/// "None" in a column of numbers.
pub const NO_NUMBER: i64 = i64::MIN;
/// "None" in a column of yes and no.
pub const NEITHER: u8 = 2;

/// A column. The empty text, [`NO_DAY`], [`NO_NUMBER`] and [`NEITHER`] are empty cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Texts or codes, by their place in the dictionary.
    Texts {
        /// For each row.
        codes: Vec<u32>,
        /// The texts, each once.
        dictionary: Dictionary,
    },
    /// Days since 1970-01-01.
    Days(Vec<i32>),
    /// Whole numbers.
    Integers(Vec<i64>),
    /// Exact numbers as they were written.
    Decimals {
        /// The digits without their point.
        coefficients: Vec<i64>,
        /// How many of them stand after it.
        scales: Vec<u8>,
    },
    /// 0 for no, 1 for yes.
    YesNo(Vec<u8>),
}

impl Column {
    /// A column of a kind with no cells.
    pub fn empty(kind: ColumnKind) -> Column {
        match kind {
            ColumnKind::Text | ColumnKind::Code => Column::Texts { codes: vec![], dictionary: Dictionary::default() },
            ColumnKind::Day => Column::Days(vec![]),
            ColumnKind::Integer => Column::Integers(vec![]),
            ColumnKind::Decimal => Column::Decimals { coefficients: vec![], scales: vec![] },
            ColumnKind::YesNo => Column::YesNo(vec![]),
        }
    }

    /// Whether it holds cells of that kind.
    pub fn is_of(&self, kind: ColumnKind) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(&Column::empty(kind))
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        match self {
            Column::Texts { codes, .. } => codes.len(),
            Column::Days(days) => days.len(),
            Column::Integers(numbers) => numbers.len(),
            Column::Decimals { coefficients, .. } => coefficients.len(),
            Column::YesNo(values) => values.len(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell of a row.
    pub fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Column::Texts { codes, dictionary } => match dictionary.text(codes[row]) {
                "" => Cell::Empty,
                text => Cell::Text(text),
            },
            Column::Days(days) => Day::from_epoch(days[row]).map_or(Cell::Empty, Cell::Day),
            Column::Integers(numbers) if numbers[row] == NO_NUMBER => Cell::Empty,
            Column::Integers(numbers) => Cell::Integer(numbers[row]),
            Column::Decimals { coefficients, scales } => {
                Decimal::new(coefficients[row], scales[row]).map_or(Cell::Empty, Cell::Decimal)
            }
            Column::YesNo(values) if values[row] == NEITHER => Cell::Empty,
            Column::YesNo(values) => Cell::YesNo(values[row] == 1),
        }
    }

    /// The cells of these rows, of a column that holds no texts.
    pub(super) fn picked(&self, rows: &[u32]) -> Column {
        fn of<T: Copy>(cells: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|row| cells[*row as usize]).collect()
        }
        match self {
            Column::Days(days) => Column::Days(of(days, rows)),
            Column::Integers(numbers) => Column::Integers(of(numbers, rows)),
            Column::Decimals { coefficients, scales } => {
                Column::Decimals { coefficients: of(coefficients, rows), scales: of(scales, rows) }
            }
            Column::YesNo(values) => Column::YesNo(of(values, rows)),
            Column::Texts { .. } => unreachable!("texts are gathered with their dictionary"),
        }
    }

    /// Adds a cell that is no text. A cell of another kind is a bug of the caller.
    pub(super) fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Column::Days(days), Cell::Day(day)) => days.push(day.epoch_days()),
            (Column::Days(days), Cell::Empty) => days.push(NO_DAY),
            (Column::Integers(numbers), Cell::Integer(number)) => numbers.push(number),
            (Column::Integers(numbers), Cell::Empty) => numbers.push(NO_NUMBER),
            (Column::Decimals { coefficients, scales }, Cell::Decimal(number)) => {
                coefficients.push(number.coefficient());
                scales.push(number.scale());
            }
            (Column::Decimals { coefficients, scales }, Cell::Empty) => {
                coefficients.push(NO_NUMBER);
                scales.push(0);
            }
            (Column::YesNo(values), Cell::YesNo(yes)) => values.push(u8::from(yes)),
            (Column::YesNo(values), Cell::Empty) => values.push(NEITHER),
            (column, cell) => unreachable!("{cell:?} is no cell of {column:?}"),
        }
    }
}
