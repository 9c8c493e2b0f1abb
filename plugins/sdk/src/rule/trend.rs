//! Ratio trend: a rate against the same rate of an earlier period, over the same denominator; or a value against itself.
//!
//! Missing data: a zero whole on either side. Measured: both values.

use super::{Ratio, Texts, Value};
use crate::decimal::Decimal;
use crate::outcome::{Measured, Outcome};

/// A rate now and before.
#[derive(Clone, Copy, Debug)]
pub struct Trend {
    /// Of this period.
    pub now: Ratio,
    /// Of the earlier one.
    pub before: Ratio,
}

/// Holds when the rate has become smaller; an equal rate fails. Fills `{now} {before}`. A zero whole is missing data.
pub fn rate_falls(trend: &Trend, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let (Some(now), Some(before)) = (trend.now.percent(), trend.before.percent()) else {
        return texts.missing(&format!("mẫu số của “{}” bằng 0", trend.now.name));
    };
    let own: [Value<'_>; 2] = [("now", &now), ("before", &before)];
    texts
        .judge(now < before, &[&own, values])
        .measuring(Measured::computed(trend.now.name, "%", now))
        .measuring(Measured::computed(trend.before.name, "%", before))
}

/// A value now and before, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Its unit of measure.
    pub measure: &'a str,
    /// Of this period.
    pub now: Decimal,
    /// Of the earlier one.
    pub before: Decimal,
}

/// Holds when the value has become smaller, or there is nothing left of it. Fills `{now} {before}`.
pub fn value_falls(change: &Change<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let gone = change.now == Decimal::whole(0);
    judge(change, gone || change.now < change.before, texts, values)
}

/// Holds when the value is not smaller than before. Fills `{now} {before}`.
pub fn value_keeps(change: &Change<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    judge(change, change.now >= change.before, texts, values)
}

fn judge(change: &Change<'_>, holds: bool, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let own: [Value<'_>; 2] = [("now", &change.now), ("before", &change.before)];
    let before = format!("{} (kỳ trước)", change.name);
    texts
        .judge(holds, &[&own, values])
        .measuring(Measured::computed(change.name, change.measure, change.now))
        .measuring(Measured::computed(&before, change.measure, change.before))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Change, Trend, rate_falls, value_falls, value_keeps};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::{Ratio, TEXTS};

    #[track_caller]
    fn check(now: (i64, i64), before: (i64, i64), expected: Condition) {
        let ratio = |(part, whole)| Ratio { name: "x", part: Decimal::whole(part), whole: Decimal::whole(whole) };
        let trend = Trend { now: ratio(now), before: ratio(before) };
        assert_eq!(rate_falls(&trend, &TEXTS, &[]).condition, expected);
    }

    #[test]
    fn only_a_smaller_rate_is_a_fall() {
        check((1, 100), (2, 100), Condition::Holds);
        check((2, 100), (1, 50), Condition::Fails);
        check((2, 100), (0, 0), Condition::MissingData);
    }

    proptest! {
        #[test]
        fn a_rate_cannot_fall_both_ways(now in 0_usize..50, of in 1_usize..50, before in 0_usize..50, of_before in 1_usize..50) {
            let (now, before) = (Ratio::of("x", now, of), Ratio::of("x", before, of_before));
            let falls = |now, before| rate_falls(&Trend { now, before }, &TEXTS, &[]).condition == Condition::Holds;
            prop_assert!(!(falls(now, before) && falls(before, now)));
            prop_assert_eq!(falls(now, before) || falls(before, now), now.percent() != before.percent());
        }

        #[test]
        fn a_value_that_is_left_falls_or_keeps(now in 1_i64..99, before in 0_i64..99) {
            let change = Change { name: "x", measure: "mét", now: Decimal::whole(now), before: Decimal::whole(before) };
            let falls = value_falls(&change, &TEXTS, &[]).condition == Condition::Holds;
            prop_assert_eq!(falls, value_keeps(&change, &TEXTS, &[]).condition == Condition::Fails);
        }
    }
}
