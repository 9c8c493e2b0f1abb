//! Random true numbers, printed as reports print them: what is true always holds, and what rounding cannot hide is found.

use proptest::prelude::*;

use super::tests_support::{id, identity};
use super::*;
use crate::domain::decimal::Rounding;
use crate::domain::figure::{Claim, Rounded};
use crate::domain::id::IndicatorId;
use crate::domain::{Decimal, Period};

/// How a table prints its numbers.
#[derive(Clone, Copy, Debug)]
enum Print {
    HalfUp,
    Truncate,
}

impl Print {
    fn digits(self, number: Fraction, scale: u8) -> Decimal {
        let rounding = match self {
            Print::HalfUp => Rounding::HalfUp,
            Print::Truncate => Rounding::Truncate,
        };
        number.at(scale, rounding).unwrap().0
    }

    fn rounded(self) -> Rounded {
        match self {
            Print::HalfUp => Rounded::HalfUp,
            Print::Truncate => Rounded::Truncated,
        }
    }

    fn reading(self) -> Reading {
        match self {
            Print::HalfUp => Reading::Rounded,
            Print::Truncate => Reading::Truncated,
        }
    }
}

fn print() -> impl Strategy<Value = Print> {
    prop_oneof![Just(Print::HalfUp), Just(Print::Truncate)]
}

fn claimed(name: &str, number: Decimal, rounded: Rounded, measure: &str) -> ClaimedFigure {
    ClaimedFigure {
        indicator: id(name),
        name: name.into(),
        measure: measure.into(),
        within: Period::always(),
        period: "always".into(),
        reporter: "UBND".into(),
        value: Some(ClaimedValue { claim: Claim::Exact(number), rounded }),
    }
}

fn thousandths(number: i64) -> Fraction {
    Decimal::new(number, 3).unwrap().into()
}

/// A table of parts and their total, printed with one decimal, `shift` tenths added to the printed total.
fn sum_of(parts: &[i64], print: Print, rounded: Rounded, shift: i64) -> (Vec<ClaimedFigure>, [Identity; 1]) {
    let names: Vec<IndicatorId> = (0..parts.len()).map(|number| id(&format!("p{number}"))).collect();
    let mut figures: Vec<ClaimedFigure> = names
        .iter()
        .zip(parts)
        .map(|(name, part)| claimed(name.as_str(), print.digits(thousandths(*part), 1), rounded, "điểm"))
        .collect();
    let total = print.digits(thousandths(parts.iter().sum()), 1);
    let total = Decimal::new(total.coefficient() + shift, 1).unwrap();
    figures.push(claimed("total", total, rounded, "điểm"));
    (figures, [identity(Law::Sum { total: id("total"), parts: names })])
}

fn answer(figures: &[ClaimedFigure], identities: &[Identity]) -> Answer {
    reconcile(figures, identities).identities[0].answer.clone()
}

proptest! {
    #[test]
    fn true_sums_hold_as_they_were_printed(
        parts in prop::collection::vec(-90_000_i64..90_000, 1..12),
        print in print(),
    ) {
        let (figures, identities) = sum_of(&parts, print, print.rounded(), 0);
        let answer = answer(&figures, &identities);
        let expected = [Answer::Holds(Reading::Exact), Answer::Holds(print.reading())];
        prop_assert!(expected.contains(&answer), "{:?}", answer);
    }

    #[test]
    fn true_sums_hold_whatever_is_known_of_their_rounding(
        parts in prop::collection::vec(0_i64..90_000, 1..12),
        print in print(),
    ) {
        let (figures, identities) = sum_of(&parts, print, Rounded::Unknown, 0);
        prop_assert!(answer(&figures, &identities).holds());
    }

    #[test]
    fn a_gap_larger_than_rounding_allows_is_found_and_measured(
        parts in prop::collection::vec(1_000_i64..90_000, 1..12),
        print in print(),
        beyond in 1_i64..1_000,
        below in any::<bool>(),
    ) {
        // With n parts and their total, no rounding to tenths moves the sum by more than n + 1 tenths.
        let reach = i64::try_from(parts.len()).unwrap() + 1;
        let shift = if below { -(reach + beyond) } else { reach + beyond };
        let (figures, identities) = sum_of(&parts, print, print.rounded(), shift);
        let found = answer(&figures, &identities);
        let Answer::Off(off) = found else { return Err(TestCaseError::fail(format!("{found:?}"))) };
        prop_assert_eq!(off.apart.above, !below);
        let least = Fraction::from(Decimal::new(beyond - 1, 1).unwrap());
        prop_assert!(off.apart.by.compare(least).unwrap().is_ge(), "{:?}", off);
        prop_assert!(off.apart.by.compare(off.difference.unwrap().absolute()).unwrap().is_le());
    }

    #[test]
    fn counts_are_held_to_the_last_one(
        parts in prop::collection::vec(0_i64..1_000_000, 1..12),
        off in -5_i64..=5,
    ) {
        let count = |number| Decimal::whole(number).unwrap();
        let names: Vec<IndicatorId> = (0..parts.len()).map(|number| id(&format!("p{number}"))).collect();
        let mut figures: Vec<ClaimedFigure> = names
            .iter()
            .zip(&parts)
            .map(|(name, part)| claimed(name.as_str(), count(*part), Rounded::Exact, "hồ sơ"))
            .collect();
        figures.push(claimed("total", count(parts.iter().sum::<i64>() + off), Rounded::Exact, "hồ sơ"));
        let identities = [identity(Law::Sum { total: id("total"), parts: names })];
        match answer(&figures, &identities) {
            Answer::Holds(Reading::Exact) => prop_assert_eq!(off, 0),
            Answer::Off(found) => {
                prop_assert_eq!(found.difference, Some(Fraction::whole(off)));
                prop_assert_eq!(found.apart.by, Fraction::whole(off.abs()));
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn true_rates_hold_as_they_were_printed_and_others_do_not(
        whole in 1_i64..2_000_000,
        share in 0_i64..2_000_000,
        scale in 0_u8..=4,
        print in print(),
        steps in -3_i64..=3,
    ) {
        let part = share % (whole + 1);
        let quotient = Fraction::whole(100 * part).over(Fraction::whole(whole)).unwrap().unwrap();
        let printed = print.digits(quotient, scale);
        let shifted = Decimal::new(printed.coefficient() + steps, scale).unwrap();
        let count = |name, number| claimed(name, Decimal::whole(number).unwrap(), Rounded::Exact, "hồ sơ");
        let figures = [claimed("rate", shifted, print.rounded(), "%"), count("part", part), count("whole", whole)];
        let law = Law::Rate { rate: id("rate"), parts: vec![id("part")], wholes: vec![id("whole")] };
        let found = answer(&figures, &[identity(law)]);
        // Every number has one print; of those next to it only that of nothing at all is shared, by both signs.
        let same = print.digits(quotient, scale) == shifted;
        let beside_nothing = quotient.compare(Fraction::whole(1)).unwrap().is_lt() && printed.coefficient() == 0;
        if same {
            prop_assert!(found.holds(), "{:?}", found);
        } else if !beside_nothing {
            prop_assert!(found.is_off(), "{:?}", found);
        }
    }
}
