//! The Vietnamese lunar calendar: days to lunar dates and back.
//!
//! The months begin on the days of new moons and are numbered by the sun, both as seen in UTC+7; the Chinese calendar
//! looks from UTC+8 and differs in some years (Tết of 2007 and 2030). The method and its series are those of Hồ Ngọc Đức,
//! "Computing the Vietnamese lunar calendar" (Leipzig, 2004), which takes them from Jean Meeus, "Astronomical Algorithms".
//! This never asks a table, and reckons with no other zone.

use std::f64::consts::{PI, TAU};

use chrono::{Datelike, NaiveDate};

use super::Day;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The lunar year, called by the year in which its Tết lies.
    pub year: i32,
    /// 1 (Giêng) to 12 (Chạp).
    pub month: u32,
    /// Whether this is the month that repeats the number of the one before it.
    pub is_leap: bool,
    /// 1 to 30.
    pub day: u32,
}

impl LunarDate {
    /// A day of a month that is no leap month. Whether there is one is said by [`LunarDate::to_day`].
    pub fn new(year: i32, month: u32, day: u32) -> LunarDate {
        LunarDate { year, month, is_leap: false, day }
    }

    /// The lunar date of a day.
    pub fn of(day: Day) -> LunarDate {
        let number = day.epoch_days() + EPOCH_JULIAN;
        let round = Round::holding(day.year(), number);
        let (index, first) =
            round.firsts.iter().enumerate().rfind(|(_, first)| **first <= number).expect("the round holds the day");
        let (month, is_leap) = round.number(index);
        let day = (number - first + 1).unsigned_abs();
        LunarDate { year: round.year - i32::from(month >= 11), month, is_leap, day }
    }

    /// The day of a lunar date; `None` where there is no such date, or it lies outside 1900–2199.
    pub fn to_day(self) -> Option<Day> {
        let within = (Day::FIRST.year() - 1..=Day::LAST.year()).contains(&self.year);
        let day = i32::try_from(self.day).ok().filter(|day| within && *day >= 1)?;
        let round = Round::ending(self.year + i32::from(self.month >= 11));
        let months = round.firsts.len() - 1;
        let index = (0..months).find(|index| round.number(*index) == (self.month, self.is_leap))?;
        let length = round.firsts[index + 1] - round.firsts[index];
        (day <= length).then(|| Day::from_epoch(round.firsts[index] + day - 1 - EPOCH_JULIAN)).flatten()
    }
}

/// The months from one eleventh month, that of the winter solstice, up to the next. Days are Julian day numbers.
struct Round {
    /// The year that holds its first to tenth month.
    year: i32,
    /// The first day of each of its 12 or 13 months, and that of the eleventh month after them.
    firsts: Vec<i32>,
    /// Which of the months is the leap month.
    leap: Option<usize>,
}

impl Round {
    /// The round that holds a day of a calendar year.
    fn holding(year: i32, number: i32) -> Round {
        Round::ending(if number < eleventh_month(year) { year } else { year + 1 })
    }

    /// The round up to the eleventh month of a year.
    fn ending(year: i32) -> Round {
        let (first, end) = (eleventh_month(year - 1), eleventh_month(year));
        let moon = nearest_moon(first);
        let firsts: Vec<i32> = (moon..=moon + MONTHS_MAX).map(new_moon_day).take_while(|day| *day <= end).collect();
        // Of thirteen months, the first in which the sun enters no new sector is the leap month.
        let leap = (firsts.len() == 14)
            .then(|| (1..13).find(|month| sun_sector(firsts[*month]) == sun_sector(firsts[month + 1])))
            .flatten();
        Round { year, firsts, leap }
    }

    /// The number of a month, and whether it is the leap month.
    fn number(&self, index: usize) -> (u32, bool) {
        let passed = self.leap.is_some_and(|leap| leap <= index);
        let month = (index - usize::from(passed) + 10) % 12 + 1;
        (u32::try_from(month).expect("a month's number is at most 12"), self.leap == Some(index))
    }
}

/// The first day of the month that holds the winter solstice of a year.
fn eleventh_month(year: i32) -> i32 {
    let last = NaiveDate::from_ymd_opt(year, 12, 31).expect("only years around 1900–2199 are asked for");
    let moon = moon_before(f64::from(last.num_days_from_ce() + CE_JULIAN));
    let day = new_moon_day(moon);
    if sun_sector(day) >= WINTER_SOLSTICE { new_moon_day(moon - 1) } else { day }
}

/// The number of the new moon on a day of one, counted from that of 1 January 1900.
fn nearest_moon(day: i32) -> i32 {
    moon_before(f64::from(day) + LUNATION_DAYS / 2.0)
}

#[expect(clippy::cast_possible_truncation, reason = "three centuries hold some 4 000 moons")]
fn moon_before(julian: f64) -> i32 {
    ((julian - FIRST_NEW_MOON) / LUNATION_DAYS).floor() as i32
}

/// The day in UTC+7 of a new moon.
#[expect(clippy::cast_possible_truncation, reason = "Julian day numbers have seven digits")]
fn new_moon_day(moon: i32) -> i32 {
    (new_moon(f64::from(moon)) + 0.5 + ZONE_DAYS).floor() as i32
}

/// Which twelfth of its way from the spring equinox the sun is in when a day of UTC+7 begins.
#[expect(clippy::cast_possible_truncation, reason = "there are twelve")]
fn sun_sector(day: i32) -> i32 {
    (sun_longitude(f64::from(day) - 0.5 - ZONE_DAYS) / PI * 6.0).floor() as i32
}

/// The instant of a new moon as a Julian date, within some minutes (Meeus, chapter "Phases of the Moon").
fn new_moon(moon: f64) -> f64 {
    let t = moon / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let mean = 2_415_020.759_33 + 29.530_588_68 * moon + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * (166.56 + 132.87 * t - 0.009_173 * t2).to_radians().sin();
    let sun = (359.2242 + 29.105_356_08 * moon - 0.000_033_3 * t2 - 0.000_003_47 * t3).to_radians();
    let anomaly = (306.0253 + 385.816_918_06 * moon + 0.010_730_6 * t2 + 0.000_012_36 * t3).to_radians();
    let latitude = (21.2964 + 390.670_506_46 * moon - 0.001_652_8 * t2 - 0.000_002_39 * t3).to_radians();
    let correction = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin() - 0.4068 * anomaly.sin()
        + 0.0161 * (2.0 * anomaly).sin()
        - 0.0004 * (3.0 * anomaly).sin()
        + 0.0104 * (2.0 * latitude).sin()
        - 0.0051 * (sun + anomaly).sin()
        - 0.0074 * (sun - anomaly).sin()
        + 0.0004 * (2.0 * latitude + sun).sin()
        - 0.0004 * (2.0 * latitude - sun).sin()
        - 0.0006 * (2.0 * latitude + anomaly).sin()
        + 0.0010 * (2.0 * latitude - anomaly).sin()
        + 0.0005 * (2.0 * anomaly + sun).sin();
    mean + correction - clock_drift_days(t)
}

/// What dynamical time is ahead of the earth's turning, in days, from the year 800 on.
fn clock_drift_days(t: f64) -> f64 {
    -0.000_278 + 0.000_265 * t + 0.000_262 * t * t
}

/// The longitude of the sun at a Julian date, from 0 up to 2π (Meeus, chapter "Solar Coordinates").
fn sun_longitude(julian: f64) -> f64 {
    let t = (julian - 2_451_545.0) / 36_525.0;
    let t2 = t * t;
    let anomaly = (357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2).to_radians();
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    (mean + centre).to_radians().rem_euclid(TAU)
}

/// The Julian day number of 1970-01-01.
const EPOCH_JULIAN: i32 = 2_440_588;
/// The Julian day number of the day before 0001-01-01.
const CE_JULIAN: i32 = 1_721_425;
/// UTC+7.
const ZONE_DAYS: f64 = 7.0 / 24.0;
/// From new moon to new moon, on average.
const LUNATION_DAYS: f64 = 29.530_588_853;
/// The new moon from which the others are counted, that of 1 January 1900, as a Julian date.
const FIRST_NEW_MOON: f64 = 2_415_021.076_998_695;
/// The most months of a round.
const MONTHS_MAX: i32 = 13;
/// The sector that the sun enters at the winter solstice.
const WINTER_SOLSTICE: i32 = 9;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[track_caller]
    fn check(text: &str, expected: LunarDate) {
        assert_eq!(LunarDate::of(day(text)), expected);
        assert_eq!(expected.to_day(), Some(day(text)));
    }

    #[test]
    fn the_year_begins_by_the_new_moon_of_this_zone() {
        check("1991-02-15", LunarDate::new(1991, 1, 1));
        check("1985-01-21", LunarDate::new(1985, 1, 1)); // in Beijing a month later
        check("2007-02-17", LunarDate::new(2007, 1, 1)); // in Beijing on the 18th
        check("2030-02-02", LunarDate::new(2030, 1, 1)); // in Beijing on the 3rd
        check("2026-02-16", LunarDate::new(2025, 12, 29));
        check("1900-01-01", LunarDate::new(1899, 12, 1));
    }

    #[test]
    fn the_tenth_of_the_third_month_has_its_day() {
        for text in ["2007-04-26", "2020-04-02", "2022-04-10", "2023-04-29", "2026-04-26"] {
            check(text, LunarDate::new(day(text).year(), 3, 10));
        }
    }

    #[test]
    fn a_leap_month_repeats_the_number_before_it() {
        check("2023-03-22", LunarDate { is_leap: true, ..LunarDate::new(2023, 2, 1) });
        check("2025-07-25", LunarDate { is_leap: true, ..LunarDate::new(2025, 6, 1) });
        assert_eq!(LunarDate { is_leap: true, ..LunarDate::new(2024, 2, 1) }.to_day(), None);
    }

    #[test]
    fn a_date_that_is_not_there_has_no_day() {
        // The twelfth month of the year before the Tết of 2025 had 29 days.
        for (year, month, day) in [(2024, 12, 30), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0), (2024, 1, 31)] {
            assert_eq!(LunarDate::new(year, month, day).to_day(), None, "{day}/{month}/{year}");
        }
        for year in [i32::MIN, 1898, 2200, i32::MAX] {
            assert_eq!(LunarDate::new(year, 1, 1).to_day(), None, "{year}");
        }
    }

    #[test]
    fn every_day_has_one_date_that_follows_the_one_before() {
        let mut last = LunarDate::of(Day::FIRST);
        for ahead in 1..=Day::LAST.since(Day::FIRST) {
            let day = Day::FIRST.plus(ahead);
            let date = LunarDate::of(day);
            assert_eq!(date.to_day(), Some(day), "{date:?}");
            let follows = if date.day == 1 { last.day >= 29 } else { date == LunarDate { day: last.day + 1, ..last } };
            assert!(follows && date.day <= 30, "{last:?} is followed by {date:?}");
            last = date;
        }
    }
}
