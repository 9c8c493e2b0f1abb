//! Rules of schedules and their occurrences.

use super::sample::{self, at, put, schedule};
use crate::domain::Instant;
use crate::domain::Position;
use crate::domain::occurrence::{Disposition, Occurrence, Shift, SkipReason};
use crate::store::Store;
use crate::store::query::OccurrenceQuery;
use crate::store::record::Record;

/// A schedule with every fact, and each fact with the entry that holds it.
pub fn schedules_read_back_as_they_were_put<S: Store>(store: &S) {
    let all = ["monthly", "m", "daily"].map(|id| sample::a_schedule(id, "*/7 8 L,LW * MON"));
    store.commit(put(all.iter().cloned().map(Box::new).map(Record::Schedule).collect())).unwrap();
    let mut first = all[0].clone();
    first.facts.iter_mut().for_each(|fact| fact.recorded = Position(1));
    let read = store.schedule(&first.id).unwrap().unwrap();
    assert_eq!((read.value, read.version), (first, Position(1)));
    assert!(store.schedule(&schedule("mo")).unwrap().is_none());
    let listed: Vec<_> = store.schedules().unwrap().into_iter().map(|found| found.value.id.to_string()).collect();
    assert_eq!(listed, ["daily", "m", "monthly"]);
}

fn claimed() -> Disposition {
    Disposition::Claimed { since: at(1) }
}

fn ran() -> Disposition {
    Disposition::Ran { finished: at(10), evaluations: 4 }
}

fn missed(last: Instant) -> Disposition {
    Disposition::Missed { last, count: 3, reason: "tắt máy".to_owned() }
}

/// Whatever may become of an occurrence.
pub fn every_disposition_reads_back_as_it_was_put<S: Store>(store: &S) {
    let skipped = |why| Disposition::Skipped { why, last: at(99), count: 2 };
    let dispositions = [
        claimed(),
        ran(),
        Disposition::RanWithFaults {
            finished: at(1), evaluations: 2, faults: 1, problems: vec!["đơn vị".to_owned()]
        },
        Disposition::Failed { at: at(1), reason: "đầy đĩa".to_owned() },
        skipped(SkipReason::Paused { note: "Tết".to_owned() }),
        skipped(SkipReason::DayOff { provisional: true }),
        skipped(SkipReason::Overlap { with: at(1) }),
        skipped(SkipReason::Overtaken { by: at(1) }),
        Disposition::CoalescedInto { nominal: at(1) },
        missed(at(99)),
    ];
    let plain = (0..).zip(dispositions).map(|(seconds, found)| sample::occurrence("monthly", at(seconds), found));
    let shift = Some(Shift { to: at(86_400), provisional: true });
    let marked = Occurrence { shift, jitter_seconds: 17, version: 3, ..sample::occurrence("a", at(0), claimed()) };
    let ahead = Occurrence { is_ahead: true, ..sample::manual("a", at(1), ran()) };
    let all: Vec<Occurrence> = plain.chain([marked, ahead]).collect();
    store.commit(put(all.iter().cloned().map(Record::Occurrence).collect())).unwrap();
    for occurrence in all {
        assert_eq!(store.occurrence(&occurrence.key).unwrap().map(|read| read.value), Some(occurrence));
    }
}

fn some<S: Store>(store: &S) {
    let rows = [
        sample::occurrence("daily", at(0), missed(at(20))),
        sample::manual("daily", at(30), ran()),
        sample::occurrence("daily", at(40), ran()),
        sample::manual("daily", at(50), claimed()),
        sample::manual("daily", at(60), claimed()),
        sample::occurrence("dailyx", at(5), ran()),
        sample::manual("m", at(5), ran()),
    ];
    store.commit(put(rows.map(Record::Occurrence).to_vec())).unwrap();
}

/// The last scheduled one of its own schedule.
pub fn the_occurrence_at_an_instant_is_the_last_scheduled_one<S: Store>(store: &S) {
    some(store);
    let find = |by: &str, until: i64| {
        let found = store.occurrence_at(&schedule(by), at(until)).unwrap();
        found.map(|found| (found.value.key.nominal - at(0)).num_seconds())
    };
    assert_eq!([-1, 0, 39, 40, 99].map(|until| find("daily", until)), [None, Some(0), Some(0), Some(40), Some(40)]);
    assert_eq!([find("dailyx", 99), find("m", 99), find("none", 99)], [Some(5), None, None]);
}

/// By kind, disposition and time; a stretch is found by any instant of it.
pub fn occurrences_are_found_by_kind_disposition_and_time<S: Store>(store: &S) {
    some(store);
    let find = |change: &dyn Fn(&mut OccurrenceQuery)| {
        let mut query = OccurrenceQuery::of(Some(schedule("daily")), None, usize::MAX);
        change(&mut query);
        let found = store.occurrences(&query).unwrap();
        found.iter().map(|found| (found.value.key.nominal - at(0)).num_seconds()).collect::<Vec<_>>()
    };
    assert_eq!(find(&|_| {}), [0, 30, 40, 50, 60]);
    assert_eq!(find(&|query| query.is_scheduled = Some(true)), [0, 40]);
    assert_eq!(find(&|query| query.is_scheduled = Some(false)), [30, 50, 60]);
    assert_eq!(find(&|query| query.disposition = Some("ran")), [30, 40]);
    assert_eq!(find(&|query| query.from = Some(at(20))), [0, 30, 40, 50, 60]);
    assert_eq!(find(&|query| query.from = Some(at(21))), [30, 40, 50, 60]);
    assert_eq!(find(&|query| (query.from, query.until) = (Some(at(10)), Some(at(40)))), [0, 30, 40]);
    assert_eq!(find(&|query| (query.schedule, query.until) = (None, Some(at(5)))), [0, 5, 5]);
}
