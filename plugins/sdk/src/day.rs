//! A civil day and a period of days: parsing, writing, arithmetic. No clock and no calendar of holidays here.

use std::fmt;

/// What a column of days holds where there is none.
pub const NO_DAY: i32 = i32::MIN;

/// A civil day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a year, month and day of month of the civil calendar.
    ///
    /// # Panics
    /// Where there is no such day; in a constant that is a compile error.
    pub const fn ymd(year: i32, month: u8, day: u8) -> Self {
        assert!(month >= 1 && month <= 12, "a month lies between 1 and 12");
        assert!(day >= 1 && day <= days_in_month(year, month), "the month has no such day");
        // Counted in eras of 400 years that start on 1 March (Howard Hinnant, "chrono-compatible low-level date algorithms").
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Reads `2022-03-31`; none where that is not a day.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let known = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        known.then(|| Self::ymd(year, month, day))
    }

    /// The day of a column, none where the column holds [`NO_DAY`].
    pub const fn from_column(raw: i32) -> Option<Self> {
        if raw == NO_DAY { None } else { Some(Self(raw)) }
    }

    /// Year, month and day of month.
    pub const fn civil(self) -> (i32, u8, u8) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12 and 1 to 31")]
        (year, month as u8, day as u8)
    }

    /// That many days later; earlier when negative.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// As files write it: `2022-03-31`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Days from another day to this one; negative when this one lies before.
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

/// As Vietnamese papers write it: `31/3/2022`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{day}/{month}/{year}")
    }
}

/// A stretch of days; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub first: Day,
    /// The last day, not before the first.
    pub last: Day,
}

impl Period {
    /// The days from the first to the last.
    pub const fn new(first: Day, last: Day) -> Self {
        Self { first, last }
    }

    /// 1 January to 31 December.
    pub const fn year(year: i32) -> Self {
        Self { first: Day::ymd(year, 1, 1), last: Day::ymd(year, 12, 31) }
    }

    /// A calendar month.
    pub const fn month(year: i32, month: u8) -> Self {
        Self { first: Day::ymd(year, month, 1), last: Day::ymd(year, month, days_in_month(year, month)) }
    }

    /// The calendar months from the one a day lies in, without end.
    pub fn months_from(day: Day) -> impl Iterator<Item = Self> {
        let of = |day: Day| Self::month(day.civil().0, day.civil().1);
        std::iter::successors(Some(of(day)), move |month| Some(of(month.last.plus(1))))
    }

    /// A calendar quarter, 1 to 4.
    pub const fn quarter(year: i32, quarter: u8) -> Self {
        Self { first: Self::month(year, quarter * 3 - 2).first, last: Self::month(year, quarter * 3).last }
    }

    /// What of it has passed by the end of a day; its first day where that lies before.
    #[must_use]
    pub fn so_far(self, today: Day) -> Self {
        Self { first: self.first, last: self.last.min(today).max(self.first) }
    }

    /// Reads `2022-01-01..2022-03-31`; none where that is not a period.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once("..")?;
        let (first, last) = (Day::parse(first)?, Day::parse(last)?);
        (first <= last).then_some(Self { first, last })
    }

    /// How many days it has.
    pub const fn days(self) -> i32 {
        self.last.since(self.first) + 1
    }

    /// Whether the day belongs to it.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// As Vietnamese papers write it: `từ 1/1/2022 đến 31/3/2022`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "từ {} đến {}", self.first, self.last)
    }
}

const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn digits(text: &str, length: usize) -> Option<i32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{Day, Period};

    #[test]
    fn every_day_of_two_centuries_survives_the_round_trip() {
        for count in Day::ymd(1900, 1, 1).0..=Day::ymd(2100, 12, 31).0 {
            let (year, month, day) = Day(count).civil();
            assert_eq!(Day::ymd(year, month, day), Day(count));
        }
        assert_eq!(Day::ymd(1970, 1, 1), Day(0));
        assert_eq!(Day::ymd(2022, 3, 31), Day(19_082));
    }

    #[test]
    fn only_real_days_are_read() {
        assert_eq!(Day::parse("2022-03-31"), Some(Day::ymd(2022, 3, 31)));
        for wrong in ["2022-02-31", "2022-13-01", "2022-3-31", "+022-03-31", "31/3/2022", ""] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_period_counts_both_ends() {
        let quarter = Period::parse("2022-01-01..2022-03-31").expect("a period");
        assert_eq!(quarter.days(), 90);
        assert!(quarter.contains(quarter.first) && quarter.contains(quarter.last));
        assert_eq!(quarter.to_string(), "từ 1/1/2022 đến 31/3/2022");
        assert_eq!(Period::parse("2022-03-31..2022-01-01"), None);
        assert_eq!((Period::quarter(2022, 1), quarter.last.iso().as_str()), (quarter, "2022-03-31"));
        assert_eq!(Period::month(2020, 2).days(), 29);
        let months: Vec<_> = Period::months_from(Day::ymd(2021, 11, 30)).take(3).collect();
        assert_eq!(months, [Period::month(2021, 11), Period::month(2021, 12), Period::month(2022, 1)]);
        assert_eq!(quarter.so_far(Day::ymd(2022, 1, 2)).days(), 2);
        assert_eq!(quarter.so_far(Day::ymd(2021, 1, 2)).days(), 1);
    }
}
