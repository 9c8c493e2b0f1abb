//! Points of a sociological survey, brought in from outside.

use super::measure::Measure;
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;

/// A survey part: whoever ran the survey names its points, and nobody scores them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// The most it gives.
    pub max: Decimal,
}

impl Survey {
    /// What it is measured by.
    pub fn wants(&self) -> Wanted {
        Wanted::Points(self.range())
    }

    /// The points, taken as they are.
    pub(super) fn points(own: Option<Measure>) -> Option<Decimal> {
        match own? {
            Measure::Number(points) => Some(points),
            _ => None,
        }
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::up_to(self.max)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::decimal;

    #[test]
    fn the_points_of_the_survey_are_taken_as_they_are() {
        assert_eq!(Survey::points(Some(Measure::Number(decimal("27.415")))), Some(decimal("27.415")));
        assert_eq!(Survey::points(None), None);
    }

    proptest! {
        #[test]
        fn what_is_accepted_is_what_it_can_give(cents in -5_000_i64..5_000) {
            let (rule, points) = (Survey { max: decimal("20") }, Decimal::new(cents, 2).unwrap());
            prop_assert_eq!(rule.wants().accepts(Measure::Number(points)).is_ok(), (0..=2_000).contains(&cents));
        }
    }
}
