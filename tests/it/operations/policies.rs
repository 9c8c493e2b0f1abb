//! Policies count from the day they are set, for the tasks of their scope.

use dondoc::domain::Day;
use dondoc::domain::id::TaskKey;
use dondoc::domain::reminder_policy::PolicyScope;
use dondoc::domain::task::TaskEvent;
use dondoc::operations::{
    Happening, PolicyText, ReminderQuery, assign_task, carry_reminder_policies, list_reminders, record_task_fact,
    set_reminder_policy, sweep_reminders, withdraw_reminder_policy,
};

use super::{Prepared, assignment, at, bench};

fn set(bench: &Prepared, scope: &str, rungs: &[i32], repeat_days: Option<u32>) {
    let sent = PolicyText {
        scope: PolicyScope::parse(scope).unwrap(),
        rungs: rungs.to_vec(),
        repeat_days,
        parent_from: None,
        province_from: None,
        quiet: None,
        reason: "12/QĐ-UBND".into(),
        seen: None,
    };
    set_reminder_policy(&bench.engine, "test", &sent).unwrap();
    carry(bench);
}

fn carry(bench: &Prepared) {
    let now = bench.engine.clock.now();
    while carry_reminder_policies(&bench.engine, now).unwrap() {}
}

fn assigned(local: &str) -> Prepared {
    let bench = bench(local);
    assign_task(&bench.engine, "test", &assignment("01", "2022-02-01", Some("2022-03-15")), None).unwrap();
    bench
}

/// Each rung that was written, with the day it fell due, after a sweep on each of these days.
fn climbed(bench: &Prepared, days: &[&str]) -> Vec<(i32, String)> {
    for day in days {
        bench.clock.set(at(&format!("2022-{day} 08:00")));
        sweep_reminders(&bench.engine, at(&format!("2022-{day} 08:00"))).unwrap();
    }
    let query = ReminderQuery { unit: None, task: None, after: None, limit: usize::MAX };
    let rows = list_reminders(&bench.engine, &query).unwrap().items;
    rows.iter().map(|row| (row.value.key.rung.0, row.value.due.to_string()[5..].to_owned())).collect()
}

fn rows(expected: &[(i32, &str)]) -> Vec<(i32, String)> {
    expected.iter().map(|(rung, due)| (*rung, (*due).to_owned())).collect()
}

#[test]
fn a_policy_that_is_set_midway_counts_from_its_day_on() {
    let bench = assigned("2022-02-23 09:00");
    assert_eq!(climbed(&bench, &["03-04"]), rows(&[(-15, "02-22"), (-7, "03-04")]));
    bench.clock.set(at("2022-03-09 09:00"));
    set(&bench, "all", &[-6, -5, -2, 2], None);
    let so_far = rows(&[(-15, "02-22"), (-7, "03-04")]);
    assert_eq!(climbed(&bench, &["03-10"]), so_far, "what would have fallen due before is not made up for");
    let expected = [&so_far[..], &rows(&[(-2, "03-11"), (2, "03-17")])].concat();
    assert_eq!(climbed(&bench, &["03-11", "03-15", "03-17", "03-25", "05-05"]), expected);
}

#[test]
fn a_task_that_waited_for_nothing_waits_again_under_a_longer_ladder() {
    let bench = assigned("2022-02-23 09:00");
    set(&bench, "plan:cchc-2022", &[-1], None);
    let first = rows(&[(-15, "02-22"), (-1, "03-14")]);
    assert_eq!(climbed(&bench, &["03-14", "03-25"]), first);
    set(&bench, "plan:cchc-2022", &[-1, 10], Some(5));
    let expected = [&first[..], &rows(&[(10, "03-29"), (15, "04-05")])].concat();
    assert_eq!(climbed(&bench, &["03-29", "04-05"]), expected);
}

#[test]
fn a_ladder_that_ends_where_a_task_stands_takes_nothing_back_that_waits() {
    let bench = assigned("2022-02-23 09:00");
    assert_eq!(climbed(&bench, &["03-16"]).last(), rows(&[(1, "03-16")]).last());
    let waiting = || bench.engine.store.units_waiting(None, 10).unwrap();
    let before = waiting();
    assert!(!before.is_empty());
    set(&bench, "all", &[-15, -7, -3, -1, 0, 1], None);
    assert_eq!(waiting(), before);
}

#[test]
fn a_plans_policy_comes_before_the_one_for_all_until_it_is_taken_back() {
    let bench = assigned("2022-02-23 09:00");
    set(&bench, "plan:cchc-2022", &[0], None);
    set(&bench, "all", &[-3, 1], None);
    assert_eq!(climbed(&bench, &["03-10", "03-15"]), rows(&[(-15, "02-22"), (0, "03-15")]));
    withdraw_reminder_policy(&bench.engine, "test", &PolicyScope::parse("plan:cchc-2022").unwrap(), None).unwrap();
    carry(&bench);
    assert_eq!(climbed(&bench, &["03-16", "03-25"]), rows(&[(-15, "02-22"), (0, "03-15"), (1, "03-16")]));
}

#[test]
fn a_policy_that_is_not_yet_carried_is_carried_on_by_the_next_engine() {
    let bench = bench("2022-02-23 09:00");
    for number in 0..1_200 {
        let number = format!("{number:04}");
        assign_task(&bench.engine, "test", &assignment(&number, "2022-02-01", Some("2022-03-15")), None).unwrap();
    }
    let sent = PolicyText {
        scope: PolicyScope::All,
        rungs: vec![-10],
        repeat_days: None,
        parent_from: None,
        province_from: None,
        quiet: None,
        reason: "x".into(),
        seen: None,
    };
    set_reminder_policy(&bench.engine, "test", &sent).unwrap();
    assert!(!carry_reminder_policies(&bench.engine, at("2022-02-23 09:01")).unwrap());
    let due = bench.engine.store.next_rungs(Day::parse("2022-03-01").unwrap(), usize::MAX).unwrap();
    assert_eq!(due.len(), 1_200);
    assert!(due.iter().all(|next| next.value.rung.0 == -10));
}

#[test]
fn an_extension_starts_the_ladder_anew() {
    let bench = assigned("2022-03-14 09:00");
    let task = TaskKey::parse("cchc-2022:01").unwrap();
    let until = Day::parse("2022-05-20").unwrap();
    let event = TaskEvent::Extended { until };
    let happening = Happening { task, event, on: Day::parse("2022-03-14").unwrap(), note: String::new(), seen: None };
    record_task_fact(&bench.engine, "test", &happening).unwrap();
    let found = climbed(&bench, &["04-27", "05-11"]);
    assert_eq!(found[found.len() - 2..], rows(&[(-15, "04-27"), (-7, "05-11")]));
}
