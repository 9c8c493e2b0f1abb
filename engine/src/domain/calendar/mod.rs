//! The working calendar: which days are worked, and arithmetic in working days.
//!
//! A year the calendar does not hold has no answer, never a guess; [`Outlook`] tells people what the law gives for it.

mod change;
mod count;
mod edit;
mod law;
mod lunar;
mod outlook;
mod span;
mod version;

pub use change::{DayChange, changes};
pub use edit::{CalendarEdit, CalendarSource, calendar_after, configuration_edit};
pub use lunar::LunarDate;
pub use outlook::{DayKind, Footing, Outlook, Told};
pub use span::Span;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Weekday;

use super::Day;

/// Why a day is not what its weekday says: off, or a Saturday or Sunday worked instead of a weekday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What is celebrated or compensated, or the weekday it is worked for.
    pub reason: String,
    /// The decision that says so.
    pub decision: String,
}

/// Weekends, the official days off of the years it holds, and the weekends that are worked instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    version: String,
    years: BTreeSet<i32>,
    days_off: BTreeMap<Day, Decided>,
    days_worked: BTreeMap<Day, Decided>,
    half_days: BTreeMap<Day, Decided>,
}

impl Calendar {
    /// A calendar that knows these years, with these official days off. `version` names the data it was made from.
    pub fn new(version: String, years: BTreeSet<i32>, days_off: BTreeMap<Day, Decided>) -> Calendar {
        Calendar { version, years, days_off, ..Calendar::default() }
    }

    /// The same, with these Saturdays and Sundays worked.
    #[must_use]
    pub fn with_days_worked(self, days_worked: BTreeMap<Day, Decided>) -> Calendar {
        Calendar { days_worked, ..self }
    }

    /// The same, with these days worked in part. They count as working days: a period ends at the end of one.
    #[must_use]
    pub fn with_half_days(self, half_days: BTreeMap<Day, Decided>) -> Calendar {
        Calendar { half_days, ..self }
    }

    /// What it holds of some years alone.
    #[must_use]
    pub fn of_years(&self, years: &BTreeSet<i32>) -> Calendar {
        Calendar::default().overlaid(self, years)
    }

    /// The same, with these years as another calendar has them: those that it does not hold are no longer known.
    #[must_use]
    pub fn overlaid(&self, other: &Calendar, years: &BTreeSet<i32>) -> Calendar {
        let merge = |own: &BTreeMap<Day, Decided>, others: &BTreeMap<Day, Decided>| {
            let kept = own.iter().filter(|(day, _)| !years.contains(&day.year()));
            let taken = others.iter().filter(|(day, _)| years.contains(&day.year()));
            kept.chain(taken).map(|(day, decided)| (*day, decided.clone())).collect()
        };
        let held = self.years.difference(years).chain(other.years.intersection(years)).copied().collect();
        Calendar::of_data(
            held,
            merge(&self.days_off, &other.days_off),
            merge(&self.days_worked, &other.days_worked),
            merge(&self.half_days, &other.half_days),
        )
    }

    /// The years that the two know differently, or that only one of them knows.
    pub fn differing_years(&self, other: &Calendar) -> BTreeSet<i32> {
        let lists = [
            (&self.days_off, &other.days_off),
            (&self.days_worked, &other.days_worked),
            (&self.half_days, &other.half_days),
        ];
        let differs = |year: &i32| {
            let has_same_days = lists.iter().all(|(own, others)| of_year(own, *year).eq(of_year(others, *year)));
            self.holds(*year) != other.holds(*year) || !has_same_days
        };
        self.years.union(&other.years).copied().filter(differs).collect()
    }

    /// Whether the year's decree is known.
    pub fn holds(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The years whose decree is known, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
    }

    /// What an evaluation records of the calendar it used.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The official days off, in order.
    pub fn days_off(&self) -> impl Iterator<Item = (Day, &Decided)> {
        self.days_off.iter().map(|(day, off)| (*day, off))
    }

    /// The Saturdays and Sundays that are worked, in order.
    pub fn days_worked(&self) -> impl Iterator<Item = (Day, &Decided)> {
        self.days_worked.iter().map(|(day, worked)| (*day, worked))
    }

    /// The days that are worked in part, in order.
    pub fn half_days(&self) -> impl Iterator<Item = (Day, &Decided)> {
        self.half_days.iter().map(|(day, half)| (*day, half))
    }

    /// Whether the day is worked; `None` where its year is not known.
    pub fn is_working_day(&self, day: Day) -> Option<bool> {
        self.holds(day.year()).then(|| {
            if is_weekend(day) { self.days_worked.contains_key(&day) } else { !self.days_off.contains_key(&day) }
        })
    }

    /// The day that lies `days` working days after `start` (before it when negative); the first day is not counted (Civil
    /// Code art. 147). `None` where a year that matters is not known.
    pub fn add_working_days(&self, start: Day, days: i32) -> Option<Day> {
        count::add(start, days, |day| self.is_working_day(day))
    }

    /// Working days after `start` up to and with `end`; negative, and counted the same way from `end`, when `end` lies
    /// before. `None` where a year that matters is not known.
    pub fn working_days_between(&self, start: Day, end: Day) -> Option<i32> {
        count::between(start, end, |day| self.is_working_day(day))
    }
}

/// The days of one year.
fn of_year(days: &BTreeMap<Day, Decided>, year: i32) -> impl Iterator<Item = (&Day, &Decided)> {
    let later = Day::from_ymd(year, 1, 1).into_iter().flat_map(|first| days.range(first..));
    later.take_while(move |(day, _)| day.year() == year)
}

/// Whether the day is a weekly day off.
pub fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn calendar() -> Calendar {
        let off = |text| (day(text), Decided { reason: "30/4".into(), decision: "BLLĐ điều 112".into() });
        let days_off = ["2022-05-02", "2022-05-03"].map(off).into();
        Calendar::new("test".into(), [2022].into(), days_off)
    }

    #[test]
    fn weekends_and_days_off_are_not_worked() {
        let worked = |text| calendar().is_working_day(day(text));
        assert_eq!(worked("2022-04-29"), Some(true));
        assert_eq!(worked("2022-04-30"), Some(false));
        assert_eq!(worked("2022-05-02"), Some(false));
        assert_eq!(worked("2023-05-02"), None);
    }

    #[test]
    fn a_weekend_may_be_worked_for_a_weekday_that_is_off() {
        // 29 April 2019 was off, and Saturday 4 May worked for it.
        let off = |text| (day(text), Decided { reason: "lễ".into(), decision: "VPCP".into() });
        let worked = (day("2019-05-04"), Decided { reason: "29/4".into(), decision: "VPCP".into() });
        let days_off = ["2019-04-29", "2019-04-30", "2019-05-01"].map(off).into();
        let calendar = Calendar::new("test".into(), [2019].into(), days_off).with_days_worked([worked].into());
        assert_eq!(calendar.is_working_day(day("2019-05-04")), Some(true));
        assert_eq!(calendar.is_working_day(day("2019-05-05")), Some(false));
        assert_eq!(calendar.working_days_between(day("2019-04-26"), day("2019-05-06")), Some(4));
        assert_eq!(calendar.add_working_days(day("2019-05-03"), 1), Some(day("2019-05-04")));
        assert_eq!(calendar.days_worked().map(|(day, _)| day).collect::<Vec<_>>(), [day("2019-05-04")]);
    }

    #[test]
    fn the_first_day_is_not_counted() {
        let calendar = calendar();
        assert_eq!(calendar.add_working_days(day("2022-04-29"), 1), Some(day("2022-05-04")));
        assert_eq!(calendar.add_working_days(day("2022-05-04"), -1), Some(day("2022-04-29")));
        assert_eq!(calendar.add_working_days(day("2022-04-30"), 0), Some(day("2022-04-30")));
        assert_eq!(calendar.working_days_between(day("2022-04-29"), day("2022-05-04")), Some(1));
        assert_eq!(calendar.working_days_between(day("2022-05-04"), day("2022-04-29")), Some(-1));
    }

    #[test]
    fn an_unknown_year_has_no_answer() {
        assert_eq!(calendar().add_working_days(day("2022-12-31"), 1), None);
        assert_eq!(calendar().working_days_between(day("2022-12-31"), day("2023-01-01")), None);
    }
}
