//! The expression as a value: what it says, and when it fires next.

use std::str::FromStr;

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use cron::Schedule;

use super::fault::{CronFault, CronField};
use super::field::{Values, WEEKDAYS};
use super::last_day;
use super::last_working_day::LastWorkingDays;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;

/// The most bytes of an expression; listing every minute and hour takes fewer.
const BYTES_MAX: usize = 512;

/// A five-field cron expression, as in crontab.
#[derive(Clone, Debug)]
pub struct CronSpec {
    text: String,
    /// How often it fires on a day on which it fires.
    times_a_day: u32,
    /// What fires by the numbers of days: any of these.
    schedules: Vec<Schedule>,
    /// What fires by the calendar, beside them.
    last_working: Option<LastWorkingDays>,
}

/// Where an expression is read: the zone of the clocks, and the calendar.
#[derive(Clone, Copy, Debug)]
pub struct LocalTime<'c> {
    /// The zone.
    pub zone: Tz,
    /// The calendar, which says what the last working day of a month is.
    pub outlook: Outlook<'c>,
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
        let (minutes, hours) = (Values::parse(minute, CronField::Minute)?, Values::parse(hour, CronField::Hour)?);
        let (minute, hour) = (minutes.list(|value| value), hours.list(|value| value));
        let times_a_day = minutes.len() * hours.len();
        let days = Values::parse(day_of_month, CronField::DayOfMonth)?;
        let months = Values::parse(month, CronField::Month)?;
        let weekdays = Values::parse(day_of_week, CronField::DayOfWeek)?;
        let month = months.list(|value| value);

        let mut schedules = Vec::new();
        if has_day(days, months) && (days.is_set || !weekdays.is_set) {
            schedules.push(schedule(&format!("0 {minute} {hour} {} {month} *", days.list(|value| value))));
        }
        if days.has_last {
            schedules.extend(last_day::expressions(&minute, &hour, months).iter().map(|text| schedule(text)));
        }
        if weekdays.is_set {
            let weekdays = weekdays.list(|value| WEEKDAYS[value as usize]);
            schedules.push(schedule(&format!("0 {minute} {hour} * {month} {weekdays}")));
        }
        let times = || schedule(&format!("0 {minute} {hour} * * *"));
        let last_working = days.has_last_working.then(|| LastWorkingDays { months, times: times() });
        if schedules.is_empty() && last_working.is_none() {
            return Err(CronFault::NeverFires);
        }
        Ok(CronSpec { text: fields.join(" "), times_a_day, schedules, last_working })
    }

    /// The expression as it was written, with single spaces.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How often it fires on a day on which it fires, as far as all of the day's clock times exist once.
    pub(super) fn times_a_day(&self) -> u32 {
        self.times_a_day
    }

    /// Whether the calendar has a say in when it fires.
    pub fn asks_calendar(&self) -> bool {
        self.last_working.is_some()
    }

    /// The first firing after an instant, in local time; `None` when there is none by the end of 2100.
    pub fn next_after(&self, after: Instant, local: LocalTime<'_>) -> Option<Instant> {
        // The crate is asked in local time without a zone, so that its dealings with changed clocks do not matter. Time
        // that was repeated lies before `after` again: it is passed over.
        let mut time = after.with_timezone(&local.zone).naive_local();
        loop {
            time = self.next_local(time, local.outlook)?;
            let instant = first_instant(time, local.zone)?;
            if instant > after {
                return Some(instant);
            }
        }
    }

    /// The firings after `after` up to and with `until`, in order. Unbounded in number: who asks takes what it needs.
    pub fn firings<'s>(
        &'s self,
        after: Instant,
        until: Instant,
        local: LocalTime<'s>,
    ) -> impl Iterator<Item = Instant> + 's {
        let next = move |last: &Instant| self.next_after(*last, local);
        std::iter::successors(self.next_after(after, local), next).take_while(move |firing| *firing <= until)
    }

    fn next_local(&self, after: NaiveDateTime, outlook: Outlook<'_>) -> Option<NaiveDateTime> {
        let instant = after.and_utc();
        let by_number = self.schedules.iter().filter_map(|schedule| schedule.after(&instant).next()).min();
        let by_calendar = self.last_working.as_ref().and_then(|days| days.next_local(after, outlook));
        by_number.map(|next| next.naive_utc()).into_iter().chain(by_calendar).min()
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
    months.iter().any(|month| days.iter().any(|day| day <= last_day::days_of(month)))
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
    use crate::domain::calendar::Calendar;
    use chrono_tz::Asia::Ho_Chi_Minh;
    use chrono_tz::Europe::Berlin;

    #[track_caller]
    fn check_next(expression: &str, after: &str, zone: Tz, expected: &[&str]) {
        let spec = CronSpec::parse(expression).expect("the expression is readable");
        let after: Instant = after.parse().unwrap();
        let calendar = Calendar::default();
        let local = LocalTime { zone, outlook: Outlook::of(&calendar) };
        let firings = std::iter::successors(spec.next_after(after, local), |last| spec.next_after(*last, local));
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
    fn the_last_day_of_a_month_is_its_own() {
        let expected = ["2024-01-31T17:00:00+07:00", "2024-02-29T17:00:00+07:00", "2024-03-31T17:00:00+07:00"];
        check_next("0 17 L * *", "2024-01-31T09:00:00Z", Ho_Chi_Minh, &expected);
        check_next("0 17 L 2 *", "2024-03-01T00:00:00Z", Ho_Chi_Minh, &["2025-02-28T17:00:00+07:00"]);
        check_next("0 17 L 2 *", "2096-03-01T00:00:00Z", Ho_Chi_Minh, &["2097-02-28T17:00:00+07:00"]);
        check_next(
            "0 17 15,L 4 MON",
            "2024-04-14T00:00:00Z",
            Ho_Chi_Minh,
            &[
                "2024-04-15T17:00:00+07:00",
                "2024-04-22T17:00:00+07:00",
                "2024-04-29T17:00:00+07:00",
                "2024-04-30T17:00:00+07:00",
            ],
        );
    }

    #[test]
    fn the_last_working_day_of_a_month_is_the_calendars() {
        // 30 April is off, 31 May is a Saturday, and the last week of January 2025 was Tết.
        let expected = ["2025-04-29T17:00:00+07:00", "2025-05-30T17:00:00+07:00", "2025-06-30T17:00:00+07:00"];
        check_next("0 17 LW * *", "2025-04-29T09:59:59Z", Ho_Chi_Minh, &expected);
        check_next("0 17 LW 1 *", "2024-12-31T00:00:00Z", Ho_Chi_Minh, &["2025-01-24T17:00:00+07:00"]);
        check_next("0 17 LW 4 *", "2025-04-29T10:00:00Z", Ho_Chi_Minh, &["2026-04-29T17:00:00+07:00"]);
        let both = ["2025-05-30T08:00:00+07:00", "2025-05-31T08:00:00+07:00"];
        check_next("0 8 L,LW 5 *", "2025-05-02T00:00:00Z", Ho_Chi_Minh, &both);
        assert!(CronSpec::parse("0 8 LW 2 *").unwrap().asks_calendar());
    }

    #[test]
    fn a_swapped_saturday_may_be_the_last_working_day() {
        let day = |text| crate::domain::Day::parse(text).unwrap();
        let swap = || crate::domain::calendar::Decided { reason: "lễ".into(), decision: "VPCP".into() };
        let calendar = Calendar::new("test".into(), [2025].into(), [(day("2025-06-02"), swap())].into())
            .with_days_worked([(day("2025-05-31"), swap())].into());
        let local = LocalTime { zone: Ho_Chi_Minh, outlook: Outlook::of(&calendar) };
        let next = CronSpec::parse("0 8 LW 5 *").unwrap().next_after("2025-05-02T00:00:00Z".parse().unwrap(), local);
        assert_eq!(next, "2025-05-31T01:00:00Z".parse().ok());
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
        let calendar = Calendar::default();
        let local = LocalTime { zone: Ho_Chi_Minh, outlook: Outlook::of(&calendar) };
        let until = |end| spec.firings(instant("2022-03-01T01:00:00Z"), instant(end), local).count();
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
        check_fault("0 8 * * L", &other(DayOfWeek, "L"));
        check_fault("0 L * * *", &syntax(Hour, "L"));
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
