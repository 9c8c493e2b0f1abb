//! Finds the unit that a code names on a day.

use std::sync::Arc;

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::id::UnitCode;
use crate::domain::unit::Unit;
use crate::domain::unit_tree::Lookup;

/// The unit; a code that names none is told from one that names none on that day.
pub fn show_unit(engine: &Engine, code: &str, day: Day) -> Result<Arc<Unit>, Refusal> {
    let absent = || Refusal::Absent { what: format!("unit with the code {code}") };
    let code = UnitCode::parse(code).map_err(|_| absent())?;
    match engine.units.look_up(&code, day) {
        Lookup::Found(unit) => Ok(Arc::clone(unit)),
        Lookup::Unknown => Err(absent()),
        Lookup::WrongDate { life } => Err(Refusal::fault("unit-at-wrong-date", "unit", wrong_date(&code, day, life))),
    }
}

/// What a code names instead, in a sentence.
pub(super) fn wrong_date(code: &UnitCode, day: Day, life: &[Arc<Unit>]) -> String {
    let spans: Vec<String> = life.iter().map(|unit| format!("{} {}", unit.name, unit.validity().words())).collect();
    format!("the code {code} names no unit on {day}; it names {}", spans.join("; "))
}
