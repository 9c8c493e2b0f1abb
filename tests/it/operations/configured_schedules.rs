//! Schedules of the configuration as a server records them when it starts.

use dondoc::domain::id::{DirectiveId, ScheduleId, UnitCode};
use dondoc::domain::occurrence::{Occurrence, SkipReason};
use dondoc::domain::schedule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap};
use dondoc::operations::{
    OccurrenceQuery, Refusal, ScheduleSent, ScheduleText, claim_occurrences, create_schedule, list_occurrences,
    prove_schedule, reconcile_schedules, show_schedule, tick_schedules,
};
use dondoc::store::{Change, Record, Tick};

use super::{Prepared, at, bench};
use crate::harness::configured;

const CAO_LANH: &str = "cao-lanh-kiem-tra-2022";

fn id() -> ScheduleId {
    ScheduleId::parse("checked").unwrap()
}

/// Starts at a local time with these schedules in the configuration.
fn start(bench: &mut Prepared, local: &str, schedules: Vec<ConfiguredSchedule>) {
    bench.clock.set(at(local));
    bench.engine.schedules_configured = schedules;
    reconcile_schedules(&bench.engine).unwrap();
}

fn checked(cron: &str) -> ConfiguredSchedule {
    configured("checked", cron, CAO_LANH, &["866"])
}

fn look(bench: &Prepared, local: &str) -> Vec<String> {
    bench.clock.set(at(local));
    claim_occurrences(&bench.engine, at(local)).unwrap();
    let proven = prove_schedule(&bench.engine, &id(), at("1990-01-01 00:00"), at("2190-01-01 00:00")).unwrap();
    assert_eq!(proven.proof.violations, []);
    rows(bench).iter().map(|row| format!("{} {} {}", row.as_of, row.disposition.id(), row.count())).collect()
}

fn rows(bench: &Prepared) -> Vec<Occurrence> {
    let listed = list_occurrences(&bench.engine, &OccurrenceQuery::of(None, None, usize::MAX)).unwrap();
    listed.items.into_iter().map(|row| row.value).collect()
}

fn states(bench: &Prepared) -> (usize, bool) {
    let view = show_schedule(&bench.engine, &id()).unwrap();
    (view.schedule.value.versions().count(), view.schedule.value.is_retired_at(view.now))
}

#[test]
fn the_same_configuration_again_records_nothing() {
    let mut bench = bench("2022-03-30 18:00");
    start(&mut bench, "2022-03-30 18:00", vec![checked("0 17 * * *")]);
    let head = bench.engine.store.head().unwrap();
    start(&mut bench, "2022-03-31 18:00", vec![checked("0 17 * * *")]);
    assert_eq!(bench.engine.store.head().unwrap(), head);
}

#[test]
fn a_schedule_that_was_taken_out_owes_what_it_owed_and_may_come_back() {
    let mut bench = bench("2022-03-28 18:00");
    start(&mut bench, "2022-03-28 18:00", vec![checked("0 17 * * *")]);
    start(&mut bench, "2022-03-30 18:00", vec![]);
    assert_eq!(states(&bench), (1, true));
    assert_eq!(look(&bench, "2022-03-31 18:00"), ["2022-03-29 claimed 1", "2022-03-30 claimed 1"]);
    start(&mut bench, "2022-04-02 18:00", vec![checked("0 17 * * *")]);
    assert_eq!(states(&bench), (2, false));
    assert_eq!(look(&bench, "2022-04-03 18:00").last().map(String::as_str), Some("2022-04-03 claimed 1"));
    assert_eq!(rows(&bench).len(), 3, "the days without the schedule owe nothing");
}

#[test]
fn a_name_that_the_api_has_in_service_stands_in_the_way() {
    let mut bench = bench("2022-03-28 18:00");
    let text = ScheduleText {
        cron: "0 17 * * *".into(),
        directives: vec![CAO_LANH.into()],
        units: vec!["866".into()],
        ..ScheduleText::default()
    };
    let sent = ScheduleSent { id: "checked".into(), text, reason: String::new() };
    create_schedule(&bench.engine, "test", &sent, None).unwrap();
    bench.engine.schedules_configured = vec![checked("0 17 * * *")];
    let refused = reconcile_schedules(&bench.engine);
    assert!(matches!(refused, Err(Refusal::InTheWay { code: "created-over-api", .. })), "{refused:?}");
}

#[test]
fn a_ledger_from_before_schedules_were_recorded_owes_what_its_tick_says() {
    let mut bench = bench("2022-03-28 18:00");
    let (since, through) = (at("2022-03-01 00:00"), at("2022-03-26 17:00"));
    let tick = Tick { schedule: id(), cron: "0 17 * * *".into(), since, through };
    let change =
        Change { puts: vec![Record::Tick(tick)], ..Change::by_engine("claim-occurrences", at("2022-03-26 17:00")) };
    bench.engine.store.commit(change).unwrap();
    start(&mut bench, "2022-03-28 18:00", vec![checked("0 9 * * *")]);
    bench.clock.set(at("2022-03-29 18:00"));
    claim_occurrences(&bench.engine, at("2022-03-29 18:00")).unwrap();
    let nominal: Vec<_> = rows(&bench).iter().map(|row| (row.key.nominal, row.version)).collect();
    assert_eq!(nominal, [(at("2022-03-27 17:00"), 1), (at("2022-03-28 17:00"), 1), (at("2022-03-29 09:00"), 2)]);
}

fn with(change: impl Fn(&mut ConfiguredSchedule)) -> Vec<ConfiguredSchedule> {
    let mut schedule = checked("0 8 * * *");
    change(&mut schedule);
    vec![schedule]
}

#[test]
fn days_off_are_skipped_or_start_on_the_next_working_day() {
    // 30 April to 3 May 2022 were off: a Saturday, a Sunday, and two days in their place.
    let mut skipping = bench("2022-04-28 12:00");
    start(&mut skipping, "2022-04-28 12:00", with(|schedule| schedule.rule.days_off = DaysOff::Skip));
    let expected = ["2022-04-29 claimed 1", "2022-04-30 skipped 4", "2022-05-04 claimed 1"];
    assert_eq!(look(&skipping, "2022-05-04 12:00"), expected);
    let mut shifting = bench("2022-04-28 12:00");
    start(&mut shifting, "2022-04-28 12:00", with(|schedule| schedule.rule.days_off = DaysOff::NextWorkingDay));
    look(&shifting, "2022-04-30 12:00");
    let shifted = &rows(&shifting)[1];
    assert_eq!((shifted.as_of.to_string().as_str(), shifted.start()), ("2022-04-30", at("2022-05-04 08:00")));
    assert_eq!(shifted.shift.map(|shift| shift.provisional), Some(false));
    assert_eq!(tick_schedules(&shifting.engine, at("2022-04-30 12:00")).unwrap().len(), 1, "only the 29th starts now");
    shifting.clock.set(at("2022-05-04 08:00"));
    assert_eq!(tick_schedules(&shifting.engine, at("2022-05-04 08:00")).unwrap().len(), 5, "the days off and the 4th");
}

#[test]
fn a_day_off_of_a_year_without_its_decree_is_provisional() {
    let mut bench = bench("2027-02-05 12:00");
    start(&mut bench, "2027-02-05 12:00", with(|schedule| schedule.rule.days_off = DaysOff::Skip));
    bench.clock.set(at("2027-02-06 12:00"));
    claim_occurrences(&bench.engine, at("2027-02-06 12:00")).unwrap();
    let row = rows(&bench).remove(0);
    let dondoc::domain::occurrence::Disposition::Skipped { why, .. } = row.disposition else { panic!("{row:?}") };
    assert_eq!(why, SkipReason::DayOff { provisional: true });
}

#[test]
fn what_lies_beyond_the_window_is_one_missed_stretch() {
    let mut counted = bench("2022-03-01 12:00");
    let catch_up = CatchUp { count: 2, minutes: None };
    start(&mut counted, "2022-03-01 12:00", with(|schedule| schedule.rule.catch_up = catch_up));
    let expected = ["2022-03-02 missed 8", "2022-03-10 claimed 1", "2022-03-11 claimed 1"];
    assert_eq!(look(&counted, "2022-03-11 12:00"), expected);
    let mut timed = bench("2022-03-01 12:00");
    let catch_up = CatchUp { count: 31, minutes: Some(24 * 60) };
    start(&mut timed, "2022-03-01 12:00", with(|schedule| schedule.rule.catch_up = catch_up));
    assert_eq!(look(&timed, "2022-03-11 12:00"), ["2022-03-02 missed 9", "2022-03-11 claimed 1"]);
}

#[test]
fn what_came_due_together_obeys_the_rule_of_overlaps() {
    let lines = |overlap| {
        let mut bench = bench("2022-03-01 12:00");
        start(&mut bench, "2022-03-01 12:00", with(|schedule| schedule.rule.overlap = overlap));
        look(&bench, "2022-03-04 12:00");
        look(&bench, "2022-03-05 12:00") // nothing has run since
    };
    assert_eq!(lines(Overlap::Queue), ["02", "03", "04", "05"].map(|day| format!("2022-03-{day} claimed 1")));
    assert_eq!(
        lines(Overlap::Skip),
        ["2022-03-02 skipped 1", "2022-03-03 skipped 1", "2022-03-04 claimed 1", "2022-03-05 skipped 1"]
    );
    assert_eq!(
        lines(Overlap::Coalesce),
        ["2022-03-02 coalesced-into 1", "2022-03-03 coalesced-into 1", "2022-03-04 claimed 1", "2022-03-05 claimed 1"]
    );
}

#[test]
fn each_version_runs_what_it_said_itself() {
    let mut bench = bench("2022-03-28 18:00");
    let other = |units: &[&str]| vec![configured("checked", "0 17 * * *", CAO_LANH, units)];
    start(&mut bench, "2022-03-28 18:00", other(&["866"]));
    start(&mut bench, "2022-03-29 18:00", other(&["866", "869"]));
    bench.clock.set(at("2022-03-30 18:00"));
    tick_schedules(&bench.engine, at("2022-03-30 18:00")).unwrap();
    let query = dondoc::operations::EvaluationQuery {
        schedule: None,
        unit: Some(UnitCode::parse("869").unwrap()),
        directive: Some(DirectiveId::parse(CAO_LANH).unwrap()),
        after: None,
        limit: 10,
    };
    let found = dondoc::operations::list_evaluations(&bench.engine, &query).unwrap().items;
    let days: Vec<String> = found.iter().map(|row| row.value.as_of.day.to_string()).collect();
    assert_eq!(days, ["2022-03-30"]);
}
