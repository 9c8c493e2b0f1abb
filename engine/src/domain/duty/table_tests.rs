//! Every row of the table of periodic reports that directives were found to state, with its source in its name.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{DutyRule, RuleText};
use crate::domain::Day;
use crate::domain::calendar::{Calendar, Footing, Outlook, Told};
use crate::domain::unit::UnitKind;

use UnitKind::{Commune, Department, District, Division, Province};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn rule(recurrence: &str, cutoff: &str, due: &str, weekend_rule: &str) -> DutyRule {
    let [recurrence, cutoff, due, weekend_rule] = [recurrence, cutoff, due, weekend_rule].map(str::to_owned);
    DutyRule::read(&RuleText { recurrence, cutoff, due, weekend_rule }).unwrap()
}

fn decreed() -> Calendar {
    Calendar::new("test".into(), (2011..=2026).collect(), BTreeMap::new())
}

/// The periods that begin in a stretch of days, each with its name, its days and its deadline for a kind of unit.
#[track_caller]
fn check(rule: &DutyRule, kind: UnitKind, between: (&str, &str), expected: &[(&str, &str, &str)]) {
    let calendar = decreed();
    let periods = rule.periods(day(between.0)).take_while(|period| period.days.first() <= day(between.1));
    let found: Vec<_> = periods
        .map(|period| {
            let due = rule.due(&period, kind, Outlook::of(&calendar)).expect("the rule speaks of the kind");
            (period.label(), period.days.to_string(), due.value.to_string())
        })
        .collect();
    let found: Vec<_> = found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(found, expected);
}

const Y2022: (&str, &str) = ("2021-12-01", "2022-11-30");

#[test]
fn reform_reports_of_quarters_one_and_three_s01() {
    let expected =
        [("2022-Q1", "2021-12-15..2022-03-14", "2022-03-20"), ("2022-Q3", "2022-06-15..2022-09-14", "2022-09-20")];
    check(&rule("quarter 1,3", "14/3", "20", "none"), Province, Y2022, &expected);
}

#[test]
fn reform_reports_of_the_first_half_and_the_year_s01() {
    let half = [("2022-H1", "2021-12-15..2022-06-14", "2022-06-20")];
    check(&rule("half-year 1", "14/6", "20", "none"), Province, Y2022, &half);
    let year = [("2022", "2021-12-15..2022-12-14", "2022-12-20")];
    check(&rule("year", "14/12", "20", "none"), Province, Y2022, &year);
    check(&rule("year", "14/12", "20/12", "none"), Province, Y2022, &year);
    let nine = [("2022-9M", "2021-12-15..2022-09-14", "2022-09-20")];
    check(&rule("nine-months", "14/9", "20/9", "none"), Province, Y2022, &nine);
}

#[test]
fn reports_to_the_government_by_the_25th_of_the_last_month_s03() {
    let expected = [
        ("2022-Q1", "2021-12-15..2022-03-14", "2022-03-25"),
        ("2022-Q2", "2022-03-15..2022-06-14", "2022-06-25"),
        ("2022-Q3", "2022-06-15..2022-09-14", "2022-09-25"),
        ("2022-Q4", "2022-09-15..2022-12-14", "2022-12-25"),
    ];
    check(&rule("quarter", "14/3", "25", "none"), Province, Y2022, &expected);
}

#[test]
fn the_general_pattern_s02() {
    let month = rule("month", "14", "last", "none");
    let expected =
        [("2024-M02", "2024-01-15..2024-02-14", "2024-02-29"), ("2024-M03", "2024-02-15..2024-03-14", "2024-03-31")];
    check(&month, Department, ("2024-01-01", "2024-02-29"), &expected);
    let half =
        [("2022-H1", "2021-12-15..2022-06-14", "2022-06-25"), ("2022-H2", "2022-06-15..2022-12-14", "2022-12-25")];
    check(&rule("half-year", "14/6", "25", "none"), Department, Y2022, &half);
}

#[test]
fn the_cascade_of_bac_kan_in_the_third_quarter_of_2021_s04() {
    let levels = "commune, division 16; department 18; district 19";
    let none = rule("quarter", "14/3", levels, "none");
    let third = ("2021-06-15", "2021-06-15");
    let q3 = |due| [("2021-Q3", "2021-06-15..2021-09-14", due)];
    check(&none, Commune, third, &q3("2021-09-16"));
    check(&none, Division, third, &q3("2021-09-16"));
    // The 18th was a Saturday and the 19th a Sunday: fixed dates stay where nothing else is said.
    check(&none, Department, third, &q3("2021-09-18"));
    check(&none, District, third, &q3("2021-09-19"));
    let next = rule("quarter", "14/3", levels, "next-working-day");
    check(&next, Commune, third, &q3("2021-09-16"));
    check(&next, Department, third, &q3("2021-09-20"));
    check(&next, District, third, &q3("2021-09-20"));
    let previous = rule("quarter", "14/3", levels, "previous-working-day");
    check(&previous, Department, third, &q3("2021-09-17"));
    check(&previous, District, third, &q3("2021-09-17"));
    assert_eq!((none.concerns(Province), none.concerns(District)), (false, true));
}

#[test]
fn ba_ria_vung_tau_2012_s05() {
    // "Before 20 November" is the 19th at the latest.
    check(
        &rule("year", "", "19/11", "none"),
        Division,
        ("2012-01-01", "2012-12-31"),
        &[("2012", "2012-01-01..2012-12-31", "2012-11-19")],
    );
    let month =
        [("2012-M01", "2012-01-01..2012-01-31", "2012-01-15"), ("2012-M02", "2012-02-01..2012-02-29", "2012-02-15")];
    check(&rule("month", "", "15", "none"), Division, ("2012-01-01", "2012-02-28"), &month);
    let quarter =
        [("2012-Q1", "2012-01-01..2012-03-31", "2012-03-05"), ("2012-Q2", "2012-04-01..2012-06-30", "2012-06-05")];
    check(&rule("quarter", "", "5", "none"), Division, ("2012-01-01", "2012-06-30"), &quarter);
    check(
        &rule("half-year 1", "30/6", "5/6", "none"),
        Division,
        ("2012-01-01", "2012-12-31"),
        &[("2012-H1", "2012-01-01..2012-06-30", "2012-06-05")],
    );
    check(
        &rule("year", "31/12", "25/11", "none"),
        Division,
        ("2012-01-01", "2012-12-31"),
        &[("2012", "2012-01-01..2012-12-31", "2012-11-25")],
    );
}

#[test]
fn law_enforcement_years_run_from_october_s06() {
    let monitoring = rule("year", "30/9", "+15d", "none");
    check(&monitoring, District, ("2020-10-01", "2020-10-01"), &[("2021", "2020-10-01..2021-09-30", "2021-10-15")]);
    let half = rule("half-year 1", "31/3", "+20d", "none");
    check(&half, District, ("2020-10-01", "2020-10-01"), &[("2021-H1", "2020-10-01..2021-03-31", "2021-04-20")]);
    let year = rule("year", "30/9", "+20d", "none");
    check(&year, District, ("2020-10-01", "2020-10-01"), &[("2021", "2020-10-01..2021-09-30", "2021-10-20")]);
}

#[test]
fn information_and_communications_in_two_steps_s07() {
    let of = |recurrence, due, kind, expected: &str| {
        let rule = rule(recurrence, "", due, "none");
        let period = rule.periods(day("2023-01-01")).next().unwrap();
        let due = rule.due(&period, kind, Outlook::of(&decreed())).unwrap();
        assert_eq!(due, Told { value: day(expected), footing: Footing::Decreed });
    };
    for (recurrence, due, reporter, consolidator) in [
        ("month", "commune 15; district 16", "2023-01-15", "2023-01-16"),
        ("quarter", "commune 6; district 8", "2023-03-06", "2023-03-08"),
        ("half-year", "commune 6/6; district 8/6", "2023-06-06", "2023-06-08"),
        ("year", "commune 25/11; district 27/11", "2023-11-25", "2023-11-27"),
    ] {
        of(recurrence, due, Commune, reporter);
        of(recurrence, due, District, consolidator);
    }
}

#[test]
fn quarters_and_months_that_are_no_calendar_ones_s57_s58_s87() {
    let lam_dong = rule("quarter", "29/2", "+5wd", "none");
    let of_2020 = [("2020-Q1", "2019-12-01..2020-02-29", "2020-03-06")];
    check(&lam_dong, District, ("2019-12-01", "2019-12-31"), &of_2020);
    let of_2021 = [("2021-Q1", "2020-12-01..2021-02-28", "2021-03-05")];
    check(&lam_dong, District, ("2020-12-01", "2020-12-31"), &of_2021);
    let month = rule("month", "20", "25", "none");
    check(&month, Commune, ("2021-07-21", "2021-07-31"), &[("2021-M08", "2021-07-21..2021-08-20", "2021-08-25")]);
    check(&month, Commune, ("2025-09-21", "2025-09-30"), &[("2025-M10", "2025-09-21..2025-10-20", "2025-10-25")]);
}

#[test]
fn dossiers_of_half_a_year_as_dong_thap_has_them() {
    let rule = rule("half-year", "30/6", "10/7", "next-working-day");
    let expected =
        [("2022-H1", "2022-01-01..2022-06-30", "2022-07-11"), ("2022-H2", "2022-07-01..2022-12-31", "2023-01-10")];
    check(&rule, District, ("2022-01-01", "2022-12-31"), &expected);
}

#[test]
fn a_deadline_that_rests_on_a_year_without_a_decree_is_provisional() {
    let calendar = decreed();
    let rule = rule("month", "", "5+1", "next-working-day");
    let period = rule.periods(day("2026-12-01")).next().unwrap();
    let due = rule.due(&period, District, Outlook::of(&calendar)).unwrap();
    assert_eq!(due, Told { value: day("2027-01-05"), footing: Footing::Provisional });
    let fixed = self::rule("month", "", "5+1", "none");
    let due = fixed.due(&period, District, Outlook::of(&calendar)).unwrap();
    assert_eq!(due.footing, Footing::Decreed, "a fixed date rests on no decree");
}

#[test]
fn what_follows_its_completion_is_due_so_long_after_it() {
    let calendar = decreed();
    let due = |recurrence, weekend, start| {
        let rule = rule(recurrence, "", "", weekend);
        assert_eq!(rule.periods(day("2022-01-01")).next(), None);
        rule.due_after(day(start), Outlook::of(&calendar)).unwrap().value.to_string()
    };
    assert_eq!(due("after-completion 3m", "none", "2022-11-30"), "2023-02-28");
    assert_eq!(due("after-completion 30d", "none", "2022-03-10"), "2022-04-09");
    assert_eq!(due("after-completion 30d", "next-working-day", "2022-03-10"), "2022-04-11");
    assert_eq!(due("after-completion 5wd", "none", "2022-03-10"), "2022-03-17");
}

#[test]
fn all_that_is_wrong_with_a_rule_is_said_at_once() {
    let faults = |texts: [&str; 4]| {
        let [recurrence, cutoff, due, weekend_rule] = texts.map(str::to_owned);
        let faults = DutyRule::read(&RuleText { recurrence, cutoff, due, weekend_rule }).err().unwrap_or_default();
        faults.iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>()
    };
    assert_eq!(
        faults(["quarter", "30/2", "x", "monday"]),
        [("weekend_rule", "bad-weekend-rule"), ("cutoff", "bad-cutoff"), ("due", "bad-due")]
    );
    assert_eq!(faults(["hourly", "", "", ""]), [("recurrence", "bad-recurrence")]);
    assert_eq!(faults(["after-completion 3m", "14/3", "20", ""]), [("cutoff", "needless"), ("due", "needless")]);
    for due in ["", "0", "32", "5+7", "10/13", "30/2/1", "+d", "+400d", "+5", "-3d", "mayor 5", "commune", "5 commune"]
    {
        assert_eq!(faults(["quarter", "14/3", due, ""]), [("due", "bad-due")], "{due}");
    }
    assert_eq!(faults(["month", "", "10/7", ""]), [("due", "bad-due")]);
    assert_eq!(faults(["quarter", "14/3", "20/10", ""]), [("due", "due-before-period")]);
    assert_eq!(faults(["month", "14", "10", ""]), []);
    assert_eq!(faults(["month", "", "commune 5; commune 6", ""]), [("due", "level-repeated")]);
    assert_eq!(faults(["month", "", "5; 6", ""]), [("due", "level-repeated")]);
}

fn any_rule() -> impl Strategy<Value = (DutyRule, i32)> {
    let day = 1..=27_u32;
    prop_oneof![
        day.clone().prop_map(|day| (rule("month", &day.to_string(), "last", "none"), 12)),
        (day.clone(), 1..=12_u32)
            .prop_map(|(day, month)| (rule("quarter", &format!("{day}/{month}"), "last", "none"), 4)),
        (day, 1..=12_u32).prop_map(|(day, month)| (rule("half-year", &format!("{day}/{month}"), "last", "none"), 2)),
        Just((rule("month", "last", "last", "none"), 12)),
        Just((rule("quarter", "28/2", "last", "none"), 4)),
        Just((rule("year", "29/2", "last", "none"), 1)),
    ]
}

proptest! {
    #[test]
    fn periods_follow_each_other_without_gap_or_overlap_and_have_their_own_names((rule, a_year) in any_rule(), from in 10_000..40_000_i32) {
        let from = Day::from_epoch(from).unwrap();
        let periods: Vec<_> = rule.periods(from).take(40).collect();
        prop_assert!(periods[0].days.first() >= from);
        prop_assert!(periods[0].days.first().since(from) <= 366 / a_year + 4);
        for pair in periods.windows(2) {
            prop_assert_eq!(pair[0].days.last().plus(1), pair[1].days.first());
        }
        let mut labels: Vec<String> = periods.iter().map(super::DutyPeriod::label).collect();
        labels.sort();
        labels.dedup();
        prop_assert_eq!(labels.len(), periods.len());
        let outlook = decreed();
        for period in &periods {
            let due = rule.due(period, Commune, Outlook::of(&outlook)).unwrap().value;
            prop_assert!(due >= period.days.last(), "the last day of the month of the cut-off");
        }
    }
}
