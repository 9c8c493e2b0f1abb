//! Lengths of time as the law counts them (Civil Code 2015, art. 147–148).
//!
//! The first day is not counted; a period of months or years ends on the same day of the month, or on the month's last day
//! where it has none; one that ends on a day that is not worked ends at the end of the next that is.

use chrono::Months;

use super::{Day, count};

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Days of the calendar.
    Days(u16),
    /// Days that are worked.
    WorkingDays(u16),
    /// Weeks: up to the same day of the week.
    Weeks(u16),
    /// Months: up to the same day of the month.
    Months(u16),
    /// Years: up to the same day of the year.
    Years(u16),
}

impl Span {
    /// The day at whose end, 24:00, a period ends that begins with an event on `start`. `None` where `works` has no answer
    /// for a day that matters, or days end.
    pub fn end_from(self, start: Day, works: impl Fn(Day) -> Option<bool>) -> Option<Day> {
        match self {
            Span::WorkingDays(days) => {
                let end = count::add(start, days.into(), &works)?;
                count::worked_from(end, works)
            }
            _ => count::worked_from(self.last_day(start)?, works),
        }
    }

    /// The last day of a period that begins with an event on `start`, whether it is worked or not.
    pub fn nominal_end(self, start: Day, works: impl Fn(Day) -> Option<bool>) -> Option<Day> {
        match self {
            Span::WorkingDays(days) => count::add(start, days.into(), works),
            _ => self.last_day(start),
        }
    }

    /// The last day of the period before any day off is looked at; for working days that is `start` itself.
    fn last_day(self, start: Day) -> Option<Day> {
        let later = |days: i32| Day::from_epoch(start.epoch_days().checked_add(days)?);
        let months = |months: u32| Day::from_date(start.date().checked_add_months(Months::new(months))?);
        match self {
            Span::WorkingDays(_) => Some(start),
            Span::Days(days) => later(days.into()),
            Span::Weeks(weeks) => later(i32::from(weeks) * 7),
            Span::Months(count) => months(count.into()),
            Span::Years(count) => months(u32::from(count) * 12),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::is_weekend;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Weekends are off, and 2 September.
    #[expect(clippy::unnecessary_wraps, reason = "as a calendar answers")]
    fn works(day: Day) -> Option<bool> {
        Some(!is_weekend(day) && !day.vietnamese().starts_with("02/09"))
    }

    #[track_caller]
    fn check(start: &str, span: Span, expected: &str) {
        assert_eq!(span.end_from(day(start), works), Some(day(expected)), "{span:?} from {start}");
    }

    #[test]
    fn the_first_day_is_not_counted() {
        check("2022-03-01", Span::Days(1), "2022-03-02");
        check("2022-03-04", Span::WorkingDays(1), "2022-03-07");
        check("2022-03-01", Span::WorkingDays(15), "2022-03-22");
        check("2022-03-01", Span::Weeks(2), "2022-03-15");
        check("2022-03-01", Span::Days(0), "2022-03-01");
    }

    #[test]
    fn a_month_ends_on_the_same_day_or_the_last() {
        check("2022-03-15", Span::Months(1), "2022-04-15");
        check("2023-01-31", Span::Months(1), "2023-02-28");
        check("2024-01-31", Span::Months(1), "2024-02-29");
        check("2024-02-29", Span::Years(1), "2025-02-28");
        check("2024-02-29", Span::Years(4), "2028-02-29");
        check("2022-10-31", Span::Months(4), "2023-02-28");
    }

    #[test]
    fn a_period_that_ends_on_a_day_off_ends_with_the_next_day_that_is_worked() {
        check("2022-03-02", Span::Days(3), "2022-03-07"); // Saturday 5 March
        check("2022-08-02", Span::Months(1), "2022-09-05"); // Friday 2 September, then a weekend
        check("2022-08-26", Span::Weeks(1), "2022-09-05");
        check("2022-03-05", Span::WorkingDays(0), "2022-03-07");
    }

    #[test]
    fn where_a_day_is_not_known_there_is_no_end() {
        let known = |asked: Day| (asked.year() == 2022).then_some(true);
        assert_eq!(Span::Months(2).end_from(day("2022-11-30"), known), None);
        assert_eq!(Span::WorkingDays(40).end_from(day("2022-11-30"), known), None);
        assert_eq!(Span::Years(200).end_from(day("2022-11-30"), |_| Some(true)), None);
        assert_eq!(Span::Days(u16::MAX).end_from(Day::LAST, |_| Some(true)), None);
    }

    fn span() -> impl Strategy<Value = Span> {
        let counts = 0..400_u16;
        prop_oneof![
            counts.clone().prop_map(Span::Days),
            counts.clone().prop_map(Span::WorkingDays),
            (0..60_u16).prop_map(Span::Weeks),
            (0..60_u16).prop_map(Span::Months),
            (0..10_u16).prop_map(Span::Years),
        ]
    }

    proptest! {
        #[test]
        fn a_period_ends_on_a_day_that_is_worked_and_never_before_it_began(span in span(), start in 10_000..40_000_i32) {
            let start = Day::from_epoch(start).expect("a day of this century");
            let end = span.end_from(start, works).expect("every day has an answer");
            prop_assert!(end >= start);
            prop_assert_eq!(works(end), Some(true));
        }

        #[test]
        fn a_later_start_never_ends_earlier(span in span(), start in 10_000..40_000_i32) {
            let start = Day::from_epoch(start).expect("a day of this century");
            prop_assert!(span.end_from(start, works) <= span.end_from(start.plus(1), works));
        }

        #[test]
        fn working_days_are_counted_back(days in 1..400_u16, start in 10_000..40_000_i32) {
            let start = Day::from_epoch(start).expect("a day of this century");
            let end = Span::WorkingDays(days).end_from(start, works).expect("every day has an answer");
            prop_assert_eq!(count::between(start, end, works), Some(i32::from(days)));
        }
    }
}
