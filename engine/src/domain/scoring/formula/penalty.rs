//! Points taken away for each occurrence.

use super::measure::Measure;
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;
use crate::domain::decimal::{DecimalFault, Rounding};

/// A penalty below zero for each occurrence, down to its cap where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penalty {
    /// What one occurrence takes away; not below zero.
    pub each: Decimal,
    /// The most that is taken away; not below zero.
    pub cap: Option<Decimal>,
}

impl Penalty {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::Count;

    pub(super) fn points(&self, own: Option<Measure>) -> Result<Option<Decimal>, DecimalFault> {
        Ok(counted(own, self.each, self.cap)?.map(Decimal::negated))
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange { lowest: self.cap.map(Decimal::negated), highest: Some(Decimal::ZERO) }
    }
}

/// The count times the points of each, up to the cap.
pub(super) fn counted(
    own: Option<Measure>,
    each: Decimal,
    cap: Option<Decimal>,
) -> Result<Option<Decimal>, DecimalFault> {
    let Some(Measure::Number(count)) = own else { return Ok(None) };
    let points = each.proportion(count, Decimal::ONE, each.scale(), Rounding::HalfUp)?;
    Ok(Some(cap.map_or(points, |cap| points.min(cap))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::decimal;

    #[test]
    fn each_occurrence_takes_its_points_down_to_the_cap() {
        let rule = Penalty { each: decimal("0.25"), cap: Some(decimal("1")) };
        let points = |count: &str| rule.points(Some(Measure::Number(decimal(count)))).unwrap().unwrap().to_string();
        assert_eq!(["0", "1", "3", "4", "9"].map(points), ["0.00", "-0.25", "-0.75", "-1.00", "-1"]);
        assert_eq!(rule.range().to_string(), "-1 to 0");
        let free = Penalty { each: decimal("0.25"), cap: None };
        assert_eq!(free.points(Some(Measure::Number(decimal("100")))), Ok(Some(decimal("-25"))));
        assert_eq!(free.range().to_string(), "0 and less");
    }

    proptest! {
        #[test]
        fn a_penalty_is_never_above_zero_and_never_below_its_cap(count in 0_i64..10_000, each in 0_i64..1_000, cap in 0_i64..5_000) {
            let cents = |cents| Decimal::new(cents, 2).unwrap();
            let rule = Penalty { each: cents(each), cap: Some(cents(cap)) };
            let points = rule.points(Some(Measure::Number(Decimal::whole(count).unwrap()))).unwrap().unwrap();
            prop_assert!(rule.range().holds(points));
            prop_assert_eq!(points, cents(-(count * each).min(cap)));
        }
    }
}
