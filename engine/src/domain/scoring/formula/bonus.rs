//! Points on top for each occurrence: with them a score may pass its maximum.

use super::measure::Measure;
use super::penalty::counted;
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;

/// A bonus for each occurrence, up to its cap where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// What one occurrence gives; not below zero.
    pub each: Decimal,
    /// The most that is given; not below zero.
    pub cap: Option<Decimal>,
}

impl Bonus {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::Count;

    pub(super) fn points(&self, own: Option<Measure>) -> Result<Option<Decimal>, DecimalFault> {
        counted(own, self.each, self.cap)
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange { lowest: Some(Decimal::ZERO), highest: self.cap }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::decimal;

    #[test]
    fn each_occurrence_gives_its_points_up_to_the_cap() {
        let rule = Bonus { each: decimal("0.5"), cap: Some(decimal("2.5")) };
        let points = |count: &str| rule.points(Some(Measure::Number(decimal(count)))).unwrap().unwrap().to_string();
        assert_eq!(["0", "1", "5", "6"].map(points), ["0.0", "0.5", "2.5", "2.5"]);
        assert_eq!((rule.points(None), rule.range().to_string()), (Ok(None), "0 to 2.5".into()));
    }

    proptest! {
        #[test]
        fn a_bonus_is_never_below_zero_and_never_above_its_cap(count in 0_i64..10_000, each in 0_i64..1_000, cap in 0_i64..5_000) {
            let cents = |cents| Decimal::new(cents, 2).unwrap();
            let rule = Bonus { each: cents(each), cap: Some(cents(cap)) };
            let points = rule.points(Some(Measure::Number(Decimal::whole(count).unwrap()))).unwrap().unwrap();
            prop_assert!(rule.range().holds(points));
            prop_assert_eq!(points, cents((count * each).min(cap)));
        }
    }
}
