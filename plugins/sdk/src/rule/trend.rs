//! Trend: a rate against the same rate of an earlier period, over the same denominator.

use super::{Ratio, Texts, Value};
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

#[cfg(test)]
mod tests {
    use super::{Trend, rate_falls};
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
}
