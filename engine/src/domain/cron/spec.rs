//! The expression as a value: what it says, and when it fires next.

use std::str::FromStr;

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use cron::Schedule;

use super::fault::{CronFault, CronField};
use super::field::{Values, WEEKDAYS};
use crate::domain::Instant;

/// The most bytes of an expression; listing every minute and hour takes fewer.
const BYTES_MAX: usize = 512;

/// A five-field cron expression, as in crontab.
#[derive(Clone, Debug)]
pub struct CronSpec {
    text: String,
    /// One schedule, or one for each day field where both are set.
    schedules: Vec<Schedule>,
}

impl CronSpec {
    /// Reads five fields; what never fires is refused.
    pub fn parse(text: &str) -> Result<CronSpec, CronFault> {
        if text.len() > BYTES_MAX {
            return Err(CronFault::TooLong { bytes_max: BYTES_MAX });
        }
        let fields: Vec<&str> = text.split_ascii_whitespace().collect();
        let &[minute, hour, day_of_month, month, day_of_week] = fields.as_slice() else {
            return Err(CronFault::FieldCount { found: fields.len() });
        };
        let minute = Values::parse(minute, CronField::Minute)?.list(|value| value);
        let hour = Values::parse(hour, CronField::Hour)?.list(|value| value);
        let days = Values::parse(day_of_month, CronField::DayOfMonth)?;
        let months = Values::parse(month, CronField::Month)?;
        let weekdays = Values::parse(day_of_week, CronField::DayOfWeek)?;
        let month = months.list(|value| value);

        let mut schedules = Vec::new();
        if has_day(days, months) && (days.is_set || !weekdays.is_set) {
            schedules.push(schedule(&format!("0 {minute} {hour} {} {month} *", days.list(|value| value))));
        }
        if weekdays.is_set {
            let weekdays = weekdays.list(|value| WEEKDAYS[value as usize]);
            schedules.push(schedule(&format!("0 {minute} {hour} * {month} {weekdays}")));
        }
        if schedules.is_empty() {
            return Err(CronFault::NeverFires);
        }
        Ok(CronSpec { text: fields.join(" "), schedules })
    }

    /// The expression as it was written, with single spaces.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first firing after an instant, in local time of the zone; `None` when there is none by the end of 2100.
    pub fn next_after(&self, after: Instant, zone: Tz) -> Option<Instant> {
        // The crate is asked in local time without a zone, so that its dealings with changed clocks do not matter. Time
        // that was repeated lies before `after` again: it is passed over.
        let mut local = after.with_timezone(&zone).naive_local();
        loop {
            local = self.next_local(local)?;
            let instant = first_instant(local, zone)?;
            if instant > after {
                return Some(instant);
            }
        }
    }

    /// The firings after `after` up to and with `until`, in order. Unbounded in number: who asks takes what it needs.
    pub fn firings(&self, after: Instant, until: Instant, zone: Tz) -> impl Iterator<Item = Instant> + '_ {
        let next = move |last: &Instant| self.next_after(*last, zone);
        std::iter::successors(self.next_after(after, zone), next).take_while(move |firing| *firing <= until)
    }

    fn next_local(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        let after = after.and_utc();
        self.schedules.iter().filter_map(|schedule| schedule.after(&after).next()).min().map(|next| next.naive_utc())
    }
}

impl PartialEq for CronSpec {
    fn eq(&self, other: &CronSpec) -> bool {
        self.text == other.text
    }
}

impl Eq for CronSpec {}

fn schedule(expression: &str) -> Schedule {
    Schedule::from_str(expression).expect("an expression made of lists of values in range is readable")
}

/// Whether one of the months ever has one of the days.
fn has_day(days: Values, months: Values) -> bool {
    let longest = |month| match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    months.iter().any(|month| days.iter().any(|day| day <= longest(month)))
}

/// The first instant at or after a local time.
fn first_instant(local: NaiveDateTime, zone: Tz) -> Option<Instant> {
    /// The longest that any zone ever put its clocks forward is a day, by leaving one out.
    const GAP_MINUTES_MAX: i64 = 48 * 60;
    (0..=GAP_MINUTES_MAX).find_map(|minutes| {
        let shifted = local.checked_add_signed(TimeDelta::minutes(minutes))?;
        let instant = match zone.from_local_datetime(&shifted) {
            LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => instant,
            LocalResult::None => return None,
        };
        Some(instant.with_timezone(&Utc))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Asia::Ho_Chi_Minh;
    use chrono_tz::Europe::Berlin;

    #[track_caller]
    fn check_next(expression: &str, after: &str, zone: Tz, expected: &[&str]) {
        let spec = CronSpec::parse(expression).expect("the expression is readable");
        let after: Instant = after.parse().unwrap();
        let firings = std::iter::successors(spec.next_after(after, zone), |last| spec.next_after(*last, zone));
        let found: Vec<String> = firings.take(expected.len()).map(|i| i.with_timezone(&zone).to_rfc3339()).collect();
        assert_eq!(found, expected, "{expression}");
    }

    #[track_caller]
    fn check_fault(expression: &str, expected: &CronFault) {
        assert_eq!(CronSpec::parse(expression).as_ref(), Err(expected));
    }

    #[test]
    fn monday_is_one() {
        let expected = ["2022-04-01T08:00:00+07:00", "2022-04-04T08:00:00+07:00"];
        check_next("0 8 * * 1-5", "2022-03-31T01:00:00Z", Ho_Chi_Minh, &expected);
    }

    #[test]
    fn a_firing_lies_after_the_instant() {
        check_next("0 8 31 3 *", "2022-03-31T00:59:59Z", Ho_Chi_Minh, &["2022-03-31T08:00:00+07:00"]);
        check_next("0 8 31 3 *", "2022-03-31T01:00:00Z", Ho_Chi_Minh, &["2023-03-31T08:00:00+07:00"]);
    }

    #[test]
    fn either_day_field_counts_when_both_are_set() {
        let expected = ["2022-03-01T08:00:00+07:00", "2022-03-07T08:00:00+07:00", "2022-03-14T08:00:00+07:00"];
        check_next("0 8 1 * MON", "2022-02-28T12:00:00Z", Ho_Chi_Minh, &expected);
        check_next(
            "0 8 31 2 MON",
            "2022-02-22T00:00:00Z",
            Ho_Chi_Minh,
            &["2022-02-28T08:00:00+07:00", "2023-02-06T08:00:00+07:00"],
        );
    }

    #[test]
    fn the_twenty_ninth_of_february_waits_for_its_year() {
        check_next("0 0 29 2 *", "2022-03-01T00:00:00Z", Ho_Chi_Minh, &["2024-02-29T00:00:00+07:00"]);
        check_next("0 0 29 2 *", "2096-01-01T00:00:00Z", Ho_Chi_Minh, &["2096-02-29T00:00:00+07:00"]);
    }

    #[test]
    fn a_local_time_left_out_fires_once_after_it_and_one_that_repeats_fires_once() {
        check_next(
            "30 2 * * *",
            "2022-03-26T12:00:00Z",
            Berlin,
            &["2022-03-27T03:00:00+02:00", "2022-03-28T02:30:00+02:00"],
        );
        check_next(
            "30 2 * * *",
            "2022-10-29T12:00:00Z",
            Berlin,
            &["2022-10-30T02:30:00+02:00", "2022-10-31T02:30:00+01:00"],
        );
        check_next(
            "*/30 2 * * *",
            "2022-10-30T00:00:00Z",
            Berlin,
            &["2022-10-30T02:30:00+02:00", "2022-10-31T02:00:00+01:00"],
        );
    }

    #[test]
    fn firings_hold_their_last_instant() {
        let spec = CronSpec::parse("0 8 * * *").unwrap();
        let instant = |text: &str| text.parse::<Instant>().unwrap();
        let until = |end| spec.firings(instant("2022-03-01T01:00:00Z"), instant(end), Ho_Chi_Minh).count();
        assert_eq!(until("2022-03-04T01:00:00Z"), 3);
        assert_eq!(until("2022-03-04T00:59:59Z"), 2);
        assert_eq!(until("2022-02-01T00:00:00Z"), 0);
    }

    #[test]
    fn what_is_refused_says_why() {
        use CronFault::{FieldCount, NeverFires};
        use CronField::{DayOfMonth, DayOfWeek, Hour, Minute, Month};
        check_fault("0 8 31 2 *", &NeverFires);
        check_fault("0 8 31 4,6,9,11 *", &NeverFires);
        check_fault("* * * * * *", &FieldCount { found: 6 });
        check_fault("******", &FieldCount { found: 1 });
        check_fault("", &FieldCount { found: 0 });
        check_fault("@daily", &FieldCount { found: 1 });
        let out = |field, value, min, max| CronFault::OutOfRange { field, value, min, max };
        check_fault("61 * * * *", &out(Minute, 61, 0, 59));
        check_fault("0 24 * * *", &out(Hour, 24, 0, 23));
        check_fault("0 8 0 * *", &out(DayOfMonth, 0, 1, 31));
        check_fault("0 8 * 13 *", &out(Month, 13, 1, 12));
        check_fault("0 8 * * 8", &out(DayOfWeek, 8, 0, 7));
        let syntax = |field, part: &str| CronFault::Syntax { field, part: part.into() };
        check_fault("0 8 * * MONDAY", &syntax(DayOfWeek, "MONDAY"));
        check_fault("0 8 * * 1,", &syntax(DayOfWeek, ""));
        check_fault("0 -8 * * 1", &syntax(Hour, "-8"));
        check_fault("+5 8 * * 1", &syntax(Minute, "+5"));
        let step = |field, part: &str| CronFault::Step { field, part: part.into() };
        check_fault("*/0 8 * * *", &step(Minute, "*/0"));
        check_fault("5/10 8 * * *", &step(Minute, "5/10"));
        let other = |field, part: &str| CronFault::OtherDialect { field, part: part.into() };
        check_fault("0 8 L * *", &other(DayOfMonth, "L"));
        check_fault("0 8 15W * *", &other(DayOfMonth, "15W"));
        check_fault("0 8 * * FRI#2", &other(DayOfWeek, "FRI#2"));
        check_fault("0 8 ? * 1", &other(DayOfMonth, "?"));
        check_fault("0 8 * * 5L", &other(DayOfWeek, "5L"));
        check_fault(&"1,".repeat(300), &CronFault::TooLong { bytes_max: BYTES_MAX });
    }

    #[test]
    fn what_is_meant_alike_is_written_alike() {
        assert_eq!(CronSpec::parse(" 0  8 * * 1 ").unwrap().as_str(), "0 8 * * 1");
    }
}
