//! Coverage, cumulative: enough of a set have been reached so far; one that was reached twice counts once.
//!
//! Missing data: an empty set. Measured: the percentage beside the target.

use std::collections::BTreeSet;

use super::{Ratio, Texts, Value, ratio_at_least};
use crate::book::{Book, Books};
use crate::decimal::Decimal;
use crate::fact::Scope;
use crate::outcome::Outcome;
use crate::parameter;

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

/// The same of the communes that a register names in its column `unit`; `target` is the parameter that says how many are
/// enough. Communes and target are asked for only where the register speaks; where it does not, data are missing.
pub fn communes_reached(
    books: &Books<'_>,
    reached: &Book<'_>,
    (name, target): (&'static str, &str),
    texts: &Texts,
) -> Result<Outcome, String> {
    let reached = match reached.values("unit") {
        Ok(reached) => reached,
        Err(absent) => return Ok(texts.answer(Err(absent))),
    };
    let target = parameter::decimal(books.world, target)?;
    let all: Vec<_> = books.world.units(Scope::Communes).into_iter().map(|unit| unit.code).collect();
    Ok(coverage_reaches(&Coverage { name, all: &all, reached: &reached }, target, texts, &[]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Coverage, communes_reached, coverage_reaches};
    use crate::book::Books;
    use crate::decimal::Decimal;
    use crate::fact::UnitKind;
    use crate::memory::unit;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;
    use crate::rule::tests::{items, with_items, world};

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

    #[test]
    fn a_target_is_read_only_where_the_register_speaks() {
        let check = |mut world: crate::memory::MemoryWorld| {
            world.parameters.insert("target".to_owned(), "half".to_owned());
            let books = Books::open(&world).expect("sound parameters");
            communes_reached(&books, &items(&world), ("x", "target"), &TEXTS).map(|outcome| outcome.condition)
        };
        assert_eq!(check(world(crate::Day::ymd(2022, 7, 1), true)), Ok(Condition::MissingData));
        assert!(check(with_items("owner", &[])).is_err());
    }

    proptest! {
        #[test]
        fn communes_are_reached_that_the_register_names(reached in proptest::collection::btree_set(1_u8..9, 0..9)) {
            let line = |unit: &u8| format!("{unit},P,{unit},2022-01-20,");
            let mut world = with_items("owner", &reached.iter().map(line).collect::<Vec<_>>());
            let commune = |code: i32| unit(&code.to_string(), "Xã", UnitKind::Commune, "866");
            world.units.extend((1..5).map(commune));
            let books = Books::open(&world).expect("sound parameters");
            let outcome = communes_reached(&books, &items(&world), ("x", "target"), &TEXTS).expect("a number");
            let communes = reached.iter().filter(|code| **code < 5).count();
            prop_assert_eq!(outcome.measured[0].computed, crate::rule::Ratio::of("x", communes, 4).percent());
            prop_assert_eq!(outcome.condition == Condition::Holds, communes >= 2);
        }

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
