//! Rules of single records: what is read is what was put.

use super::sample::{self, at, day, figure, number, put, task, task_key};
use crate::domain::Position;
use crate::domain::evaluation::PluginFault;
use crate::domain::figure::Claim;
use crate::domain::finding::FindingStatus;
use crate::domain::id::Digest;
use crate::domain::occurrence::Disposition;
use crate::domain::register::RegisterMode;
use crate::domain::task::TaskEvent;
use crate::store::Store;
use crate::store::record::{Record, UnitKey, Versioned};

/// Each noun, with everything it may hold.
pub fn every_kind_of_record_reads_back_as_it_was_put<S: Store>(store: &S) {
    let mut task = task("p:1", "866");
    task.facts.extend(events().map(sample::fact));
    let document = sample::document("06/KH-UBND", "866", "reform-plan");
    let figure = figure("866", "dossiers", "báo cáo \u{0} \u{1}", Claim::Between(number("1.5"), number("2.50")));
    let month = sample::register_month("dossiers", "866", "2022-03-01", 4);
    let import = sample::register_import("dossiers", "866", "2022-01-01..2022-03-31", RegisterMode::Replace);
    let evaluation = sample::evaluation(sample::evaluation_key("866", "monthly", "d", at(0)), 2);
    let finding = sample::finding("866", "d", "TH-01", FindingStatus::Resolved);
    let (trail, waivers) = (sample::trail("866", "d", 32), sample::waivers("866", "d", "TH-01"));
    let (unit, plan) = (sample::local_unit("866.NV", Some("2022-01-01")), sample::plan("p"));
    let (next, reminder) = (sample::next_rung("p:1", "2022-03-15", -7), sample::reminder("p:1", "866", -7));
    let (tick, token) = (sample::tick("monthly", at(3)), sample::token("thu", 3));
    let (feed, other) = (sample::feed("f-1", "866", 3, false), sample::feed_of_contact("f-2", 4));
    let creation = sample::creation("thu", "b1f0 \u{1}");
    let occurrence = sample::occurrence("monthly", at(0), Disposition::Claimed { since: at(1) });
    let mut puts = vec![
        Record::Task(task.clone()),
        Record::Document(document.clone()),
        Record::Figure(figure.clone()),
        Record::RegisterMonth(month.clone()),
        Record::RegisterImport(import.clone()),
        Record::Evaluation(Box::new(evaluation.clone())),
        Record::Finding(finding.clone()),
        Record::Trail(trail.clone()),
        Record::Waivers(waivers.clone()),
        Record::Unit(unit.clone()),
        Record::Plan(plan.clone()),
        Record::NextRung(next.clone()),
        Record::Reminder(reminder.clone()),
        Record::Tick(tick.clone()),
        Record::Token(token.clone()),
        Record::Feed(feed.clone()),
        Record::Feed(other.clone()),
        Record::Creation(Box::new(creation.clone())),
        Record::Occurrence(occurrence.clone()),
    ];
    store.commit(put(puts.clone())).unwrap();
    puts.iter_mut().for_each(|record| record.stamp(Position(1)));
    let unit_key = UnitKey { code: unit.code.clone(), valid_from: unit.valid_from };
    let read = vec![
        first(store.task(&task.key).unwrap()).map(Record::Task),
        first(store.document(&document.key).unwrap()).map(Record::Document),
        first(store.figure(&figure.key).unwrap()).map(Record::Figure),
        first(store.register_month(&month.key).unwrap()).map(Record::RegisterMonth),
        first(store.register_import(&import.key).unwrap()).map(Record::RegisterImport),
        first(store.evaluation(&evaluation.key).unwrap()).map(|value| Record::Evaluation(Box::new(value))),
        first(store.finding(&finding.key).unwrap()).map(Record::Finding),
        first(store.trail(&trail.key.unit, &trail.key.directive).unwrap()).map(Record::Trail),
        first(store.check_waivers(&waivers.key).unwrap()).map(Record::Waivers),
        first(store.local_unit(&unit_key).unwrap()).map(Record::Unit),
        first(store.plan(&plan.id).unwrap()).map(Record::Plan),
        first(store.next_rung(&next.task).unwrap()).map(Record::NextRung),
        first(store.reminder(&reminder.key).unwrap()).map(Record::Reminder),
        first(store.tick(&tick.schedule).unwrap()).map(Record::Tick),
        first(store.token(&token.secret).unwrap()).map(Record::Token),
        first(store.feed(&feed.id).unwrap()).map(Record::Feed),
        first(store.feed(&other.id).unwrap()).map(Record::Feed),
        first(store.creation(&creation.key).unwrap()).map(|value| Record::Creation(Box::new(value))),
        first(store.occurrence(&occurrence.key).unwrap()).map(Record::Occurrence),
    ];
    assert_eq!(read, puts.into_iter().map(Some).collect::<Vec<_>>());
}

/// The last put counts.
pub fn a_put_replaces_the_record_and_its_version<S: Store>(store: &S) {
    store.commit(put(vec![Record::Tick(sample::tick("monthly", at(1)))])).unwrap();
    store.commit(put(vec![Record::Tick(sample::tick("monthly", at(2)))])).unwrap();
    let tick = store.tick(&sample::schedule("monthly")).unwrap().unwrap();
    assert_eq!((tick.value.through, tick.version), (at(2), Position(2)));
    let faulted = PluginFault::OutOfMemory { memory_bytes_max: 1, asked_bytes: u64::MAX };
    let mut evaluation = sample::evaluation(sample::evaluation_key("866", "monthly", "d", at(0)), 2);
    store.commit(put(vec![Record::Evaluation(Box::new(evaluation.clone()))])).unwrap();
    evaluation.result = Err(faulted);
    store.commit(put(vec![Record::Evaluation(Box::new(evaluation.clone()))])).unwrap();
    assert_eq!(store.evaluation(&evaluation.key).unwrap().map(|read| read.value), Some(evaluation));
}

/// 99 and 99.0 are equal and stay two texts.
pub fn numbers_keep_their_texts_and_instants_their_nanoseconds<S: Store>(store: &S) {
    for text in ["99", "99.0", "-0.000001", "999999999999999999", "0.000000"] {
        let figure = figure("866", "on-time", text, Claim::Above(number(text)));
        store.commit(put(vec![Record::Figure(figure.clone())])).unwrap();
        let read = store.figure(&figure.key).unwrap().unwrap().value;
        assert_eq!(read.versions[0].value.claim.to_string(), format!(">{text}"));
    }
    for (nanoseconds, byte) in [(0, 1), (1, 2), (120_000_000, 3), (999_999_999, 4)] {
        let made = sample::at(0) - chrono::TimeDelta::nanoseconds(123_456_789 - nanoseconds);
        let token = crate::store::record::Token { made, ..sample::token("thu", byte) };
        store.commit(put(vec![Record::Token(token)])).unwrap();
        assert_eq!(store.token(&Digest([byte; 32])).unwrap().unwrap().value.made, made);
    }
}

/// Whatever a backend does with what does not fit a page.
pub fn a_very_large_record_reads_back_as_it_was_put<S: Store>(store: &S) {
    let mut large = task("p:1", "866");
    large.facts.extend((0..2_000_u16).map(|number| {
        let percent = u8::try_from(number % 101).unwrap();
        sample::fact(TaskEvent::ProgressReported { percent })
    }));
    let mut evaluation = sample::evaluation(sample::evaluation_key("866", "monthly", "d", at(0)), 1_000);
    "lịch".clone_into(&mut evaluation.calendar);
    store.commit(put(vec![Record::Plan(sample::plan("p")), Record::Task(large.clone())])).unwrap();
    store.commit(put(vec![Record::Evaluation(Box::new(evaluation.clone()))])).unwrap();
    assert_eq!(store.evaluation(&evaluation.key).unwrap().map(|read| read.value), Some(evaluation));
    large.unit = sample::unit("867");
    large.texts.iter_mut().for_each(|text| text.recorded = Position(1));
    large.facts.iter_mut().for_each(|fact| fact.recorded = Position(1));
    store.commit(put(vec![Record::Task(large.clone())])).unwrap();
    let read = store.task(&task_key("p:1")).unwrap().unwrap();
    assert_eq!((read.value, read.version), (large, Position(3)));
}

fn events() -> impl Iterator<Item = TaskEvent> {
    let (on, until) = (day("2022-03-15"), day("2022-04-15"));
    [
        TaskEvent::Due { on },
        TaskEvent::Started,
        TaskEvent::ProgressReported { percent: 50 },
        TaskEvent::Extended { until },
        TaskEvent::Submitted,
        TaskEvent::Returned,
        TaskEvent::Suspended,
        TaskEvent::Resumed,
        TaskEvent::Accepted,
        TaskEvent::Refused,
        TaskEvent::Cancelled,
        TaskEvent::Acknowledged,
        TaskEvent::Snoozed { until },
        TaskEvent::ExtensionRequested { until },
        TaskEvent::ExtensionDeclined,
        TaskEvent::LatenessExplained,
    ]
    .into_iter()
}

/// The record, which the first entry put.
fn first<T>(read: Option<Versioned<T>>) -> Option<T> {
    read.map(|read| {
        assert_eq!(read.version, Position(1));
        read.value
    })
}
