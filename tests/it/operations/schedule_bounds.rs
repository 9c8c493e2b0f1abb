//! The bounds of schedules: each has a test that trips it.

use dondoc::domain::id::ScheduleId;
use dondoc::operations::{
    PROOF_ROWS_MAX, Refusal, SCHEDULES_MAX, ScheduleSent, ScheduleText, create_schedule, prove_schedule,
    reconcile_schedules,
};
use dondoc::store::conformance::sample;
use dondoc::store::{Record, Tick};

use super::{at, bench};
use crate::harness::configured;

const CAO_LANH: &str = "cao-lanh-kiem-tra-2022";

fn codes<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> Vec<&'static str> {
    let Err(Refusal::Faulty(faults)) = refused else { panic!("{refused:?}") };
    faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn there_are_so_many_schedules_at_most() {
    let bench = bench("2022-03-31 17:00");
    let all = (0..SCHEDULES_MAX).map(|number| sample::a_schedule(&format!("s{number}"), "0 8 * * *"));
    bench.engine.store.commit(sample::put(all.map(Box::new).map(Record::Schedule).collect())).unwrap();
    let text = ScheduleText {
        cron: "0 17 * * *".into(),
        directives: vec![CAO_LANH.into()],
        units: vec!["866".into()],
        ..ScheduleText::default()
    };
    let sent = ScheduleSent { id: "one-more".into(), text, reason: String::new() };
    assert_eq!(codes(create_schedule(&bench.engine, "test", &sent, None)), ["too-many-schedules"]);
}

#[test]
fn a_proof_reads_so_many_rows_at_most() {
    let mut bench = bench("2021-01-01 00:00");
    bench.engine.schedules_configured = vec![configured("s", "* * * * *", CAO_LANH, &["866"])];
    reconcile_schedules(&bench.engine).unwrap();
    let ran = |_| dondoc::domain::occurrence::Disposition::Ran { finished: sample::at(0), evaluations: 1 };
    let minutes = (0_i64..).take(PROOF_ROWS_MAX + 1);
    let mut puts: Vec<Record> = minutes
        .map(|minute| {
            Record::Occurrence(sample::occurrence(
                "s",
                at("2022-01-01 00:00") + chrono::TimeDelta::minutes(minute),
                ran(minute),
            ))
        })
        .collect();
    let schedule = ScheduleId::parse("s").unwrap();
    let (since, through) = (at("2021-01-01 00:00"), at("2022-06-01 00:00"));
    puts.push(Record::Tick(Tick { schedule: schedule.clone(), cron: "* * * * *".into(), since, through }));
    bench.engine.store.commit(sample::put(puts)).unwrap();
    let prove = |from: &str, until: &str| prove_schedule(&bench.engine, &schedule, at(from), at(until));
    assert_eq!(codes(prove("2022-01-01 00:00", "2022-06-01 00:00")), ["too-many-rows"]);
    let part = prove("2022-01-01 00:00", "2022-01-02 00:00").unwrap().proof;
    assert_eq!((part.instants, part.violations.len()), (1_441, 0));
}
