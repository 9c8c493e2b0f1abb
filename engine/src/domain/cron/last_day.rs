//! The last day of a month, in the words of the `cron` crate, which has none for it.

use super::field::Values;

/// The years that the crate reckons with.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2100;

/// Expressions of the crate that together fire on the last days of these months, at the given minutes and hours.
pub(super) fn expressions(minute: &str, hour: &str, months: Values) -> Vec<String> {
    let of_length = |length: u32| {
        let months: Vec<String> =
            months.iter().filter(|month| days_of(*month) == length).map(|m| m.to_string()).collect();
        (!months.is_empty()).then(|| format!("0 {minute} {hour} {length} {} *", months.join(",")))
    };
    let february = |day: u32, is_leap: bool| {
        let years: Vec<String> = YEARS.filter(|year| is_leap_year(*year) == is_leap).map(|y| y.to_string()).collect();
        format!("0 {minute} {hour} {day} 2 * {}", years.join(","))
    };
    let mut expressions: Vec<String> = [31, 30].into_iter().filter_map(of_length).collect();
    if months.iter().any(|month| month == 2) {
        expressions.extend([february(29, true), february(28, false)]);
    }
    expressions
}

/// How many days a month has at most.
pub(super) fn days_of(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
