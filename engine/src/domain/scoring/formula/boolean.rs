//! Points if something holds, other points if it does not.

use super::measure::Measure;
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;

/// One condition. `otherwise` may lie below zero: some schemes take marks away on top of giving none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boolean {
    /// What it gives where it holds.
    pub holds: Decimal,
    /// What it gives where it does not.
    pub otherwise: Decimal,
}

impl Boolean {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::YesOrNo;

    pub(super) fn points(&self, own: Option<Measure>) -> Option<Decimal> {
        match own? {
            Measure::Holds(true) => Some(self.holds),
            Measure::Holds(false) => Some(self.otherwise),
            _ => None,
        }
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::of([self.holds, self.otherwise])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::tests_support::decimal;

    #[test]
    fn a_condition_gives_all_or_what_is_left() {
        let rule = Boolean { holds: decimal("1"), otherwise: decimal("-0.25") };
        assert_eq!(rule.points(Some(Measure::Holds(true))), Some(decimal("1")));
        assert_eq!(rule.points(Some(Measure::Holds(false))), Some(decimal("-0.25")));
        assert_eq!(rule.points(None), None);
        assert_eq!(rule.range().to_string(), "-0.25 to 1");
    }
}
