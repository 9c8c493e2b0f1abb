//! How points follow from what was measured: each kind of formula is a type of its own.
//!
//! A formula says which parts it asks for, which values it accepts, what it can give at most and at least, and the points
//! of accepted values. Absent values give no points and no zero: they are missing. Nothing here rounds but where a
//! [`Precision`](super::Precision) is named, and nothing knows of self-scores or appraisals.

mod all_of;
mod and;
mod bonus;
mod boolean;
mod conjunction;
mod date_steps;
mod judged;
mod kind;
mod linear;
mod measure;
mod part_sum;
mod penalty;
mod point_range;
mod ratio_steps;
mod survey;
mod vacuous;
mod wanted;

pub use all_of::{AllOf, Occurrence};
pub use bonus::Bonus;
pub use boolean::Boolean;
pub use conjunction::Conjunction;
pub use date_steps::{DateSteps, InTime};
pub use judged::Judged;
pub use kind::Formula;
pub use linear::Linear;
pub use measure::{Measure, Measures, Misfit};
pub use part_sum::PartSum;
pub use penalty::Penalty;
pub use point_range::PointRange;
pub use ratio_steps::RatioSteps;
pub use survey::Survey;
pub use vacuous::Vacuous;
pub use wanted::Wanted;
