//! Calendar days and periods of days; a day has no hour and no zone.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

/// A calendar day, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayFault {
    /// The text has another shape than `YYYY-MM-DD`.
    #[error("a day is written YYYY-MM-DD, for example 2022-03-31")]
    Shape,
    /// The shape is right and the day does not exist, as 31 February.
    #[error("this day is not in the calendar")]
    NoSuchDay,
}

impl Day {
    /// The first day this product reckons with.
    pub const FIRST: Day = Day(-25_567); // 1900-01-01
    /// The last day this product reckons with.
    pub const LAST: Day = Day(84_005); // 2199-12-31

    /// The day `days` after 1970-01-01; `None` outside 1900–2199.
    pub fn from_epoch(days: i32) -> Option<Day> {
        (Day::FIRST.0..=Day::LAST.0).contains(&days).then_some(Day(days))
    }

    /// The day of a year, month and day of month; `None` where there is no such day in 1900–2199.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Day::from_date)
    }

    /// The day of a calendar date; `None` outside 1900–2199.
    pub fn from_date(date: NaiveDate) -> Option<Day> {
        Day::from_epoch(date.num_days_from_ce() - EPOCH_FROM_CE)
    }

    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Result<Day, DayFault> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(DayFault::Shape);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().map_err(|_| DayFault::Shape);
        let year = i32::try_from(number(0..4)?).map_err(|_| DayFault::Shape)?;
        Day::from_ymd(year, number(5..7)?, number(8..10)?).ok_or(DayFault::NoSuchDay)
    }

    /// Days since 1970-01-01.
    pub fn epoch_days(self) -> i32 {
        self.0
    }

    /// The calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).expect("1900–2199 lies within chrono's range")
    }

    /// The year, as 2022.
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// The day `days` later (earlier when negative), kept within 1900–2199.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(Day::FIRST.0, Day::LAST.0))
    }

    /// How many days after `earlier` this day lies; negative when it lies before.
    pub fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// As officials write it: `31/03/2022`.
    pub fn vietnamese(self) -> String {
        self.date().format("%d/%m/%Y").to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Day,
    last: Day,
}

impl Period {
    /// The period of these ends; `None` when it would end before it begins.
    pub fn new(first: Day, last: Day) -> Option<Period> {
        (first <= last).then_some(Period { first, last })
    }

    /// All days this product reckons with.
    pub fn always() -> Period {
        Period { first: Day::FIRST, last: Day::LAST }
    }

    /// Reads `YYYY-MM-DD..YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Period, PeriodFault> {
        let (first, last) = text.split_once("..").ok_or(PeriodFault::Shape)?;
        Period::new(Day::parse(first)?, Day::parse(last)?).ok_or(PeriodFault::Backwards)
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub fn last(self) -> Day {
        self.last
    }

    /// The period in words; an end that is not set is left open.
    pub fn words(self) -> String {
        match (self.first > Day::FIRST, self.last < Day::LAST) {
            (true, true) => format!("from {} until {}", self.first, self.last),
            (true, false) => format!("from {} on", self.first),
            (false, true) => format!("until {}", self.last),
            (false, false) => "always".to_owned(),
        }
    }

    /// Whether the day belongs to the period.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether all of `other` lies within.
    pub fn covers(self, other: Period) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodFault {
    /// The two days are not joined by `..`.
    #[error("a period is written FIRST..LAST, for example 2022-01-01..2022-06-30")]
    Shape,
    /// The last day lies before the first.
    #[error("the period ends before it begins")]
    Backwards,
    /// One of the ends is no day.
    #[error(transparent)]
    Day(#[from] DayFault),
}

/// Days from 0001-01-01 (day 1 in chrono's count) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written_alike() {
        for text in ["1900-01-01", "1970-01-01", "2022-03-31", "2024-02-29", "2199-12-31"] {
            assert_eq!(Day::parse(text).map(|day| day.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(Day::parse("1970-01-02").map(Day::epoch_days), Ok(1));
        assert_eq!(Day::parse("2022-03-31").map(Day::vietnamese), Ok("31/03/2022".to_owned()));
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_a_wrong_shape() {
        for text in ["2022-02-31", "2023-02-29", "2022-13-01", "1899-12-31", "2200-01-01"] {
            assert_eq!(Day::parse(text), Err(DayFault::NoSuchDay), "{text}");
        }
        for text in ["", "31/03/2022", "2022-3-31", "2022-03-31T00:00", "+022-01-01", "２０２２-01-01"] {
            assert_eq!(Day::parse(text), Err(DayFault::Shape), "{text}");
        }
    }

    #[test]
    fn a_period_holds_both_its_ends() {
        let half = Period::parse("2022-01-01..2022-06-30").unwrap();
        assert!(half.contains(half.first()) && half.contains(half.last()));
        assert!(!half.contains(half.last().plus(1)));
        assert_eq!(Period::parse("2022-06-30..2022-01-01"), Err(PeriodFault::Backwards));
        assert_eq!(Period::parse("2022-02-31..2022-03-01"), Err(PeriodFault::Day(DayFault::NoSuchDay)));
        assert_eq!(Period::parse("2022"), Err(PeriodFault::Shape));
    }
}
