//! Points for each of several things, added up.

use super::measure::{Measure, Measures};
use super::point_range::PointRange;
use super::wanted::Wanted;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::id::PartId;

/// Parts that give their points each by itself. All must be known before their sum is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSum {
    parts: Vec<(PartId, Decimal)>,
    most: Decimal,
}

impl PartSum {
    /// What it is measured by.
    pub const WANTS: Wanted = Wanted::YesOrNo;

    /// The parts and what each gives where it holds, none below zero; `None` where one is.
    pub fn new(parts: Vec<(PartId, Decimal)>) -> Result<Option<PartSum>, DecimalFault> {
        let most = Decimal::sum(parts.iter().map(|(_, points)| *points))?;
        let none_below = parts.iter().all(|(_, points)| *points >= Decimal::ZERO);
        Ok(none_below.then_some(PartSum { parts, most }))
    }

    /// The parts and what each gives.
    pub fn list(&self) -> &[(PartId, Decimal)] {
        &self.parts
    }

    pub(super) fn parts(&self) -> Vec<Option<PartId>> {
        self.parts.iter().map(|(part, _)| Some(part.clone())).collect()
    }

    pub(super) fn points(&self, measures: &Measures) -> Result<Option<Decimal>, DecimalFault> {
        let points = |(part, points): &(PartId, Decimal)| match measures.of(Some(part))? {
            Measure::Holds(true) => Some(*points),
            Measure::Holds(false) => Some(Decimal::ZERO),
            _ => None,
        };
        let known: Option<Vec<Decimal>> = self.parts.iter().map(points).collect();
        known.map(Decimal::sum).transpose()
    }

    pub(super) fn range(&self) -> PointRange {
        PointRange::up_to(self.most)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::tests_support::{decimal, measures};

    /// Xuân Lộc 2022, 4.2: half for online means, a quarter each of two, and half for traditional ones.
    fn means() -> PartSum {
        let part = |(part, points): (&str, &str)| (PartId::parse(part).unwrap(), decimal(points));
        let parts = [("board", "0.25"), ("website", "0.25"), ("traditional", "0.5")].map(part);
        PartSum::new(parts.into()).unwrap().unwrap()
    }

    #[test]
    fn each_part_gives_its_points() {
        let (yes, no) = (Measure::Holds(true), Measure::Holds(false));
        let found = measures(&[("board", yes), ("website", no), ("traditional", yes)]);
        assert_eq!(means().points(&found), Ok(Some(decimal("0.75"))));
        assert_eq!(means().points(&measures(&[("board", yes)])), Ok(None));
        assert_eq!(means().range().to_string(), "0 to 1.00");
        let below = vec![(PartId::parse("a").unwrap(), decimal("-1"))];
        assert_eq!(PartSum::new(below), Ok(None));
    }

    proptest! {
        #[test]
        fn the_sum_is_that_of_the_parts_that_hold(board in any::<bool>(), website in any::<bool>(), traditional in any::<bool>()) {
            let found = [("board", board), ("website", website), ("traditional", traditional)];
            let found = measures(&found.map(|(part, holds)| (part, Measure::Holds(holds))));
            let cents = i64::from(board) * 25 + i64::from(website) * 25 + i64::from(traditional) * 50;
            prop_assert_eq!(means().points(&found), Ok(Some(Decimal::new(cents, 2).unwrap())));
        }
    }
}
