//! A unit as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::unit::Unit;

/// An office, for as long as its code names it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UnitResponse {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// province, department, district, division, commune.
    pub kind: &'static str,
    /// The code of the unit above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The first day; absent when unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<String>,
    /// The last day; absent while it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// Whether one of the dates is a snapshot's and not a decision's.
    pub date_uncertain: bool,
}

impl From<&Unit> for UnitResponse {
    fn from(unit: &Unit) -> UnitResponse {
        UnitResponse {
            code: unit.code.to_string(),
            name: unit.name.clone(),
            kind: unit.kind.id(),
            parent: unit.parent.as_ref().map(ToString::to_string),
            valid_from: unit.valid_from.map(|day| day.to_string()),
            valid_until: unit.valid_until.map(|day| day.to_string()),
            date_uncertain: unit.date_uncertain,
        }
    }
}
