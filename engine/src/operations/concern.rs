//! Whether a directive concerns a unit on a day: the one place that says so.

use std::sync::Arc;

use super::engine::Engine;
use super::refusal::Refusal;
use super::show_unit::show_unit;
use crate::domain::directive::Directive;
use crate::domain::id::UnitCode;
use crate::domain::unit::Unit;
use crate::domain::{Day, Period};

/// Why a directive is not applied to a unit on a day.
#[derive(Debug)]
pub enum Unconcerned {
    /// The directive is not for such a day or such a unit: nothing is wrong.
    ByItsTerms(Refusal),
    /// The code names no unit on that day.
    NoUnit(Refusal),
}

impl From<Unconcerned> for Refusal {
    fn from(why: Unconcerned) -> Refusal {
        match why {
            Unconcerned::ByItsTerms(refusal) | Unconcerned::NoUnit(refusal) => refusal,
        }
    }
}

/// The unit of that code on that day, if the directive concerns it then.
pub(super) fn concern(
    engine: &Engine,
    directive: &Directive,
    code: &UnitCode,
    day: Day,
) -> Result<Arc<Unit>, Unconcerned> {
    if !directive.is_in_force(day) {
        let validity = Period::new(directive.effective, directive.expires.unwrap_or(Day::LAST));
        let words = validity.map_or_else(|| "never".to_owned(), Period::words);
        let message = format!("{} applies {words}, and {day} is not among its days", directive.id);
        return Err(Unconcerned::ByItsTerms(Refusal::fault("directive-not-in-force", "as_of", message)));
    }
    let unit = show_unit(engine, code.as_str(), day).map_err(Unconcerned::NoUnit)?;
    if !directive.applies_to.contains(&unit.kind) {
        let kinds: Vec<&str> = directive.applies_to.iter().map(|kind| kind.id()).collect();
        let message = format!("{} concerns {}; {code} is a {}", directive.id, kinds.join(", "), unit.kind.id());
        return Err(Unconcerned::ByItsTerms(Refusal::fault("directive-not-for-unit", "unit", message)));
    }
    Ok(unit)
}
