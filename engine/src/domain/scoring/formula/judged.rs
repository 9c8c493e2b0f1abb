//! Points that follow from no rule: whoever scores names them.

use super::point_range::PointRange;
use crate::domain::Decimal;

/// A row without a formula, scored by the unit and its appraisers from zero to its maximum. Nothing is measured for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The most it gives.
    pub max: Decimal,
}

impl Judged {
    pub(super) fn range(&self) -> PointRange {
        PointRange::up_to(self.max)
    }
}
