//! Write a directive of administrative reform as checks that read like its text.
//!
//! A directive is a type with [`Directive`]: it declares itself and asks a [`World`]. The same code is a WebAssembly
//! component (`wasm32-unknown-unknown`, [`component!`]) and a native library, so that its checks are tested and measured
//! without an engine. This crate knows nothing of any directive and decides no severity: the engine does.

#![warn(missing_docs)]

pub mod book;
mod component;
mod day;
mod decimal;
mod description;
mod directive;
pub mod dossier;
mod fact;
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub mod guest;
mod list;
#[cfg(not(target_arch = "wasm32"))]
pub mod memory;
mod named_units;
mod outcome;
pub mod parameter;
pub mod registers;
pub mod report;
pub mod rule;
pub mod staple;
mod tasks;
pub mod working_days;
mod world;

pub use day::{Day, NO_DAY, Period};
pub use decimal::{COEFFICIENT_END, Cut, Decimal, SCALE_MAX};
pub use description::{
    CheckInfo, ColumnInfo, Description, DocumentInfo, DutyInfo, IndicatorInfo, ParameterInfo, RegisterInfo, Severity,
};
pub use directive::{Directive, ordered};
pub use fact::{
    Clause, Document, EarlierOutcome, Figure, Operator, Rounding, Scope, Selection, TallyRow, TaskColumns, TaskField,
    TaskFilter, Unit, UnitKind, stage, timeliness,
};
pub use list::{Found, NAMED_MAX, join_names};
pub use named_units::NamedUnits;
pub use outcome::{Condition, Measured, Outcome};
pub use tasks::PlanTasks;
pub use world::World;
