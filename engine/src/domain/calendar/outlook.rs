//! The calendar as people are told it: what is decreed, and for other years what the law gives, marked as provisional.
//!
//! Checks never ask this: they take [`Calendar`] itself, which has no answer where nothing is decreed.

use std::collections::BTreeMap;

use super::{Calendar, Day, Decided, Span, count, is_weekend, law};

/// How well a year is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Footing {
    /// Its decree is known.
    Decreed,
    /// Its days off are those that the law gives; the year's decree may move and add some.
    Provisional,
}

/// An answer that rests on one or more years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<T> {
    /// The answer.
    pub value: T,
    /// How well the least known of these years is known.
    pub footing: Footing,
}

/// What a day is that is not simply its weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A weekday that is not worked.
    Off,
    /// A Saturday or Sunday that is.
    Worked,
    /// A day that is worked in part.
    Half,
}

/// The calendar as people are told it, for every year from 2000 to 2199.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'c> {
    calendar: &'c Calendar,
}

impl<'c> Outlook<'c> {
    /// The outlook from a calendar.
    pub fn of(calendar: &'c Calendar) -> Outlook<'c> {
        Outlook { calendar }
    }

    /// How well a year is known; `None` where it is not at all.
    pub fn footing(self, year: i32) -> Option<Footing> {
        if self.calendar.holds(year) {
            return Some(Footing::Decreed);
        }
        law::days_off(year).map(|_| Footing::Provisional)
    }

    /// Whether the day is worked; `None` before 2000 where nothing is decreed.
    pub fn works(self, day: Day) -> Option<bool> {
        self.calendar.is_working_day(day).or_else(|| {
            let off = law::days_off(day.year())?;
            Some(!is_weekend(day) && !off.contains_key(&day))
        })
    }

    /// The day that lies `days` working days after `start` (before it when negative).
    pub fn add_working_days(self, start: Day, days: i32) -> Option<Told<Day>> {
        let end = count::add(start, days, |day| self.works(day))?;
        self.told(end, start, end)
    }

    /// Working days after `start` up to and with `end`; negative when `end` lies before.
    pub fn working_days_between(self, start: Day, end: Day) -> Option<Told<i32>> {
        let days = count::between(start, end, |day| self.works(day))?;
        self.told(days, start, end)
    }

    /// The day at whose end a period that begins with an event on `start` ends.
    pub fn end_of(self, span: Span, start: Day) -> Option<Told<Day>> {
        let end = span.end_from(start, |day| self.works(day))?;
        self.told(end, start, end)
    }

    /// The last day of a period that begins with an event on `start`, whether it is worked or not. Only working days make it
    /// rest on the calendar.
    pub fn nominal_end_of(self, span: Span, start: Day) -> Option<Told<Day>> {
        let end = span.nominal_end(start, |day| self.works(day))?;
        match span {
            Span::WorkingDays(_) => self.told(end, start, end),
            _ => Some(Told { value: end, footing: Footing::Decreed }),
        }
    }

    /// The day itself if it is worked, else the next one that is.
    pub fn worked_from(self, day: Day) -> Option<Told<Day>> {
        let worked = count::worked_from(day, |day| self.works(day))?;
        self.told(worked, day, worked)
    }

    /// The day itself if it is worked, else the last one before it that is.
    pub fn worked_until(self, day: Day) -> Option<Told<Day>> {
        let worked = count::worked_until(day, |day| self.works(day))?;
        self.told(worked, worked, day)
    }

    /// The days of a year that are not simply their weekday, in order, each with its reason and decision.
    pub fn days(self, year: i32) -> Option<Vec<(Day, DayKind, &'c Decided)>> {
        let mut days = BTreeMap::new();
        match self.footing(year)? {
            Footing::Decreed => {
                let calendar = self.calendar;
                let kinds = [
                    (DayKind::Half, &calendar.half_days),
                    (DayKind::Off, &calendar.days_off),
                    (DayKind::Worked, &calendar.days_worked),
                ];
                for (kind, listed) in kinds {
                    days.extend(listed.iter().map(|(day, decided)| (*day, (kind, decided))));
                }
            }
            Footing::Provisional => {
                let off: &'static BTreeMap<Day, Decided> = law::days_off(year)?;
                days.extend(off.iter().map(|(day, decided)| (*day, (DayKind::Off, decided))));
            }
        }
        let days = days.into_iter().filter(|(day, _)| day.year() == year);
        Some(days.map(|(day, (kind, decided))| (day, kind, decided)).collect())
    }

    /// A value that rests on the days from one to another, in any order.
    fn told<T>(self, value: T, one: Day, other: Day) -> Option<Told<T>> {
        let years = one.min(other).year()..=one.max(other).year();
        let footing = years.map(|year| self.footing(year)).collect::<Option<Vec<_>>>()?.into_iter().max()?;
        Some(Told { value, footing })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn calendar() -> Calendar {
        let off = |text| (day(text), Decided { reason: "lễ".into(), decision: "VPCP".into() });
        Calendar::new("test".into(), [2026].into(), ["2026-12-31"].map(off).into())
    }

    #[test]
    fn a_year_without_its_decree_is_answered_by_the_law_and_says_so() {
        let calendar = calendar();
        let outlook = Outlook::of(&calendar);
        assert_eq!(calendar.is_working_day(day("2027-02-08")), None);
        assert_eq!((outlook.works(day("2027-02-08")), outlook.works(day("2027-02-11"))), (Some(false), Some(true)));
        let told = |value: Day, footing| Some(Told { value, footing });
        // 31 December is off by decree; by law it would be worked.
        assert_eq!(outlook.add_working_days(day("2026-12-29"), 1), told(day("2026-12-30"), Footing::Decreed));
        assert_eq!(outlook.add_working_days(day("2026-12-30"), 1), told(day("2027-01-04"), Footing::Provisional));
        assert_eq!(outlook.add_working_days(day("2027-01-04"), -1), told(day("2026-12-30"), Footing::Provisional));
        let between = outlook.working_days_between(day("2026-12-30"), day("2027-01-04"));
        assert_eq!(between, Some(Told { value: 1, footing: Footing::Provisional }));
    }

    #[test]
    fn a_day_off_gives_way_to_the_worked_day_after_or_before_it() {
        let calendar = calendar();
        let outlook = Outlook::of(&calendar);
        let told = |value: &str, footing| Some(Told { value: day(value), footing });
        // 31 December is off by decree, a Thursday; 1 January is off by law, and a weekend follows.
        assert_eq!(outlook.worked_from(day("2026-12-31")), told("2027-01-04", Footing::Provisional));
        assert_eq!(outlook.worked_until(day("2026-12-31")), told("2026-12-30", Footing::Decreed));
        assert_eq!(outlook.worked_from(day("2026-12-30")), told("2026-12-30", Footing::Decreed));
        assert_eq!(outlook.worked_until(day("2027-01-03")), told("2026-12-30", Footing::Provisional));
        assert_eq!(outlook.worked_until(day("2000-01-01")), None);
    }

    #[test]
    fn where_days_end_there_is_no_answer() {
        let calendar = calendar();
        let outlook = Outlook::of(&calendar);
        assert_eq!(outlook.add_working_days(day("2199-12-20"), 30), None);
        assert_eq!(outlook.add_working_days(day("2000-01-05"), -30), None);
        assert_eq!(outlook.footing(1999), None);
    }

    #[test]
    fn the_days_of_a_year_have_reasons() {
        let calendar = calendar();
        let outlook = Outlook::of(&calendar);
        let days = outlook.days(2026).unwrap();
        assert_eq!(
            days.iter().map(|(day, kind, _)| (*day, *kind)).collect::<Vec<_>>(),
            [(day("2026-12-31"), DayKind::Off)]
        );
        assert_eq!(outlook.days(2027).map(|days| days.len()), Some(12));
        assert_eq!(outlook.days(1999), None);
    }
}
