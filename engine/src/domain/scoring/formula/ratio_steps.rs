//! Points by the band in which done over planned lies.

use super::measure::Measure;
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;
use crate::domain::scoring::BandTable;

/// Steps by ratio, in percent; each band says to which side its edges belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioSteps {
    /// What each band gives.
    pub bands: BandTable<Decimal>,
}

impl RatioSteps {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::Ratio;

    pub(super) fn points(&self, own: Option<Measure>) -> Option<Decimal> {
        match own? {
            Measure::Ratio(ratio) => Some(*self.bands.find(|percent| ratio.compare_percent(percent))),
            _ => None,
        }
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::of(self.bands.bands().iter().map(|band| band.value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::{bands, decimal, ratio};
    use crate::domain::scoring::{Ratio, Reach};

    /// Cà Mau 2013, 1.1.4: above 90 %, from 70 % to 90 %, below 70 %.
    fn ca_mau() -> RatioSteps {
        RatioSteps { bands: bands(&[(">90", "2"), (">=70 <=90", "1"), ("<70", "0")], Reach::FromZero) }
    }

    #[test]
    fn ca_mau_puts_exactly_90_percent_in_the_middle() {
        let points = |done: &str, planned: &str| ca_mau().points(Some(ratio(done, planned))).unwrap().to_string();
        assert_eq!([points("9", "10"), points("901", "1000"), points("10", "10")], ["1", "2", "2"]);
        assert_eq!([points("7", "10"), points("699999", "1000000"), points("0", "10")], ["1", "0", "0"]);
        assert_eq!(points("12", "10"), "2", "more than planned");
    }

    proptest! {
        #[test]
        fn every_ratio_has_the_points_of_its_band(part in 0_i64..3000, whole in 1_i64..2000) {
            let number = |number| Decimal::whole(number).unwrap();
            let ratio = Ratio::new(number(part), number(whole)).unwrap().unwrap();
            let expected = if part * 10 > whole * 9 { "2" } else if part * 10 >= whole * 7 { "1" } else { "0" };
            prop_assert_eq!(ca_mau().points(Some(Measure::Ratio(ratio))), Some(decimal(expected)));
        }
    }
}
