//! Every nominal instant of a schedule gets exactly one occurrence, whatever the clock and the process do.

use std::sync::Arc;

use dondoc::domain::evaluation::PluginFault;
use dondoc::domain::id::ScheduleId;
use dondoc::domain::occurrence::{Disposition, Occurrence, OccurrenceKey};
use dondoc::domain::schedule::{ConfiguredSchedule, DaysOff};
use dondoc::operations::{
    EvaluationQuery, FindingQuery, OccurrenceQuery, list_evaluations, list_findings, list_occurrences,
    reconcile_schedules, tick_schedules,
};
use dondoc::store::memory::MemoryStore;
use dondoc::store::{Change, Expectation, Record, RecordKey, Tick};

use super::{Prepared, at, bench};
use crate::harness::configured;
use crate::host::component;

fn daily(local: &str, directive: &str) -> Prepared {
    let mut bench = bench(local);
    start_with(&mut bench, vec![configured("daily", "0 17 * * *", directive, &["866"])]);
    tick(&bench, local);
    bench
}

/// Starts anew with these schedules in the configuration.
fn start_with(bench: &mut Prepared, schedules: Vec<ConfiguredSchedule>) {
    bench.engine.schedules_configured = schedules;
    reconcile_schedules(&bench.engine).unwrap();
}

/// Moves the clock, ticks, and says how many occurrences were run.
fn tick(bench: &Prepared, local: &str) -> usize {
    bench.clock.set(at(local));
    tick_schedules(&bench.engine, at(local)).unwrap().len()
}

/// The as-of day and the disposition of every occurrence.
fn occurrences(bench: &Prepared) -> Vec<(String, &'static str)> {
    let query = OccurrenceQuery::of(None, None, 1_000);
    let rows = list_occurrences(&bench.engine, &query).unwrap().items;
    rows.iter().map(|row| (row.value.as_of.to_string(), row.value.disposition.id())).collect()
}

fn evaluation_days(bench: &Prepared) -> Vec<String> {
    let query = EvaluationQuery { schedule: None, unit: None, directive: None, after: None, limit: 1_000 };
    let rows = list_evaluations(&bench.engine, &query).unwrap().items;
    rows.iter().map(|row| row.value.as_of.day.to_string()).collect()
}

const CAO_LANH: &str = "cao-lanh-kiem-tra-2022";

#[test]
fn a_firing_evaluates_at_its_nominal_date_once() {
    let bench = daily("2022-03-30 18:00", CAO_LANH);
    assert_eq!(tick(&bench, "2022-03-31 16:59"), 0);
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(tick(&bench, "2022-03-31 17:01"), 0);
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "ran")]);
    assert_eq!(evaluation_days(&bench), ["2022-03-31"]);
}

#[test]
fn its_outcomes_move_findings() {
    let bench = daily("2022-03-30 18:00", CAO_LANH);
    tick(&bench, "2022-03-31 17:00");
    let query = FindingQuery { unit: None, directive: None, status: None, after: None, limit: 100 };
    let findings = list_findings(&bench.engine, &query).unwrap().items;
    let mut checks: Vec<String> = findings.iter().map(|row| row.value.key.check.to_string()).collect();
    checks.dedup();
    assert_eq!(checks, ["CL-01", "CL-05", "CL-12"], "without papers there is no plan; for the rest there is no data");
}

#[test]
fn days_that_were_slept_through_are_each_run_at_their_own_date() {
    let bench = daily("2022-03-28 18:00", CAO_LANH);
    assert_eq!(tick(&bench, "2022-03-31 20:00"), 3);
    assert_eq!(evaluation_days(&bench), ["2022-03-29", "2022-03-30", "2022-03-31"]);
}

#[test]
fn a_long_downtime_is_one_missed_stretch_and_the_latest_month() {
    let bench = daily("2022-03-01 18:00", CAO_LANH);
    assert_eq!(tick(&bench, "2022-06-10 18:00"), 31);
    let found = occurrences(&bench);
    assert_eq!(found.len(), 32);
    assert_eq!(found[0], ("2022-03-02".to_owned(), "missed"));
    assert_eq!((found[1].0.as_str(), found[31].0.as_str()), ("2022-05-11", "2022-06-10"));
    let query = OccurrenceQuery::of(None, None, 1);
    let first = &list_occurrences(&bench.engine, &query).unwrap().items[0].value;
    let Disposition::Missed { last, count, .. } = &first.disposition else { panic!("{first:?}") };
    assert_eq!((*last, *count), (at("2022-05-10 17:00"), 70), "2 March to 10 May are 70 days");
}

#[test]
fn a_clock_that_steps_back_fires_nothing_twice() {
    let bench = daily("2022-03-30 18:00", CAO_LANH);
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(tick(&bench, "2022-03-30 12:00"), 0);
    assert_eq!(tick(&bench, "2022-03-31 17:30"), 0);
    assert_eq!(tick(&bench, "2022-04-01 17:00"), 1);
    assert_eq!(occurrences(&bench).len(), 2);
}

#[test]
fn a_claim_that_a_crash_left_open_is_taken_up_again() {
    let bench = daily("2022-03-30 18:00", CAO_LANH);
    let schedule = ScheduleId::parse("daily").unwrap();
    let key = OccurrenceKey { schedule: schedule.clone(), nominal: at("2022-03-31 17:00") };
    let claimed = Disposition::Claimed { since: at("2022-03-31 17:00") };
    let as_of = dondoc::domain::Day::parse("2022-03-31").unwrap();
    let change = Change {
        expects: vec![Expectation { key: RecordKey::Tick(schedule.clone()), version: None }],
        puts: vec![
            Record::Tick(Tick {
                schedule,
                cron: "0 17 * * *".into(),
                since: at("2022-03-30 18:00"),
                through: at("2022-03-31 17:00"),
            }),
            Record::Occurrence(Occurrence::scheduled(key, 1, as_of, claimed)),
        ],
        ..Change::by_engine("claim-occurrences", at("2022-03-31 17:00"))
    };
    bench.engine.store.commit(change).unwrap();
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "claimed")]);
    assert_eq!(tick(&bench, "2022-03-31 17:05"), 1);
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "ran")]);
}

#[test]
fn an_occurrence_without_a_single_check_has_failed() {
    let bench = daily("2021-03-30 18:00", CAO_LANH);
    tick(&bench, "2021-03-31 17:00");
    assert_eq!(occurrences(&bench), [("2021-03-31".to_owned(), "failed")]);
    let unknown = daily("2022-03-30 18:00", "no-such-directive");
    tick(&unknown, "2022-03-31 17:00");
    assert_eq!(occurrences(&unknown), [("2022-03-31".to_owned(), "failed")]);
}

#[test]
fn what_the_old_expression_owed_is_run_before_the_new_one_begins() {
    let mut bench = daily("2022-03-01 18:00", CAO_LANH);
    bench.clock.set(at("2022-03-03 18:00"));
    start_with(&mut bench, vec![configured("daily", "0 9 * * *", CAO_LANH, &["866"])]);
    assert_eq!(tick(&bench, "2022-03-03 18:00"), 2, "the old one fired at 17:00 on the 2nd and the 3rd");
    assert_eq!(tick(&bench, "2022-03-04 08:59"), 0);
    assert_eq!(tick(&bench, "2022-03-04 18:00"), 1, "the new one fires at 09:00, the old one no more");
    let query = OccurrenceQuery::of(None, None, 10);
    let rows = list_occurrences(&bench.engine, &query).unwrap().items;
    assert_eq!(rows.last().map(|row| row.value.key.nominal), Some(at("2022-03-04 09:00")));
}

#[test]
fn one_unit_that_is_gone_leaves_the_others_checked() {
    let mut bench = daily("2022-03-30 18:00", CAO_LANH);
    start_with(&mut bench, vec![configured("daily", "0 17 * * *", CAO_LANH, &["99999", "866"])]);
    tick(&bench, "2022-03-31 17:00");
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "ran-with-faults")]);
    assert_eq!(evaluation_days(&bench), ["2022-03-31"]);
}

#[test]
fn an_evaluation_larger_than_an_entry_is_a_fault_of_its_plugin() {
    let mut bench = daily("2022-03-30 18:00", CAO_LANH);
    bench.engine.store = Arc::new(MemoryStore::bounded(8_000));
    reconcile_schedules(&bench.engine).unwrap();
    tick(&bench, "2022-03-30 18:01");
    tick(&bench, "2022-03-31 17:00");
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "ran-with-faults")]);
}

/// The daily check by a guest that asks for what it did not declare, in a question of ninety megabytes.
fn asked_at_length(store: MemoryStore) -> Prepared {
    let mut bench = daily("2022-03-30 18:00", "misbehaving");
    let guest = bench.engine.host.load(component("asks-at-length")).map(Arc::new);
    bench.engine.shelf.put("test".into(), guest);
    bench.engine.limits.wall_ms_max = 600_000;
    bench.engine.store = Arc::new(store);
    reconcile_schedules(&bench.engine).unwrap();
    tick(&bench, "2022-03-30 18:01");
    bench
}

fn fault(bench: &Prepared) -> PluginFault {
    let query = EvaluationQuery { schedule: None, unit: None, directive: None, after: None, limit: 1 };
    let evaluation = list_evaluations(&bench.engine, &query).unwrap().items.remove(0).value;
    evaluation.result.expect_err("a fault")
}

#[test]
fn a_fault_of_any_size_is_recorded_and_the_next_day_is_checked() {
    let bench = asked_at_length(MemoryStore::new());
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(fault(&bench).code(), "undeclared");
    assert_eq!(tick(&bench, "2022-04-01 17:00"), 1);
    assert_eq!(occurrences(&bench), ["2022-03-31", "2022-04-01"].map(|day| (day.to_owned(), "ran-with-faults")));
}

#[test]
fn a_fault_larger_than_an_entry_is_recorded_shorter() {
    let bench = asked_at_length(MemoryStore::bounded(4_000));
    assert_eq!(tick(&bench, "2022-03-31 17:00"), 1);
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "ran-with-faults")]);
    let PluginFault::Undeclared { question } = fault(&bench) else { panic!("{:?}", fault(&bench)) };
    assert!(question.starts_with("parameter ") && question.len() <= 256, "{question}");
}

#[test]
fn an_evaluation_that_fits_no_entry_leaves_the_next_day_checked() {
    let bench = asked_at_length(MemoryStore::bounded(1_000));
    assert_eq!(tick(&bench, "2022-04-01 18:00"), 2);
    assert_eq!(occurrences(&bench), ["2022-03-31", "2022-04-01"].map(|day| (day.to_owned(), "failed")));
    assert_eq!(evaluation_days(&bench), [] as [&str; 0]);
}

#[test]
fn an_occurrence_whose_problems_fit_no_entry_has_failed_and_the_next_day_is_checked() {
    let mut bench = daily("2022-03-30 18:00", CAO_LANH);
    bench.engine.store = Arc::new(MemoryStore::bounded(2_000));
    reconcile_schedules(&bench.engine).unwrap();
    tick(&bench, "2022-03-30 18:01");
    let units: Vec<String> = (90_000..90_100).map(|code: u32| code.to_string()).collect();
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    start_with(&mut bench, vec![configured("daily", "0 17 * * *", CAO_LANH, &units)]);
    assert_eq!(tick(&bench, "2022-04-01 18:00"), 2);
    assert_eq!(occurrences(&bench), ["2022-03-31", "2022-04-01"].map(|day| (day.to_owned(), "failed")));
}

#[test]
fn a_plugin_that_faults_is_recorded_and_the_occurrence_says_so() {
    let mut bench = daily("2022-03-30 18:00", CAO_LANH);
    bench.engine.limits.fuel_max = 1;
    tick(&bench, "2022-03-31 17:00");
    assert_eq!(occurrences(&bench), [("2022-03-31".to_owned(), "ran-with-faults")]);
    let query = EvaluationQuery { schedule: None, unit: None, directive: None, after: None, limit: 10 };
    let rows = list_evaluations(&bench.engine, &query).unwrap().items;
    assert_eq!(rows[0].value.result.as_ref().err().map(PluginFault::code), Some("out-of-fuel"));
}

#[test]
fn an_evaluation_of_an_earlier_day_is_recorded_and_moves_no_finding() {
    let mut bench = bench("2022-04-29 18:00");
    let mut late = configured("late", "0 17 30 4 *", CAO_LANH, &["866"]);
    late.rule.days_off = DaysOff::NextWorkingDay; // 30 April to 3 May 2022 were off
    let daily = configured("daily", "0 17 * * *", CAO_LANH, &["866"]);
    start_with(&mut bench, vec![daily, late.clone()]);
    assert_eq!(tick(&bench, "2022-05-03 18:00"), 4, "the daily ones; the late one waits for 4 May");
    let open = |bench: &Prepared| {
        let query = FindingQuery { unit: None, directive: None, status: None, after: None, limit: 100 };
        list_findings(&bench.engine, &query).unwrap().items
    };
    let before = open(&bench);
    assert!(!before.is_empty());
    start_with(&mut bench, vec![late]);
    assert_eq!(tick(&bench, "2022-05-04 17:00"), 1, "as of 30 April");
    assert_eq!(evaluation_days(&bench), ["2022-04-30", "2022-05-01", "2022-05-02", "2022-05-03", "2022-04-30"]);
    assert_eq!(open(&bench), before);
}
