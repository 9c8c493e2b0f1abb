//! Sequence and window: one thing comes before another; something lies within a period.
//!
//! Days are given, so nothing is ever missing here. Measured: the days between the two.

use super::{Texts, Value};
use crate::day::{Day, Period};
use crate::decimal::Decimal;
use crate::outcome::{Measured, Outcome};

/// Holds when the first day lies before the second. Fills `{first} {second} {days}`.
pub fn in_order(first: Day, second: Day, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let days = second.since(first);
    let own: [Value<'_>; 3] = [("first", &first), ("second", &second), ("days", &days)];
    texts.judge(days > 0, &[&own, values]).measuring(Measured::computed(
        "Số ngày giữa hai mốc",
        "ngày",
        Decimal::whole(days.into()),
    ))
}

/// Holds when the whole period lies within the window. Fills `{first} {last} {window}`.
pub fn within_window(period: Period, window: Period, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let own: [Value<'_>; 3] = [("first", &period.first), ("last", &period.last), ("window", &window)];
    texts.judge(window.contains(period.first) && window.contains(period.last), &[&own, values])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{in_order, within_window};
    use crate::day::{Day, Period};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[test]
    fn the_same_day_is_not_before() {
        let (decision, start) = (Day::ymd(2022, 2, 24), Day::ymd(2022, 3, 1));
        assert_eq!(in_order(decision, start, &TEXTS, &[]).condition, Condition::Holds);
        assert_eq!(in_order(start, start, &TEXTS, &[]).condition, Condition::Fails);
    }

    #[test]
    fn both_ends_must_lie_in_the_window() {
        let quarter = Period::new(Day::ymd(2022, 1, 1), Day::ymd(2022, 3, 31));
        let inspection = Period::new(Day::ymd(2022, 3, 1), Day::ymd(2022, 3, 10));
        assert_eq!(within_window(inspection, quarter, &TEXTS, &[]).condition, Condition::Holds);
        let longer = Period::new(inspection.first, Day::ymd(2022, 4, 1));
        assert_eq!(within_window(longer, quarter, &TEXTS, &[]).condition, Condition::Fails);
    }

    proptest! {
        #[test]
        fn one_of_two_days_comes_first_or_they_are_one(first in -99_i32..99, second in -99_i32..99) {
            let before = |a, b| in_order(Day(a), Day(b), &TEXTS, &[]).condition == Condition::Holds;
            prop_assert_eq!(before(first, second), first < second);
            prop_assert_eq!(before(first, second) || before(second, first), first != second);
        }

        #[test]
        fn a_window_that_grows_loses_nothing(first in 0_i32..20, days in 0_i32..20, start in 0_i32..20, length in 0_i32..20) {
            let inside = |more| {
                let window = Period::new(Day(start - more), Day(start + length + more));
                let outcome = within_window(Period::new(Day(first), Day(first + days)), window, &TEXTS, &[]);
                outcome.condition == Condition::Holds
            };
            prop_assert!(!inside(0) || inside(1));
            prop_assert_eq!(inside(0), start <= first && first + days <= start + length);
        }
    }
}
