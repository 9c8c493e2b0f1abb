//! List empty: nothing of a kind is left over.
//!
//! It never finds data missing: what could be left over is for the caller to know. Measured: how many are left.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::outcome::{Measured, Outcome};

/// What is left over, out of how many.
#[derive(Clone, Copy, Debug)]
pub struct Remainder<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the things are called after a number.
    pub measure: &'a str,
    /// How many are left.
    pub count: usize,
    /// Out of how many.
    pub all: usize,
    /// The first few by name.
    pub list: &'a str,
}

/// Holds when nothing remains. Fills `{count} {all} {list}`.
pub fn none_remains(left: &Remainder<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let own: [Value<'_>; 3] = [("count", &left.count), ("all", &left.all), ("list", &left.list)];
    let measured = Measured::computed(left.name, left.measure, Decimal::count(left.count)).required(Decimal::whole(0));
    texts.judge(left.count == 0, &[&own, values]).measuring(measured)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Remainder, none_remains};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    proptest! {
        #[test]
        fn one_left_over_fails(count in 0_usize..5, all in 0_usize..9) {
            let left = Remainder { name: "x", measure: "hồ sơ", count, all, list: "" };
            let outcome = none_remains(&left, &TEXTS, &[]);
            prop_assert_eq!(outcome.condition == Condition::Holds, count == 0);
            prop_assert_eq!(outcome.measured[0].computed, Some(Decimal::count(count)));
        }
    }
}
