//! Which units owe a duty on a day.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::engine::Engine;
use crate::domain::Day;
use crate::domain::directive::Scope;
use crate::domain::duty::{DutyRule, DutyTerms};
use crate::domain::id::UnitCode;
use crate::domain::unit::Unit;

/// The units that owe what begins on `day`, by code: those named and those below the unit named, as the tree of that day has
/// them, if they are of the duty's kinds and still are the same office on `today`. A unit that ceased is given nothing new.
pub(super) fn owing_units(
    engine: &Engine,
    terms: &DutyTerms,
    rule: &DutyRule,
    day: Day,
    today: Day,
) -> BTreeMap<UnitCode, Arc<Unit>> {
    let named = terms.units.iter().filter_map(|code| engine.units.unit(code, day).cloned());
    let above = terms.under.as_ref().and_then(|code| engine.units.unit(code, day));
    let below = above.map(|unit| engine.units.in_scope(unit, Scope::AllBelow, day)).unwrap_or_default();
    let owes = |unit: &Arc<Unit>| {
        terms.kinds.contains(&unit.kind)
            && rule.concerns(unit.kind)
            && engine.units.is_same_office(&unit.code, day, today.max(day))
    };
    named.chain(below).filter(owes).map(|unit| (unit.code.clone(), unit)).collect()
}
