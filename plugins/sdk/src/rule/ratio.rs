//! Ratio at least, or at most: a share of a whole reaches what is required, or stays within what is allowed.
//!
//! Missing data: a zero whole. Measured: the percentage beside what is required.

use super::{Texts, Value};
use crate::day::{Day, Period};
use crate::decimal::{Cut, Decimal};
use crate::outcome::{Measured, Outcome};

/// A part of a whole; its percentage is rounded half up to two digits, and what is shown is what is judged.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// What the percentage is called.
    pub name: &'static str,
    /// The part.
    pub part: Decimal,
    /// The whole.
    pub whole: Decimal,
}

impl Ratio {
    /// Digits after the comma of every percentage.
    pub const SCALE: u8 = 2;

    /// A share of things that were counted.
    pub fn of(name: &'static str, part: usize, whole: usize) -> Self {
        Self { name, part: Decimal::count(part), whole: Decimal::count(whole) }
    }

    /// None for a zero whole.
    pub fn percent(&self) -> Option<Decimal> {
        Decimal::percent(self.part, self.whole, Self::SCALE, Cut::HalfUp)
    }
}

/// The percentage of a period that has passed by the end of a day: none of it before, all of it after.
pub fn time_passed(period: Period, today: Day) -> Decimal {
    let whole = |days: i32| Decimal::whole(days.into());
    let passed = (today.since(period.first) + 1).clamp(0, period.days());
    let share = Ratio { name: "", part: whole(passed), whole: whole(period.days()) };
    share.percent().unwrap_or(whole(100))
}

/// Holds when the percentage is at least `required`. Fills `{part} {whole} {rest} {rate} {required}`.
///
/// A zero whole is missing data.
pub fn ratio_at_least(ratio: &Ratio, required: Decimal, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    judge(ratio, required, |rate| rate >= required, texts, values)
}

/// Holds when the percentage is at most `allowed`. Fills what [`ratio_at_least`] fills; a zero whole is missing data.
pub fn ratio_at_most(ratio: &Ratio, allowed: Decimal, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    judge(ratio, allowed, |rate| rate <= allowed, texts, values)
}

fn judge(
    ratio: &Ratio,
    required: Decimal,
    holds: impl Fn(Decimal) -> bool,
    texts: &Texts,
    values: &[Value<'_>],
) -> Outcome {
    let (Some(rate), Some(rest)) = (ratio.percent(), ratio.whole.minus(ratio.part)) else {
        return texts.missing(&format!("mẫu số của “{}” bằng 0", ratio.name));
    };
    let own: [Value<'_>; 5] =
        [("part", &ratio.part), ("whole", &ratio.whole), ("rest", &rest), ("rate", &rate), ("required", &required)];
    texts.judge(holds(rate), &[&own, values]).measuring(Measured::computed(ratio.name, "%", rate).required(required))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Ratio, ratio_at_least, ratio_at_most, time_passed};
    use crate::day::{Day, Period};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[track_caller]
    fn check(part: i64, whole: i64, expected: Condition) {
        let ratio = Ratio { name: "tỷ lệ", part: Decimal::whole(part), whole: Decimal::whole(whole) };
        assert_eq!(ratio_at_least(&ratio, Decimal::whole(95), &TEXTS, &[]).condition, expected);
    }

    #[test]
    fn the_required_rate_itself_is_enough() {
        check(95, 100, Condition::Holds);
        check(949, 1000, Condition::Fails);
        check(0, 0, Condition::MissingData);
    }

    proptest! {
        #[test]
        fn time_passes_from_none_to_all_and_never_back(first in -50_i32..50, days in 0_i32..400, today in -99_i32..500) {
            let period = Period::new(Day(first), Day(first + days));
            let passed = |today| time_passed(period, Day(today));
            prop_assert!(passed(today) <= passed(today + 1));
            prop_assert_eq!((passed(first - 1), passed(first + days)), (Decimal::whole(0), Decimal::whole(100)));
            prop_assert_eq!(passed(first) > Decimal::whole(0), true);
        }

        #[test]
        fn what_is_measured_is_what_is_judged(part in 0_usize..2000, whole in 0_usize..2000, required in 0_i64..120) {
            let (ratio, required) = (Ratio::of("x", part, whole), Decimal::whole(required));
            let least = ratio_at_least(&ratio, required, &TEXTS, &[]);
            let most = ratio_at_most(&ratio, required, &TEXTS, &[]);
            if whole == 0 {
                prop_assert_eq!((least.condition, most.condition), (Condition::MissingData, Condition::MissingData));
            } else {
                let rate = least.measured[0].computed.expect("a rate");
                prop_assert_eq!(least.condition == Condition::Holds, rate >= required);
                prop_assert_eq!(most.condition == Condition::Holds, rate <= required);
                prop_assert!(least.condition == Condition::Holds || most.condition == Condition::Holds);
            }
        }
    }
}
