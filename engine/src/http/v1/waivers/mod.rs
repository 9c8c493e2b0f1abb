//! Waivers.

pub mod grant;
pub mod list;
pub mod shorten;
pub mod show;

use crate::domain::id::{CheckId, DirectiveId, UnitCode};
use crate::domain::waiver::WaiversKey;
use crate::http::error::Problem;
use crate::operations::Refusal;

/// The key of the parts of a cursor or a path.
fn key_of(parts: &[&str]) -> Option<WaiversKey> {
    let [unit, directive, check] = parts else { return None };
    Some(WaiversKey {
        unit: UnitCode::parse(unit).ok()?,
        directive: DirectiveId::parse(directive).ok()?,
        check: CheckId::parse(check).ok()?,
    })
}

/// The key of a path; a path that is no key names no waivers.
fn named(unit: &str, directive: &str, check: &str) -> Result<WaiversKey, Problem> {
    let absent = || Refusal::Absent { what: format!("waiver of {check} for unit {unit} under {directive}") };
    key_of(&[unit, directive, check]).ok_or_else(|| absent().into())
}
