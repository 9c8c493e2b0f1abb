//! A reminder is written when it is due and not yet recorded: never lost, never doubled.

use dondoc::domain::Day;
use dondoc::domain::id::TaskKey;
use dondoc::domain::task::TaskEvent;
use dondoc::operations::{Happening, ReminderQuery, assign_task, list_reminders, record_task_fact, sweep_reminders};

use super::{Prepared, assignment, at, bench};

/// Rung, deadline and whether it is superseded, of every reminder.
fn rows(bench: &Prepared) -> Vec<(i32, String, bool)> {
    let query = ReminderQuery { unit: None, task: None, after: None, limit: 100 };
    let rows = list_reminders(&bench.engine, &query).unwrap().items;
    rows.iter().map(|row| (row.value.key.rung.0, row.value.key.deadline.to_string(), row.value.superseded)).collect()
}

fn sweep(bench: &Prepared, local: &str) -> usize {
    bench.clock.set(at(local));
    sweep_reminders(&bench.engine, at(local)).unwrap()
}

fn record(bench: &Prepared, event: TaskEvent, on: &str) {
    let task = TaskKey::parse("cchc-2022:01").unwrap();
    let happening = Happening { task, event, on: Day::parse(on).unwrap(), note: String::new(), seen: None };
    record_task_fact(&bench.engine, "test", &happening).unwrap();
}

fn assigned(local: &str, due: &str) -> Prepared {
    let bench = bench(local);
    assign_task(&bench.engine, "test", &assignment("01", "2022-02-01", Some(due)), None).unwrap();
    bench
}

#[test]
fn each_rung_is_written_on_its_day_and_once() {
    let bench = assigned("2022-02-01 09:00", "2022-03-15");
    assert_eq!(sweep(&bench, "2022-02-21 23:59"), 0);
    for day in ["02-22", "03-04", "03-10", "03-14", "03-15", "03-16", "03-18", "03-25", "04-01"] {
        assert_eq!(sweep(&bench, &format!("2022-{day} 00:00")), 1, "{day}");
        assert_eq!(sweep(&bench, &format!("2022-{day} 00:01")), 0, "{day}");
    }
    let deadline = || "2022-03-15".to_owned();
    let expected = [-15, -7, -3, -1, 0, 1, 3, 8, 13].map(|rung| (rung, deadline(), false));
    assert_eq!(rows(&bench), expected);
}

#[test]
fn what_fell_due_during_a_downtime_is_written_when_the_engine_is_back() {
    let bench = assigned("2022-02-01 09:00", "2022-03-15");
    assert_eq!(sweep(&bench, "2022-05-05 08:00"), 9);
    let found: Vec<_> = rows(&bench).iter().map(|row| (row.0, row.2)).collect();
    let superseded = [-15, -7, -3, -1, 0, 1, 3, 28].map(|rung| (rung, true));
    assert_eq!(found, [&superseded[..], &[(33, false)]].concat(), "five weeks that nobody saw are one row");
}

#[test]
fn a_clock_that_steps_back_doubles_nothing() {
    let bench = assigned("2022-02-01 09:00", "2022-03-15");
    sweep(&bench, "2022-03-12 08:00");
    assert_eq!(sweep(&bench, "2022-03-08 08:00"), 0);
    assert_eq!(sweep(&bench, "2022-03-12 08:00"), 0);
    assert_eq!(rows(&bench).len(), 3);
}

#[test]
fn a_task_that_is_late_when_it_is_assigned_reminds_in_the_same_commit() {
    let bench = assigned("2022-03-31 17:00", "2022-03-15");
    assert_eq!(rows(&bench).len(), 8);
    assert_eq!(bench.engine.store.head().unwrap().position.0, 1);
}

#[test]
fn what_is_done_or_suspended_is_not_reminded_of_and_what_resumes_is() {
    let bench = assigned("2022-02-01 09:00", "2022-03-15");
    assert_eq!(sweep(&bench, "2022-03-01 09:00"), 1);
    record(&bench, TaskEvent::Suspended, "2022-03-01");
    assert_eq!(sweep(&bench, "2022-03-13 08:00"), 0);
    record(&bench, TaskEvent::Resumed, "2022-03-13");
    let written = [(-15, false), (-7, true), (-3, false)];
    let found: Vec<_> = rows(&bench).iter().map(|row| (row.0, row.2)).collect();
    assert_eq!(found, written, "the two rungs that had fallen due meanwhile");
    record(&bench, TaskEvent::Submitted, "2022-03-13");
    record(&bench, TaskEvent::Accepted, "2022-03-13");
    assert_eq!(sweep(&bench, "2022-04-01 08:00"), 0);
}

#[test]
fn an_extension_reminds_of_the_new_deadline() {
    let bench = assigned("2022-02-01 09:00", "2022-03-15");
    sweep(&bench, "2022-03-12 08:00");
    record(&bench, TaskEvent::Extended { until: Day::parse("2022-03-31").unwrap() }, "2022-03-12");
    assert_eq!(rows(&bench).last(), Some(&(-15, "2022-03-31".to_owned(), false)), "its first rung is due at once");
    assert_eq!(sweep(&bench, "2022-03-16 08:00"), 0, "the old deadline is no longer one");
    assert_eq!(sweep(&bench, "2022-03-22 08:00"), 1);
    assert_eq!(rows(&bench).last(), Some(&(-7, "2022-03-31".to_owned(), false)));
}

#[test]
fn a_sweep_goes_through_more_tasks_than_one_commit_holds() {
    let bench = bench("2022-02-01 09:00");
    for number in 0..600 {
        let number = format!("{number:03}");
        assign_task(&bench.engine, "test", &assignment(&number, "2022-02-01", Some("2022-03-15")), None).unwrap();
    }
    assert_eq!(sweep(&bench, "2022-02-22 08:00"), 600);
    assert_eq!(sweep(&bench, "2022-02-22 08:01"), 0);
}
