//! Sequence and window: one thing comes before another; something lies within a period.

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
}
