//! The statistical periods that reports are about: four calendars stand side by side, and each is named.
//!
//! Nothing here assumes one: whoever says "quarter I" says of which rule, and gets its first and last day.

use std::fmt;

use super::{Day, Period};

/// Where a statistical year begins, and with it each of its quarters and months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodRule {
    /// From 1 January.
    Calendar,
    /// From 15 December of the year before: quarter I is 15/12–14/3 (the Decree 09/2019 family).
    Day15,
    /// From 21 December of the year before: month 8 is 21/7–20/8.
    Day21,
    /// From 1 December of the year before: quarter I is 1/12 to the end of February.
    December,
    /// From 1 October of the year before: the year is 1/10–30/9 (law-enforcement monitoring).
    October,
}

/// A part of a statistical year, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// A month, 1 to 12.
    Month(u32),
    /// A quarter, 1 to 4.
    Quarter(u32),
    /// A half, 1 or 2.
    Half(u32),
    /// The year.
    Year,
}

/// A period by its name, as `day-15:2022-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportingPeriod {
    /// Where its year begins.
    pub rule: PeriodRule,
    /// The year it is counted to.
    pub year: i32,
    /// Which part of the year.
    pub span: Span,
}

/// Why a text names no statistical period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportingPeriodFault {
    /// Another shape than `RULE:YEAR`, `-M08`, `-Q1` or `-H2` after it.
    #[error("a statistical period is written RULE:YEAR, RULE:YEAR-M08, RULE:YEAR-Q1 or RULE:YEAR-H2")]
    Shape,
    /// No such rule.
    #[error("the rules are calendar, day-15, day-21, december and october")]
    Rule,
    /// A month beyond 12, a quarter beyond 4, a half beyond 2, or a year outside what is reckoned with.
    #[error("there is no such month, quarter, half or year")]
    Number,
    /// The months of this rule would not be told from calendar months of another name.
    #[error("this rule has quarters, halves and years, and no months")]
    NoMonths,
}

impl PeriodRule {
    const ALL: [PeriodRule; 5] =
        [PeriodRule::Calendar, PeriodRule::Day15, PeriodRule::Day21, PeriodRule::December, PeriodRule::October];

    /// The identifier used in files.
    pub fn id(self) -> &'static str {
        match self {
            PeriodRule::Calendar => "calendar",
            PeriodRule::Day15 => "day-15",
            PeriodRule::Day21 => "day-21",
            PeriodRule::December => "december",
            PeriodRule::October => "october",
        }
    }

    /// How many months before January its year begins, and on which day.
    fn start(self) -> (i32, u32) {
        match self {
            PeriodRule::Calendar => (0, 1),
            PeriodRule::Day15 => (1, 15),
            PeriodRule::Day21 => (1, 21),
            PeriodRule::December => (1, 1),
            PeriodRule::October => (3, 1),
        }
    }

    /// The first day of the month that lies `months` after the beginning of the statistical year.
    fn day(self, year: i32, months: i32) -> Option<Day> {
        let (before, day) = self.start();
        let month = months - before;
        Day::from_ymd(year + month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1, day)
    }
}

impl Span {
    /// The months from the beginning of the year to its beginning and to its end; `None` for a number that is too large.
    fn months(self) -> Option<(i32, i32)> {
        let (number, count, length) = match self {
            Span::Month(number) => (number, 12, 1),
            Span::Quarter(number) => (number, 4, 3),
            Span::Half(number) => (number, 2, 6),
            Span::Year => (1, 1, 12),
        };
        let number = i32::try_from(number).ok().filter(|number| (1..=count).contains(number))?;
        Some(((number - 1) * length, number * length))
    }
}

impl ReportingPeriod {
    /// Its first and last day.
    pub fn days(self) -> Result<Period, ReportingPeriodFault> {
        if matches!((self.rule, self.span), (PeriodRule::December | PeriodRule::October, Span::Month(_))) {
            return Err(ReportingPeriodFault::NoMonths);
        }
        let days = self.span.months().and_then(|(first, end)| {
            let (first, end) = (self.rule.day(self.year, first)?, self.rule.day(self.year, end)?);
            Period::new(first, end.plus(-1))
        });
        days.ok_or(ReportingPeriodFault::Number)
    }

    /// Reads `day-15:2022-Q1`.
    pub fn parse(text: &str) -> Result<ReportingPeriod, ReportingPeriodFault> {
        let (rule, rest) = text.split_once(':').ok_or(ReportingPeriodFault::Shape)?;
        let rule = PeriodRule::ALL.into_iter().find(|known| known.id() == rule).ok_or(ReportingPeriodFault::Rule)?;
        let (year, span) = match rest.split_once('-') {
            Some((year, span)) => (year, Span::parse(span)?),
            None => (rest, Span::Year),
        };
        let year = number(year).filter(|_| year.len() == 4).ok_or(ReportingPeriodFault::Shape)?;
        let period = ReportingPeriod { rule, year: i32::try_from(year).unwrap_or(i32::MAX), span };
        period.days().map(|_| period)
    }
}

impl Span {
    fn parse(text: &str) -> Result<Span, ReportingPeriodFault> {
        let kind = text.chars().next().ok_or(ReportingPeriodFault::Shape)?;
        let number = text.get(1..).and_then(number).ok_or(ReportingPeriodFault::Shape)?;
        match kind {
            'M' => Ok(Span::Month(number)),
            'Q' => Ok(Span::Quarter(number)),
            'H' => Ok(Span::Half(number)),
            _ => Err(ReportingPeriodFault::Shape),
        }
    }
}

impl fmt::Display for ReportingPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:04}", self.rule.id(), self.year)?;
        match self.span {
            Span::Month(number) => write!(f, "-M{number:02}"),
            Span::Quarter(number) => write!(f, "-Q{number}"),
            Span::Half(number) => write!(f, "-H{number}"),
            Span::Year => Ok(()),
        }
    }
}

fn number(digits: &str) -> Option<u32> {
    let plain = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let period = ReportingPeriod::parse(text).unwrap();
        assert_eq!((period.days().unwrap().to_string().as_str(), period.to_string().as_str()), (expected, text));
    }

    #[test]
    fn reform_reports_run_from_the_15th_to_the_14th() {
        check("day-15:2022-Q1", "2021-12-15..2022-03-14");
        check("day-15:2022-H1", "2021-12-15..2022-06-14");
        check("day-15:2022-Q3", "2022-06-15..2022-09-14");
        check("day-15:2022-H2", "2022-06-15..2022-12-14");
        check("day-15:2022", "2021-12-15..2022-12-14");
        check("day-15:2022-M01", "2021-12-15..2022-01-14");
    }

    #[test]
    fn months_run_from_the_21st_to_the_20th() {
        check("day-21:2021-M08", "2021-07-21..2021-08-20");
        check("day-21:2025-M10", "2025-09-21..2025-10-20");
        check("day-21:2022-M01", "2021-12-21..2022-01-20");
    }

    #[test]
    fn a_quarter_ends_with_february_in_leap_years_too() {
        check("december:2020-Q1", "2019-12-01..2020-02-29");
        check("december:2021-Q1", "2020-12-01..2021-02-28");
        check("december:2100-Q1", "2099-12-01..2100-02-28");
        check("december:2000-Q1", "1999-12-01..2000-02-29");
        check("calendar:2024-M02", "2024-02-01..2024-02-29");
    }

    #[test]
    fn law_enforcement_years_run_from_october() {
        check("october:2021", "2020-10-01..2021-09-30");
        check("october:2021-H1", "2020-10-01..2021-03-31");
    }

    #[test]
    fn calendar_periods_are_named_too() {
        check("calendar:2022", "2022-01-01..2022-12-31");
        check("calendar:2022-Q4", "2022-10-01..2022-12-31");
        check("calendar:2022-H1", "2022-01-01..2022-06-30");
    }

    #[test]
    fn what_names_no_period_says_why() {
        use ReportingPeriodFault::{NoMonths, Number, Rule, Shape};
        let fault = |text| ReportingPeriod::parse(text).unwrap_err();
        for (text, expected) in [
            ("2022-Q1", Shape),
            ("quarter:2022", Rule),
            ("day-15:22", Shape),
            ("day-15:2022-X1", Shape),
            ("day-15:2022-", Shape),
            ("day-15:2022-Q5", Number),
            ("day-15:2022-M00", Number),
            ("calendar:1899", Number),
            ("day-15:1900", Number),
            ("december:2020-M01", NoMonths),
            ("october:2020-M01", NoMonths),
        ] {
            assert_eq!(fault(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn quarters_fill_their_year_without_gap_or_overlap(year in 1950_i32..2150, rule in 0_usize..5) {
            let rule = PeriodRule::ALL[rule];
            let days = |span| ReportingPeriod { rule, year, span }.days().unwrap();
            let quarters: Vec<Period> = (1..=4).map(|number| days(Span::Quarter(number))).collect();
            prop_assert_eq!(quarters[0].first(), days(Span::Year).first());
            prop_assert_eq!(quarters[3].last(), days(Span::Year).last());
            for pair in quarters.windows(2) {
                prop_assert_eq!(pair[0].last().plus(1), pair[1].first());
            }
            prop_assert_eq!(days(Span::Half(1)).last(), quarters[1].last());
            let next = ReportingPeriod { rule, year: year + 1, span: Span::Year }.days().unwrap();
            prop_assert_eq!(days(Span::Year).last().plus(1), next.first());
        }
    }
}
