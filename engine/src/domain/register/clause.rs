//! The conditions of a question: column, operator and values, all of which must hold.

use super::block::Block;
use super::cell::Cell;
use super::column::Column;
use super::kind::ColumnKind;

/// How a cell is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// Equal to the value.
    Equal,
    /// Not equal to the value; an empty cell differs from every value.
    Differs,
    /// Filled and less than the value.
    Below,
    /// Filled and not more than the value.
    AtMost,
    /// Filled and more than the value.
    Above,
    /// Filled and not less than the value.
    AtLeast,
    /// Not filled.
    Empty,
    /// Filled.
    Filled,
    /// Equal to one of the values.
    OneOf,
}

/// One condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause<'a> {
    /// The column.
    pub column: &'a str,
    /// The comparison.
    pub operator: Operator,
    /// What it is compared with, as it would be written in a cell.
    pub values: &'a [String],
}

/// Why a question about a register has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    /// No such column, or one that is not to be asked for.
    #[error("there is no column {0:?}")]
    NoColumn(String),
    /// A value is none of its column.
    #[error("{value:?} is no value of the column {column}")]
    Value {
        /// The column.
        column: String,
        /// The value.
        value: String,
    },
    /// An operator has too many values or too few.
    #[error("the clause on the column {0} has another number of values than its operator takes")]
    Values(String),
    /// A column that cannot be added up.
    #[error("the column {0} holds no numbers")]
    NoNumbers(String),
    /// A sum beyond what is exact.
    #[error("the sum of the column {0} is larger than an exact number")]
    SumTooLarge(String),
    /// More groups than an answer holds.
    #[error("the answer has more than {0} groups")]
    TooManyGroups(usize),
    /// More cells than an answer holds.
    #[error("the answer has more than {0} cells")]
    TooManyCells(usize),
    /// A number that does not fit a column of integers.
    #[error("a number of the column {0} fits no integer at scale 6")]
    NumberTooLarge(String),
}

/// A condition whose values were read.
#[derive(Debug)]
pub(super) struct Test<'a> {
    column: &'a str,
    operator: Operator,
    values: Vec<Cell<'a>>,
}

impl<'a> Test<'a> {
    /// Reads the values of a clause on a column of a kind.
    pub fn read(clause: &Clause<'a>, kind: ColumnKind) -> Result<Test<'a>, QuestionFault> {
        let fits = match clause.operator {
            Operator::Empty | Operator::Filled => clause.values.is_empty(),
            Operator::OneOf => true,
            _ => clause.values.len() == 1,
        };
        if !fits {
            return Err(QuestionFault::Values(clause.column.to_owned()));
        }
        let value = |text: &'a String| {
            let fault = |_| QuestionFault::Value { column: clause.column.to_owned(), value: text.clone() };
            Cell::parse(kind, text).map_err(fault)
        };
        let values = clause.values.iter().map(value).collect::<Result<_, _>>()?;
        Ok(Test { column: clause.column, operator: clause.operator, values })
    }

    /// Sets the mask of every row that does not meet it to 0.
    pub fn narrow(&self, block: &Block, mask: &mut [u8]) {
        match block.column(self.column) {
            None => {
                let holds = self.holds(Cell::Empty);
                mask.iter_mut().for_each(|kept| *kept &= u8::from(holds));
            }
            Some(Column::Texts { codes, dictionary }) => {
                let wanted =
                    |text: &str| -> bool { self.holds(if text.is_empty() { Cell::Empty } else { Cell::Text(text) }) };
                let codes_wanted: Vec<u8> = dictionary.iter().map(|text| u8::from(wanted(text))).collect();
                mask.iter_mut().zip(codes).for_each(|(kept, code)| *kept &= codes_wanted[*code as usize]);
            }
            Some(column) => {
                mask.iter_mut().enumerate().for_each(|(row, kept)| *kept &= u8::from(self.holds(column.cell(row))));
            }
        }
    }

    fn holds(&self, cell: Cell<'_>) -> bool {
        let filled = cell != Cell::Empty;
        match self.operator {
            Operator::Empty => !filled,
            Operator::Filled => filled,
            Operator::Equal | Operator::OneOf => self.values.contains(&cell),
            Operator::Differs => self.values[0] != cell,
            Operator::Below => filled && cell < self.values[0],
            Operator::AtMost => filled && cell <= self.values[0],
            Operator::Above => filled && cell > self.values[0],
            Operator::AtLeast => filled && cell >= self.values[0],
        }
    }
}
