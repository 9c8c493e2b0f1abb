//! The full mark where there was no occasion to earn it.

use super::kind::Formula;
use super::measure::{Measure, Measures};
use super::point_range::PointRange;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;

/// A formula that gives a stated mark where no task of the kind came up, nothing was planned, no complaint was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacuous {
    /// What holds where there was an occasion.
    pub of: Box<Formula>,
    /// The mark where there was none.
    pub mark: Decimal,
}

impl Vacuous {
    pub(super) fn points(&self, measures: &Measures) -> Result<Option<Decimal>, DecimalFault> {
        if measures.own() == Some(Measure::NoOccasion) {
            return Ok(Some(self.mark));
        }
        self.of.points(measures)
    }

    pub(super) fn range(&self) -> PointRange {
        let PointRange { lowest, highest } = self.of.range();
        PointRange { lowest: lowest.map(|low| low.min(self.mark)), highest: highest.map(|high| high.max(self.mark)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::scoring::formula::{Boolean, Conjunction, Misfit, RatioSteps};
    use crate::domain::scoring::tests_support::{bands, decimal, measures, parts, ratio};
    use crate::domain::scoring::{Ratio, Reach};

    fn handled() -> Formula {
        let steps = RatioSteps { bands: bands(&[(">=100", "2"), ("<100", "0")], Reach::FromZero) };
        Formula::Vacuous(Vacuous { of: Box::new(Formula::RatioSteps(steps)), mark: decimal("2") })
    }

    #[test]
    fn no_feedback_received_gives_the_full_mark() {
        assert_eq!(handled().points(&measures(&[("", Measure::NoOccasion)])), Ok(Some(decimal("2"))));
        assert_eq!(handled().points(&measures(&[("", ratio("1", "2"))])), Ok(Some(decimal("0"))));
        assert_eq!(handled().points(&measures(&[])), Ok(None));
        assert_eq!(handled().accepts(None, Measure::NoOccasion), Ok(()));
    }

    #[test]
    fn a_set_that_says_nothing_of_it_refuses_it() {
        let plain = Formula::Boolean(Boolean { holds: decimal("1"), otherwise: decimal("0") });
        assert_eq!(plain.accepts(None, Measure::NoOccasion), Err(Misfit::NoOccasion));
    }

    #[test]
    fn a_list_of_conditions_may_have_had_no_occasion_as_a_whole() {
        let both = Conjunction { conditions: parts(&["a", "b"]), holds: decimal("3"), otherwise: decimal("0") };
        let rule = Formula::Vacuous(Vacuous { of: Box::new(Formula::Conjunction(both)), mark: decimal("3") });
        assert_eq!(rule.accepts(None, Measure::NoOccasion), Ok(()));
        assert_eq!(rule.points(&measures(&[("", Measure::NoOccasion)])), Ok(Some(decimal("3"))));
        assert!(rule.accepts(Some(&parts(&["a"])[0]), Measure::NoOccasion).is_err());
        assert!(rule.accepts(None, Measure::Holds(true)).is_err(), "the conditions are measured, not the row");
    }

    #[test]
    fn an_occasion_that_shows_up_later_undoes_that_there_was_none() {
        let both = Conjunction { conditions: parts(&["a", "b"]), holds: decimal("3"), otherwise: decimal("0") };
        let rule = Formula::Vacuous(Vacuous { of: Box::new(Formula::Conjunction(both)), mark: decimal("3") });
        let (none, fails) = (("", Measure::NoOccasion), ("a", Measure::Holds(false)));
        assert_eq!(rule.points(&measures(&[none, fails])), Ok(Some(decimal("0"))));
        assert_eq!(rule.points(&measures(&[fails, none])), Ok(Some(decimal("3"))), "what was said last holds");
    }

    proptest! {
        #[test]
        fn with_an_occasion_it_is_the_formula_within(part in 0_i64..20, whole in 1_i64..20) {
            let number = |number| Decimal::whole(number).unwrap();
            let found = measures(&[("", Measure::Ratio(Ratio::new(number(part), number(whole)).unwrap().unwrap()))]);
            let Formula::Vacuous(Vacuous { of, .. }) = handled() else { panic!("it was made so") };
            prop_assert_eq!(handled().points(&found), of.points(&found));
        }
    }
}
