//! The papers that tasks are counted under.

use super::Day;
use super::id::PlanId;

/// A plan of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its identifier, the first half of its tasks' keys.
    pub id: PlanId,
    /// Its title, in NFC.
    pub title: String,
    /// The number of the paper; may be empty.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: Day,
    /// The year it is for.
    pub year: i32,
}
