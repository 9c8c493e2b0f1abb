//! Where periods are cut off, and with that where they begin.

use super::{DutyPeriod, Part, RuleFault};
use crate::domain::{Day, Period};

/// The last day of the first period of a statistical year, as month and day of month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutoff {
    /// The month, 1 to 12.
    month: u32,
    /// The day, 1 to 27; `None` for the last of the month.
    day: Option<u32>,
}

/// The last day of a month that every month has, less one: the day after it begins a period in every month.
const DAY_MAX: u32 = 27;

impl Cutoff {
    /// Reads the cut-off of such periods.
    pub(super) fn read(text: &str, part: Part) -> Result<Cutoff, RuleFault> {
        let text = text.trim();
        let first = u32::try_from(part.months()).expect("a part of a year has some months");
        if text.is_empty() || text == "last" {
            return Ok(Cutoff { month: first, day: None });
        }
        let of_months = || {
            let shape = "write the day of the month on which a month is cut off, 1 to 27, or last";
            RuleFault::new("cutoff", "bad-cutoff", shape)
        };
        let of_parts = || {
            let shape = "write the last day of the year's first period as day/month, as 14/3; the day is 1 to 27, or the \
                         last of its month";
            RuleFault::new("cutoff", "bad-cutoff", shape)
        };
        if part == Part::Month {
            let day: u32 = text.parse().map_err(|_| of_months())?;
            return match day {
                1..=DAY_MAX => Ok(Cutoff { month: 1, day: Some(day) }),
                31 => Ok(Cutoff { month: 1, day: None }),
                _ => Err(of_months()),
            };
        }
        let (day, month) = text.split_once('/').ok_or_else(of_parts)?;
        let (day, month): (u32, u32) = (day.parse().map_err(|_| of_parts())?, month.parse().map_err(|_| of_parts())?);
        let is_last = |year| Day::from_ymd(year, month, day).is_some_and(is_month_end);
        match day {
            1..=DAY_MAX if (1..=12).contains(&month) => Ok(Cutoff { month, day: Some(day) }),
            _ if is_last(2023) || is_last(2024) => Ok(Cutoff { month, day: None }),
            _ => Err(of_parts()),
        }
    }

    /// The month of the first cut-off of a statistical year.
    pub(super) fn month(self) -> i32 {
        self.month.cast_signed()
    }

    /// The first day of the period that begins `months` after the first period of the statistical year whose first cut-off
    /// lies in `year`.
    fn begin(self, part: Part, year: i32, months: i32) -> Option<Day> {
        let (after, day) = match self.day {
            Some(day) => (0, day + 1),
            None => (1, 1),
        };
        let month = self.month() - 1 + after - part.months() + months; // counted from January of `year`
        Day::from_ymd(year + month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1, day)
    }

    /// The period of that number, from 1, in the statistical year whose first cut-off lies in `year`.
    pub(super) fn period(self, part: Part, year: i32, number: u32) -> Option<DutyPeriod> {
        let before = (number.cast_signed() - 1) * part.months();
        let (first, next) = (self.begin(part, year, before)?, self.begin(part, year, before + part.months())?);
        let next_year = self.begin(part, year, 12)?;
        let days = Period::new(first, next.plus(-1))?;
        Some(DutyPeriod { part, year: next_year.plus(-1).year(), number, days })
    }
}

/// Whether the day is the last of its month.
pub(super) fn is_month_end(day: Day) -> bool {
    day.plus(1).vietnamese().starts_with("01/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(part: Part, cutoff: &str, year: i32, number: u32, expected: &str) {
        let period = Cutoff::read(cutoff, part).unwrap().period(part, year, number).unwrap();
        assert_eq!(format!("{} {}", period.year, period.days), expected, "{cutoff}");
    }

    #[test]
    fn a_statistical_year_begins_the_day_after_a_cut_off() {
        check(Part::Quarter, "14/3", 2022, 1, "2022 2021-12-15..2022-03-14");
        check(Part::Quarter, "14/3", 2022, 4, "2022 2022-09-15..2022-12-14");
        check(Part::HalfYear, "31/3", 2022, 1, "2022 2021-10-01..2022-03-31");
        check(Part::HalfYear, "31/3", 2022, 2, "2022 2022-04-01..2022-09-30");
        check(Part::Year, "30/9", 2022, 1, "2022 2021-10-01..2022-09-30");
        check(Part::Quarter, "31/12", 2021, 1, "2022 2021-10-01..2021-12-31");
        check(Part::NineMonths, "14/9", 2022, 1, "2022 2021-12-15..2022-09-14");
        check(Part::Month, "20", 2021, 8, "2021 2021-07-21..2021-08-20");
        check(Part::Month, "14", 2022, 1, "2022 2021-12-15..2022-01-14");
    }

    #[test]
    fn the_end_of_a_month_is_its_end_in_leap_years_too() {
        check(Part::Quarter, "29/2", 2020, 1, "2020 2019-12-01..2020-02-29");
        check(Part::Quarter, "28/2", 2020, 1, "2020 2019-12-01..2020-02-29");
        check(Part::Quarter, "29/2", 2021, 1, "2021 2020-12-01..2021-02-28");
        check(Part::Month, "last", 2024, 2, "2024 2024-02-01..2024-02-29");
        check(Part::HalfYear, "", 2022, 2, "2022 2022-07-01..2022-12-31");
        check(Part::Year, "", 2022, 1, "2022 2022-01-01..2022-12-31");
        check(Part::NineMonths, "", 2022, 1, "2022 2022-01-01..2022-09-30");
    }

    #[test]
    fn what_would_not_cut_every_year_alike_is_refused() {
        for (part, text) in [
            (Part::Month, "14/3"),
            (Part::Month, "28"),
            (Part::Month, "0"),
            (Part::Quarter, "14"),
            (Part::Quarter, "28/3"),
            (Part::Quarter, "30/2"),
            (Part::Year, "31/4"),
            (Part::Year, "14/13"),
            (Part::Year, "x/1"),
        ] {
            assert_eq!(Cutoff::read(text, part).map_err(|fault| fault.code), Err("bad-cutoff"), "{text}");
        }
    }
}
