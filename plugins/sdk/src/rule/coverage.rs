//! Coverage, cumulative: enough of a set have been reached so far; one that was reached twice counts once.
//!
//! Missing data: an empty set. Measured: the percentage beside the target.

use std::collections::BTreeSet;

use super::{Ratio, Texts, Value, ratio_at_least};
use crate::decimal::Decimal;
use crate::outcome::Outcome;

/// A set and what of it was reached.
#[derive(Clone, Copy, Debug)]
pub struct Coverage<'a> {
    /// What the percentage is called.
    pub name: &'static str,
    /// All that could be reached.
    pub all: &'a [String],
    /// What was; repeated and foreign items count nothing.
    pub reached: &'a [String],
}

/// Holds when the share reached is at least the target. Fills `{part} {whole} {rest} {rate} {required}`.
pub fn coverage_reaches(coverage: &Coverage<'_>, target: Decimal, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let all: BTreeSet<_> = coverage.all.iter().collect();
    let reached: BTreeSet<_> = coverage.reached.iter().collect();
    let ratio = Ratio::of(coverage.name, all.intersection(&reached).count(), all.len());
    ratio_at_least(&ratio, target, texts, values)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Coverage, coverage_reaches};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    fn rate(all: &[String], reached: &[String]) -> Option<Decimal> {
        let coverage = Coverage { name: "x", all, reached };
        coverage_reaches(&coverage, Decimal::whole(30), &TEXTS, &[]).measured.first()?.computed
    }

    #[test]
    fn five_of_fifteen_is_a_third_and_an_empty_set_is_missing_data() {
        let all: Vec<String> = (0..15).map(|number| number.to_string()).collect();
        assert_eq!(rate(&all, &all[..5]), Some(Decimal::new(3333, 2)));
        let outcome =
            coverage_reaches(&Coverage { name: "x", all: &[], reached: &all }, Decimal::whole(0), &TEXTS, &[]);
        assert_eq!(outcome.condition, Condition::MissingData);
    }

    proptest! {
        #[test]
        fn more_reached_is_never_less_and_repeats_count_once(all in proptest::collection::btree_set("[a-z]", 1..9), reached in proptest::collection::vec("[a-z]", 0..9), more in "[a-z]") {
            let all: Vec<_> = all.into_iter().collect();
            let mut longer = reached.clone();
            longer.push(more);
            prop_assert!(rate(&all, &longer) >= rate(&all, &reached));
            prop_assert_eq!(rate(&all, &[reached.clone(), reached.clone()].concat()), rate(&all, &reached));
            prop_assert!(rate(&all, &reached) <= Some(Decimal::whole(100)));
        }
    }
}
