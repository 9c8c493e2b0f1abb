//! What a publication is stated for: the keys `province`, `year` and `decision` of a TOML file, and the kinds of units.

use super::cell::CellFault;
use super::fault::{FaultCode, Faults};
use super::table::choice;
use super::toml_file::TomlTable;
use crate::domain::id::UnitCode;
use crate::domain::text::NUMBER_BYTES_MAX;
use crate::domain::unit::UnitKind;

/// Whose it is, for which year, and by which paper.
pub(super) struct Publication {
    /// The province; `None` for the whole country.
    pub province: Option<UnitCode>,
    /// The year that is scored or rated.
    pub year: i32,
    /// The number of the decision or notice.
    pub decision: String,
}

/// The three keys; `None` after their faults were added.
pub(super) fn publication(root: &mut TomlTable<'_>, faults: &mut Faults) -> Option<Publication> {
    let province = root.given("province", faults, |root, key, faults| root.optional(key, faults, province));
    let year = root.number("year", (1900, 2199), faults);
    let decision = root.text("decision", NUMBER_BYTES_MAX, faults);
    Some(Publication { province: province.ok()?, year: i32::try_from(year?).ok()?, decision: decision? })
}

fn province(text: &str) -> Result<UnitCode, CellFault> {
    UnitCode::parse(text).map_err(|fault| (FaultCode::IdShape, fault.to_string()))
}

/// A kind of unit.
pub(super) fn unit_kind(text: &str) -> Result<UnitKind, CellFault> {
    choice(text, UnitKind::parse, &UnitKind::ALL.map(UnitKind::id))
}
