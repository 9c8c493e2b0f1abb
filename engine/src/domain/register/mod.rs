//! Registers: tabular facts whose columns and key a directive declares, kept in blocks of columns.
//!
//! A row belongs to the unit that its import states: an office keeps a register for itself and for the offices below it, and
//! a column `unit` names the one that the row speaks of. It lies in the month of its period column, which never changes.
//! Counting is a scan over columns: no row is ever made into a record of its own.
//!
//! Nothing in here knows how a block is written, or where.

pub mod block;
pub mod cell;
pub mod clause;
pub mod column;
pub mod coverage;
pub mod dictionary;
pub mod dossiers;
pub mod key_order;
pub mod kind;
pub mod known;
pub mod month;
pub mod rows;
pub mod shape;
pub mod table;
pub mod tally;
#[cfg(test)]
mod tests;

pub use block::{Block, BlockColumn};
pub use cell::{Cell, CellFault};
pub use clause::{Clause, Operator, QuestionFault};
pub use column::Column;
pub use kind::ColumnKind;
pub use known::{KnownRegister, KnownStretch};
pub use month::{
    BlockRef, PersonalRef, RegisterImport, RegisterImportKey, RegisterMode, RegisterMonth, RegisterMonthKey,
};
pub use rows::RowsAnswer;
pub use shape::{Shape, ShapeColumn, ShapeFault};
pub use table::Table;
pub use tally::Group;
