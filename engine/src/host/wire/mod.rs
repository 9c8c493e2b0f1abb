//! The types of `directive.wit` as wasmtime crosses them; private to the host.
//!
//! Each is checked against the component's own type when a plugin is loaded. Nothing in here decides.

mod answer;
mod columns;
mod crossing;
mod description;
mod kind;
mod outcome;

pub use answer::{Decimal, Document, Earlier, Figure, Period, RowColumns, TallyRow, Unit, day_or_none};
pub use columns::TaskColumns;
pub use crossing::{LiftedOutcomes, Timed, TooManyOutcomes};
pub use description::{
    CheckInfo, ColumnInfo, Description, DocumentInfo, DutyInfo, IndicatorInfo, ParameterInfo, RegisterInfo, Severity,
};
pub use kind::{Clause, Scope, TaskField, TaskFilter, operator_id, scope_id};
pub use outcome::{Condition, Measured, Outcome};
