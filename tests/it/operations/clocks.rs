//! Clocks that lie: whatever they show, nothing runs twice, no schedule waits for a time a clock leapt to, and the proof
//! holds.

use std::sync::Arc;

use dondoc::boot::{self, Place};
use dondoc::clock::ManualClock;
use dondoc::domain::id::ScheduleId;
use dondoc::domain::occurrence::{Disposition, Occurrence};
use dondoc::operations::{
    OccurrenceQuery, ScheduleStep, change_schedule, claim_occurrences, list_occurrences, next_start, pause_schedule,
    prove_schedule, reconcile_schedules, run_claims, tick_schedules,
};

use super::{Prepared, at, bench};
use crate::harness::configured;

const CAO_LANH: &str = "cao-lanh-kiem-tra-2022";

fn starting(cron: &str, local: &str) -> Prepared {
    let mut bench = bench(local);
    bench.engine.schedules_configured = vec![configured("checked", cron, CAO_LANH, &["866"])];
    reconcile_schedules(&bench.engine).unwrap();
    bench
}

fn id() -> ScheduleId {
    ScheduleId::parse("checked").unwrap()
}

/// Moves the clock, looks, and says how many were run; then the proof holds.
#[track_caller]
fn tick(bench: &Prepared, local: &str) -> usize {
    bench.clock.set(at(local));
    let ran = tick_schedules(&bench.engine, at(local)).unwrap().len();
    proven(bench);
    ran
}

#[track_caller]
fn proven(bench: &Prepared) {
    let proven = prove_schedule(&bench.engine, &id(), at("1990-01-01 00:00"), at("2190-01-01 00:00")).unwrap();
    assert_eq!(proven.proof.violations, []);
}

fn rows(bench: &Prepared) -> Vec<Occurrence> {
    let listed = list_occurrences(&bench.engine, &OccurrenceQuery::of(Some(id()), None, usize::MAX)).unwrap();
    listed.items.into_iter().map(|row| row.value).collect()
}

/// The nominal day, the disposition and how many instants, of each row.
fn told(bench: &Prepared) -> Vec<String> {
    let line = |row: &Occurrence| format!("{} {} {}", row.as_of, row.disposition.id(), row.count());
    rows(bench).iter().map(line).collect()
}

#[test]
fn an_hour_forward_and_back_runs_what_came_due_once() {
    let bench = starting("0 17 * * *", "2022-03-31 16:30");
    assert_eq!(tick(&bench, "2022-03-31 17:30"), 1, "the clock went ahead");
    assert_eq!(tick(&bench, "2022-03-31 16:31"), 0, "and came back");
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 0, "it has run");
    assert_eq!(tick(&bench, "2022-04-01 17:00"), 1);
    assert_eq!(told(&bench), ["2022-03-31 ran 1", "2022-04-01 ran 1"]);
    assert_eq!(rows(&bench).iter().map(|row| row.is_ahead).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn what_was_claimed_ahead_and_did_not_run_is_claimed_when_its_time_comes() {
    let bench = starting("0 17 * * *", "2022-03-31 16:30");
    assert_eq!(claim_occurrences(&bench.engine, at("2022-03-31 17:30")).unwrap(), 1);
    assert_eq!(tick(&bench, "2022-03-31 16:31"), 0);
    assert_eq!(told(&bench), Vec::<String>::new());
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
}

#[test]
fn an_hour_back_and_forward_runs_nothing_twice() {
    let bench = starting("0 17 * * *", "2022-03-31 16:30");
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(tick(&bench, "2022-03-31 16:00"), 0);
    assert_eq!(tick(&bench, "2022-03-31 17:01"), 0);
    assert_eq!(told(&bench), ["2022-03-31 ran 1"]);
}

#[test]
fn ten_years_forward_and_back_leave_the_schedule_firing_at_its_own_time() {
    let bench = starting("0 17 * * *", "2022-03-30 18:00");
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(tick(&bench, "2032-03-31 18:00"), 31, "the latest that are caught up");
    let missed = &rows(&bench)[1];
    assert_eq!((missed.disposition.id(), missed.count()), ("missed", 3_653 - 31));
    assert_eq!(tick(&bench, "2022-04-01 09:00"), 0);
    assert_eq!(told(&bench).len(), 1 + 31, "the missed stretch is taken back, and what ran stays");
    assert_eq!(tick(&bench, "2022-04-01 17:00"), 1, "it does not wait for 2032");
    assert_eq!(tick(&bench, "2022-04-02 17:00"), 1);
    // Ten years later the clock shows it rightly: March ran ahead of its time, and is passed over.
    assert_eq!(tick(&bench, "2032-03-31 18:00"), 31, "the latest that have not run yet");
    assert_eq!(rows(&bench).iter().filter(|row| row.as_of.to_string().starts_with("2032-03")).count(), 31);
    assert_eq!(tick(&bench, "2032-04-01 18:00"), 1);
}

#[test]
fn findings_move_on_after_a_clock_that_was_ahead() {
    let bench = starting("0 17 * * *", "2022-03-30 18:00");
    assert_eq!(tick(&bench, "2022-07-31 18:00"), 31);
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    let query = dondoc::operations::FindingQuery { unit: None, directive: None, status: None, after: None, limit: 1 };
    let finding = dondoc::operations::list_findings(&bench.engine, &query).unwrap().items.remove(0).value;
    assert_eq!(finding.last_seen.to_string(), "2022-03-31", "July is no later day while it is still to come");
}

#[test]
fn seventy_years_of_minutes_are_one_missed_stretch() {
    let mut bench = starting("* * * * *", "2022-03-31 17:00");
    bench.engine.schedules_configured[0].rule.catch_up.count = 2;
    reconcile_schedules(&bench.engine).unwrap();
    bench.clock.set(at("2092-03-31 17:00"));
    assert_eq!(claim_occurrences(&bench.engine, at("2092-03-31 17:00")).unwrap(), 2);
    let found = rows(&bench);
    assert_eq!(found.len(), 3);
    let minutes = u64::try_from((at("2092-03-31 17:00") - at("2022-03-31 17:00")).num_minutes()).unwrap();
    assert_eq!((found[0].disposition.id(), found[0].count()), ("missed", minutes - 2));
    proven(&bench);
    assert_eq!(claim_occurrences(&bench.engine, at("2022-03-31 17:05")).unwrap(), 2, "the two latest of five minutes");
    proven(&bench);
}

#[test]
fn a_machine_that_slept_three_weeks_runs_each_day_at_its_own_date() {
    let bench = starting("0 17 * * *", "2022-03-01 18:00");
    assert_eq!(tick(&bench, "2022-03-22 18:00"), 21);
    assert_eq!(told(&bench).first().map(String::as_str), Some("2022-03-02 ran 1"));
    assert_eq!(tick(&bench, "2022-03-22 18:01"), 0);
}

#[test]
fn a_clock_before_the_schedule_began_owes_nothing_and_takes_nothing_back() {
    let bench = starting("0 17 * * *", "2022-03-30 18:00");
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(tick(&bench, "1990-01-01 00:00"), 0);
    assert_eq!(told(&bench), ["2022-03-31 ran 1"]);
    assert_eq!(tick(&bench, "2022-04-01 17:00"), 1);
}

#[test]
fn what_a_person_changes_after_the_clock_came_back_holds_from_then_on() {
    let bench = starting("0 17 * * *", "2022-03-30 18:00");
    let step = ScheduleStep { id: id(), reason: "kiểm kê".into(), seen: None };
    tick(&bench, "2032-03-31 18:00");
    bench.clock.set(at("2022-03-31 12:00"));
    pause_schedule(&bench.engine, "test", &step).unwrap();
    assert_eq!(tick(&bench, "2022-04-02 18:00"), 0);
    let found = rows(&bench);
    assert_eq!(
        (found[0].as_of.to_string().as_str(), found[0].disposition.id(), found[0].count()),
        ("2022-03-31", "skipped", 3)
    );
    let text = dondoc::operations::ScheduleText { cron: "0 8 * * *".into(), ..Default::default() };
    assert!(change_schedule(&bench.engine, "test", &step, &text).is_err());
}

#[test]
fn the_next_start_is_the_next_instant_or_a_start_that_was_put_off() {
    let mut bench = starting("0 17 * * *", "2022-03-31 16:30");
    assert_eq!(next_start(&bench.engine, at("2022-03-31 16:30")).unwrap(), Some(at("2022-03-31 17:00")));
    bench.engine.schedules_configured[0].rule.jitter_seconds = 3_600;
    reconcile_schedules(&bench.engine).unwrap();
    bench.clock.set(at("2022-03-31 17:00"));
    claim_occurrences(&bench.engine, at("2022-03-31 17:00")).unwrap();
    let row = rows(&bench).remove(0);
    assert!(row.jitter_seconds > 0, "this instant of this schedule is put off");
    assert_eq!(next_start(&bench.engine, at("2022-03-31 17:00")).unwrap(), Some(row.start()));
    let mut run = 0;
    run_claims(&bench.engine, |_| run += 1).unwrap();
    assert_eq!(run, 0, "its start has not come");
    bench.clock.set(row.start());
    run_claims(&bench.engine, |_| run += 1).unwrap();
    assert_eq!((run, rows(&bench)[0].disposition.id()), (1, "ran"));
}

/// A folder that is opened anew for each step, as after a crash between any two commits.
#[test]
fn a_restart_between_any_two_commits_loses_and_doubles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let open = |local: &str| {
        let clock = Arc::new(ManualClock::at(at(local)));
        let place = Place::NewFolder(folder.path());
        let engine =
            boot::engine_with(boot::settings(None).unwrap(), place, Arc::<ManualClock>::clone(&clock)).unwrap();
        let mut bench = Prepared { engine, clock };
        bench.engine.schedules_configured = vec![configured("checked", "0 17 * * *", CAO_LANH, &["866"])];
        reconcile_schedules(&bench.engine).unwrap();
        bench
    };
    drop(open("2022-03-30 18:00"));
    let claiming = open("2022-03-31 17:00");
    assert_eq!(claim_occurrences(&claiming.engine, at("2022-03-31 17:00")).unwrap(), 1);
    drop(claiming); // claimed, and not run
    let bench = open("2022-03-31 17:05");
    assert_eq!(rows(&bench)[0].disposition, Disposition::Claimed { since: at("2022-03-31 17:00") });
    assert_eq!(tick(&bench, "2022-03-31 17:05"), 1);
    drop(bench); // run
    let ahead = open("2032-03-31 18:00");
    assert_eq!(claim_occurrences(&ahead.engine, at("2032-03-31 18:00")).unwrap(), 31);
    drop(ahead); // claimed ahead of their time, and not run
    let bench = open("2022-04-01 09:00");
    assert_eq!(tick(&bench, "2022-04-01 09:00"), 0);
    drop(bench); // taken back
    let bench = open("2022-04-01 17:01");
    assert_eq!(tick(&bench, "2022-04-01 17:01"), 1);
    assert_eq!(told(&bench), ["2022-03-31 ran 1", "2022-04-01 ran 1"]);
}
