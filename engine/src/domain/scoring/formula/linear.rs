//! Points in proportion to done over planned within a band; none below it, all above it.

use super::measure::Measure;
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::scoring::{Interval, Precision};

/// `full × done / planned` where the ratio lies within the band, never more than `full`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linear {
    /// The band, in percent; its edges say to which side they belong.
    pub within: Interval,
    /// What everything that was planned gives.
    pub full: Decimal,
    /// How the quotient is brought to its decimals.
    pub precision: Precision,
}

impl Linear {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::Ratio;

    pub(super) fn points(&self, own: Option<Measure>) -> Result<Option<Decimal>, DecimalFault> {
        let Some(Measure::Ratio(ratio)) = own else { return Ok(None) };
        Ok(Some(match self.within.place(|percent| ratio.compare_percent(percent)) {
            std::cmp::Ordering::Less => Decimal::ZERO,
            std::cmp::Ordering::Equal => ratio.of(self.full, self.precision)?.min(self.full),
            std::cmp::Ordering::Greater => self.full,
        }))
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::up_to(self.full)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::Ratio;
    use crate::domain::scoring::tests_support::{decimal, ratio};

    fn linear(within: &str) -> Linear {
        Linear { within: Interval::parse(within).unwrap(), full: decimal("1"), precision: Precision::USUAL }
    }

    #[test]
    fn xuan_loc_gives_nothing_below_90_percent_and_its_share_from_there() {
        let points = |done: &str, planned: &str| {
            linear(">=90 <100").points(Some(ratio(done, planned))).unwrap().unwrap().to_string()
        };
        assert_eq!([points("4", "5"), points("9", "10"), points("19", "20")], ["0", "0.90", "0.95"]);
        assert_eq!([points("5", "5"), points("6", "5"), points("899", "1000")], ["1", "1", "0"]);
    }

    #[test]
    fn xuan_locs_own_example_gives_the_share_of_80_percent() {
        assert_eq!(linear(">=0 <100").points(Some(ratio("4", "5"))), Ok(Some(decimal("0.8"))));
    }

    #[test]
    fn a_band_that_does_not_hold_its_floor_gives_nothing_on_it() {
        assert_eq!(linear(">90 <100").points(Some(ratio("9", "10"))), Ok(Some(decimal("0"))));
    }

    proptest! {
        #[test]
        fn points_grow_with_the_ratio_and_stay_within_their_range(
            first in 0_i64..2000, second in 0_i64..2000, whole in 1_i64..1000,
        ) {
            let points = |part: i64| {
                let number = |number| Decimal::whole(number).unwrap();
                let measured = Measure::Ratio(Ratio::new(number(part), number(whole)).unwrap().unwrap());
                linear(">=50 <100").points(Some(measured)).unwrap().unwrap()
            };
            prop_assert!(points(first.min(second)) <= points(first.max(second)));
            prop_assert!(linear(">=50 <100").range().holds(points(first)));
        }
    }
}
