//! `facts.this-unit`: the unit under evaluation.

use std::sync::Arc;

use wasmtime::component::LinkerInstance;

use super::units::hash_unit;
use crate::domain::unit::Unit;
use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session};
use crate::host::wire;

/// The unit.
pub fn answer(session: &mut Session) -> Answered<Arc<Unit>> {
    let unit = Arc::clone(&session.ask("this-unit")?.facts.unit);
    session.record("this-unit", |hash| hash_unit(hash, &unit))?;
    Ok(unit)
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("this-unit", |store, (): ()| answered(store, answer).map(|unit| (wire::Unit::from(&*unit),)))
}
