//! Random expressions at random instants, against an independent reading of crontab's dialect.

use std::str::FromStr;

use chrono::{Datelike, TimeZone, Utc};
use chrono_tz::Asia::Ho_Chi_Minh;
use croner::Cron;
use proptest::prelude::*;
use proptest::sample::select;

use super::{CronFault, CronSpec, LocalTime};
use crate::domain::calendar::{Calendar, Outlook};

/// A field of numbers from `min` to `max`: `*`, steps, values, ranges, and lists of them.
fn field(min: u32, max: u32, names: &'static [&'static str]) -> impl Strategy<Value = String> {
    let value = (min..=max).boxed();
    let name = if names.is_empty() {
        value.clone().prop_map(|v| v.to_string()).boxed()
    } else {
        select(names).prop_map(String::from).boxed()
    };
    let range = (min..=max, min..=max).prop_map(|(a, b)| (a.min(b), a.max(b)));
    let part = prop_oneof![
        4 => value.prop_map(|value| value.to_string()),
        2 => name,
        2 => range.clone().prop_map(|(first, last)| format!("{first}-{last}")),
        1 => (range, 1..=max).prop_map(|((first, last), step)| format!("{first}-{last}/{step}")),
        1 => (1..=max).prop_map(|step| format!("*/{step}")),
    ];
    prop_oneof![3 => Just("*".to_owned()), 5 => prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(","))]
}

fn expression() -> impl Strategy<Value = String> {
    const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    const WEEKDAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    let day = (field(1, 31, &[]), 0..4_u32).prop_map(|(days, last)| match last {
        0 => "L".to_owned(),
        1 if days != "*" => format!("{days},L"),
        _ => days,
    });
    let fields = (field(0, 59, &[]), field(0, 23, &[]), day, field(1, 12, MONTHS), field(0, 7, WEEKDAYS));
    fields.prop_map(|(minute, hour, day, month, weekday)| format!("{minute} {hour} {day} {month} {weekday}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn firings_are_those_of_an_independent_reading(text in expression(), seconds in 946_659_600_i64..4_070_908_800) {
        let oracle = Cron::from_str(&text).expect("the strategy writes crontab's dialect");
        let after = Utc.timestamp_opt(seconds, 0).single().expect("a second between 2000 and 2099");
        let spec = match CronSpec::parse(&text) {
            Ok(spec) => spec,
            Err(fault) => {
                prop_assert_eq!(fault, CronFault::NeverFires, "{}", text);
                prop_assert!(oracle.find_next_occurrence(&after.with_timezone(&Ho_Chi_Minh), false).is_err());
                return Ok(());
            }
        };
        let calendar = Calendar::default();
        let local = LocalTime { zone: Ho_Chi_Minh, outlook: Outlook::of(&calendar) };
        let mut last = after;
        for _ in 0..4 {
            let expected = oracle.find_next_occurrence(&last.with_timezone(&Ho_Chi_Minh), false).ok();
            let expected = expected.filter(|at| at.year() <= 2100).map(|at| at.with_timezone(&Utc));
            let found = spec.next_after(last, local);
            prop_assert_eq!(found, expected, "{} after {}", text, last);
            let Some(next) = found else { break };
            last = next;
        }
    }
}
