//! `dondoc schedule next`: the firings of an expression, one instant a line.

use super::dondoc;

fn next(expression: &str, more: &[&str]) -> super::Ran {
    let fixed = ["schedule", "next", expression, "--after", "2026-11-22T09:00:00Z"];
    dondoc(&[&fixed, more].concat())
}

#[track_caller]
fn check(expression: &str, more: &[&str], expected: &[&str]) {
    let ran = next(expression, more);
    assert_eq!((ran.code, ran.out.lines().collect::<Vec<_>>().as_slice()), (0, expected), "{expression}: {}", ran.err);
}

#[test]
fn firings_are_in_the_zone_that_is_asked_for() {
    check("0 8 * * 1-5", &["--count", "2"], &["2026-11-23T08:00:00+07:00", "2026-11-24T08:00:00+07:00"]);
    check("0 8 * * 1-5", &["--zone", "Europe/Berlin"], &["2026-11-23T08:00:00+01:00"]);
    check("0 17 L * *", &["--count", "2"], &["2026-11-30T17:00:00+07:00", "2026-12-31T17:00:00+07:00"]);
    check("*/15 8-9 1 */3 FRI", &[], &["2027-01-01T08:00:00+07:00"]);
}

#[test]
fn the_last_working_day_asks_the_calendar_and_says_where_it_is_provisional() {
    let ran = next("0 17 LW 8,11 *", &["--count", "1"]);
    assert_eq!((ran.out.trim_end(), ran.err.as_str()), ("2026-11-30T17:00:00+07:00", ""));
    let ran = next("0 17 LW 4 *", &[]);
    assert_eq!(ran.out.trim_end(), "2027-04-29T17:00:00+07:00");
    assert!(ran.err.starts_with("provisional"), "{}", ran.err);
    // What does not ask the calendar does not depend on its decrees.
    assert_eq!(next("0 17 L 4 *", &[]).err, "");
}

#[test]
fn what_cannot_be_a_schedule_is_refused() {
    for expression in ["61 * * * *", "* * * * * *", "******", "0 8 31 2 *", "0 8 15W * *", ""] {
        let ran = next(expression, &[]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{expression}");
    }
    let ran = next("0 8 * * *", &["--zone", "Asia/Hanoi"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Asia/Hanoi") && ran.err.contains("IANA"), "{}", ran.err);
    for more in [["--count", "0"], ["--count", "1001"]] {
        assert_eq!(next("0 8 * * *", &more).code, 2);
    }
    let late = dondoc(&["schedule", "next", "0 8 29 2 *", "--after", "2099-01-01T00:00:00Z"]);
    assert_eq!((late.code, late.out.as_str()), (6, ""));
    assert_eq!(dondoc(&["schedule", "next", "0 8 * * *", "--after", "2026-11-22"]).code, 2);
}
