//! The country's units on every day: which office a code names, what stands above and below it.
//!
//! A code is asked for together with a day, always. The tree is made of snapshots of the country, each valid over its own
//! days, and of local units (`866.NV`) that an administrator adds.
//!
//! A unit is one as long as its code, name, kind and parent stay the same; what changes begins a new unit of the same
//! code. Names that differ in spelling only (Hoà and Hòa, `Phường 07` and `Phường 7`) are the same, and the later spelling
//! is kept.
//!
//! [`super::unit::Unit::date_uncertain`] says that a date of a unit is not known from a decision:
//! - it has no first day, because it stood before the first snapshot; or
//! - it begins or ends between two snapshots whose changes are not all dated, and no dated succession names it.
//!
//! A unit that stands from the first snapshot on is therefore always uncertain, even where its end is dated.

mod country;
mod local;
mod name;
mod superiors;
mod tree;

pub use country::{Dated, Snapshot, SnapshotUnit};
pub use local::{LocalFault, LocalFaultKind};
pub use name::is_same_name;
pub use tree::{Lookup, UnitPage, UnitQuery, UnitTree};

#[cfg(test)]
mod tests_support;
