//! Lists the units of a day.

use super::engine::Engine;
use crate::domain::unit_tree::{UnitPage, UnitQuery};

/// One page of units, in the order of their codes.
pub fn list_units(engine: &Engine, query: UnitQuery<'_>) -> UnitPage {
    engine.units.page(query)
}
