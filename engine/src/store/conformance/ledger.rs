//! Rules of the one write and of the entries it leaves.

use super::sample::{at, expect, fact, occurrence, put, remove, task, task_key};
use super::{ENTRY_BYTES_MAX, sample};
use crate::domain::occurrence::Disposition;
use crate::domain::task::TaskEvent;
use crate::domain::{Instant, Position};
use crate::store::Store;
use crate::store::change::{Change, CommitError, Head, LedgerHealth};
use crate::store::query::{OccurrenceQuery, TaskQuery};
use crate::store::record::{Record, RecordKey, Versioned};

/// Nothing was ever written.
pub fn an_empty_store_has_no_head<S: Store>(store: &S) {
    assert_eq!(store.head().unwrap(), Head { position: Position::UNRECORDED, time: None });
    assert_eq!(store.health(), LedgerHealth::Writable);
    assert!(store.entries(Position::UNRECORDED, 10).unwrap().is_empty());
    assert!(!store.has_tokens().unwrap());
    assert_eq!(store.task(&task_key("p:1")).unwrap(), None);
}

/// Positions follow each other from 1, and are the versions of what was put.
pub fn a_commit_moves_the_head_and_gives_its_version<S: Store>(store: &S) {
    for number in 1..=3 {
        let key = format!("p:{number}");
        let committed = store.commit(put(vec![Record::Task(task(&key, "866"))])).unwrap();
        assert_eq!(committed.position, Position(number));
        assert_eq!(store.head().unwrap(), Head { position: Position(number), time: Some(committed.time) });
        assert_eq!(store.task(&task_key(&key)).unwrap().map(|task| task.version), Some(Position(number)));
    }
}

/// Whoever decided upon an earlier version must decide again.
pub fn a_stale_version_conflicts_and_nothing_is_written<S: Store>(store: &S) {
    let key = RecordKey::Task(task_key("p:1"));
    let first = store.commit(put(vec![Record::Task(task("p:1", "866"))])).unwrap().position;
    let second = put(vec![Record::Task(task("p:1", "867"))]);
    let second = Change { expects: vec![expect(key.clone(), Some(first))], ..second };
    let version = store.commit(second.clone()).unwrap().position;
    refused(store, second, &key, Some(version));
}

/// A create that comes second.
pub fn a_record_expected_absent_conflicts_when_it_is_there<S: Store>(store: &S) {
    let key = RecordKey::Task(task_key("p:1"));
    let create = Change { expects: vec![expect(key.clone(), None)], ..put(vec![Record::Task(task("p:1", "866"))]) };
    let version = store.commit(create.clone()).unwrap().position;
    refused(store, create, &key, Some(version));
}

/// An update of what is gone.
pub fn a_record_expected_there_conflicts_when_it_is_absent<S: Store>(store: &S) {
    let key = RecordKey::Task(task_key("p:1"));
    let update = put(vec![Record::Task(task("p:1", "866"))]);
    refused(store, Change { expects: vec![expect(key.clone(), Some(Position(1)))], ..update }, &key, None);
}

/// Whoever hands a record back as it was read expects that version, and the record is found where it is from then on.
pub fn what_is_replaced_is_expected_as_it_was_read<S: Store>(store: &S) {
    let key = RecordKey::Task(task_key("p:1"));
    let read = || store.task(&task_key("p:1")).unwrap().unwrap().map(Record::Task);
    let of = |unit: &str| {
        let query = TaskQuery { unit: Some(sample::unit(unit)), plan: None, after: None, limit: 9 };
        store.tasks(&query).unwrap().len()
    };
    let moved = |to: &str, read: Versioned<Record>| {
        let mut change = put(Vec::new());
        change.replace(read, Record::Task(task("p:1", to)));
        change
    };
    store.commit(put(vec![Record::Task(task("p:1", "866"))])).unwrap();
    let first = read();
    let version = store.commit(moved("867", first.clone())).unwrap().position;
    assert_eq!((of("866"), of("867")), (0, 1));
    refused(store, moved("868", first.clone()), &key, Some(version));
    let mut gone = put(Vec::new());
    gone.remove(read());
    store.commit(gone).unwrap();
    assert_eq!((of("866"), of("867"), of("868")), (0, 0, 0));
    refused(store, moved("868", first), &key, None);
}

/// All or nothing.
pub fn one_broken_expectation_among_many_stops_the_whole_change<S: Store>(store: &S) {
    let (there, absent) = (RecordKey::Task(task_key("p:1")), RecordKey::Plan(sample::plan_id("p")));
    let version = store.commit(put(vec![Record::Task(task("p:1", "866"))])).unwrap().position;
    let expects = vec![expect(there, Some(version)), expect(absent.clone(), Some(version))];
    let puts = vec![Record::Task(task("p:1", "867")), Record::Task(task("p:2", "866"))];
    refused(store, Change { expects, ..put(puts) }, &absent, None);
    assert_eq!(store.task(&task_key("p:2")).unwrap(), None);
}

/// A claim is a commit that expects the occurrence to be absent.
pub fn of_many_claims_of_one_occurrence_one_wins<S: Store>(store: &S) {
    let claim = || {
        let claimed = occurrence("monthly", at(0), Disposition::Claimed { since: at(1) });
        let key = RecordKey::Occurrence(claimed.key.clone());
        store.commit(Change { expects: vec![expect(key, None)], ..put(vec![Record::Occurrence(claimed)]) })
    };
    let answers: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(claim)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(answers.iter().filter(|answer| matches!(answer, Err(CommitError::Conflict { .. }))).count(), 7);
    let query = OccurrenceQuery::of(None, None, 10);
    assert_eq!(store.occurrences(&query).unwrap().len(), 1);
}

/// A clock that was set back does not turn the ledger round.
pub fn time_never_goes_back<S: Store>(store: &S) {
    let commit = |number: u32, now: Instant| {
        let change = put(vec![Record::Task(task(&format!("p:{number}"), "866"))]);
        store.commit(Change { now, ..change }).unwrap().time
    };
    assert_eq!(commit(1, at(100)), at(100));
    assert_eq!(commit(2, at(50)), at(100));
    assert_eq!(commit(3, at(101)), at(101));
    assert_eq!(store.head().unwrap().time, Some(at(101)));
}

/// A fact carries the entry that recorded it, for ever.
pub fn unrecorded_facts_are_stamped_and_recorded_ones_kept<S: Store>(store: &S) {
    store
        .commit(put(vec![Record::Task(task("p:1", "866")), Record::Document(sample::document("1", "866", "plan"))]))
        .unwrap();
    let mut task = store.task(&task_key("p:1")).unwrap().unwrap().value;
    assert_eq!(task.facts[0].recorded, Position(1));
    task.facts.push(fact(TaskEvent::Submitted));
    task.texts.push(sample::recorded(sample::task_text("Rà soát")));
    store.commit(put(vec![Record::Task(task)])).unwrap();
    let task = store.task(&task_key("p:1")).unwrap().unwrap().value;
    assert_eq!(task.facts.iter().map(|fact| fact.recorded).collect::<Vec<_>>(), [Position(1), Position(2)]);
    assert_eq!(task.texts.iter().map(|text| text.recorded).collect::<Vec<_>>(), [Position(1), Position(2)]);
    let document = sample::document("1", "866", "plan").key;
    assert_eq!(store.document(&document).unwrap().unwrap().value.versions[0].recorded, Position(1));
}

/// Refused before anything is written.
pub fn what_the_contract_leaves_undefined_is_refused<S: Store>(store: &S) {
    let (record, key) = (Record::Task(task("p:1", "866")), RecordKey::Task(task_key("p:1")));
    let malformed = [
        put(Vec::new()),
        Change { actor: String::new(), ..put(vec![record.clone()]) },
        Change { operation: String::new(), ..put(vec![record.clone()]) },
        put(vec![record.clone(), record.clone()]),
        Change { removes: vec![key.clone()], ..put(vec![record.clone()]) },
        remove(vec![key.clone(), key.clone()]),
        Change {
            replaces: vec![Versioned { value: record.clone(), version: Position(1) }],
            ..remove(vec![RecordKey::Task(task_key("p:2"))])
        },
    ];
    for change in malformed {
        assert!(matches!(store.commit(change), Err(CommitError::Malformed { .. })));
    }
    assert_eq!(store.head().unwrap().position, Position::UNRECORDED);
}

/// The bound is told, and the next change has the next position.
pub fn a_change_that_is_too_large_is_refused_and_leaves_no_gap<S: Store>(store: &S) {
    let mut large = task("p:1", "866");
    large.texts[0].value.title = "x".repeat(usize::try_from(ENTRY_BYTES_MAX).unwrap());
    match store.commit(put(vec![Record::Task(large)])) {
        Err(CommitError::TooLarge { bytes, bytes_max }) => assert!(bytes > bytes_max && bytes_max == ENTRY_BYTES_MAX),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.task(&task_key("p:1")).unwrap(), None);
    assert_eq!(store.commit(put(vec![Record::Task(task("p:1", "866"))])).unwrap().position, Position(1));
}

/// The history in order, from any position on.
pub fn entries_tell_who_did_what_when_and_why<S: Store>(store: &S) {
    let keys = |numbers: [u32; 2]| numbers.map(|number| RecordKey::Task(task_key(&format!("p:{number}"))));
    store.commit(put(vec![Record::Task(task("p:2", "866")), Record::Task(task("p:1", "866"))])).unwrap();
    let second =
        Change { actor: "thu".to_owned(), operation: "cancel-task".to_owned(), ..remove(keys([1, 2]).to_vec()) };
    store.commit(Change { reason: "trùng".to_owned(), now: at(9), ..second }).unwrap();
    store.commit(put(vec![Record::Plan(sample::plan("p"))])).unwrap();
    let entries = store.entries(Position::UNRECORDED, 10).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.position.0).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(entries[0].keys, keys([2, 1]));
    let second = &entries[1];
    assert_eq!(
        (second.actor.as_str(), second.operation.as_str(), second.reason.as_str()),
        ("thu", "cancel-task", "trùng")
    );
    assert_eq!((second.time, second.keys.as_slice()), (at(9), keys([1, 2]).as_slice()));
    assert!(entries[0].hash != entries[1].hash && entries[1].hash != entries[2].hash);
    assert_eq!(store.entries(Position(1), 1).unwrap(), entries[1..2]);
    assert_eq!(store.entries(Position(3), 10).unwrap(), []);
    assert_eq!(store.entries(Position::MAX, 10).unwrap(), []);
}

/// Absence is a version like any other.
pub fn a_removed_record_is_gone_and_may_come_back<S: Store>(store: &S) {
    let key = RecordKey::Task(task_key("p:1"));
    store.commit(put(vec![Record::Task(task("p:1", "866"))])).unwrap();
    store.commit(remove(vec![key.clone()])).unwrap();
    assert_eq!(store.task(&task_key("p:1")).unwrap(), None);
    let again = Change { expects: vec![expect(key, None)], ..put(vec![Record::Task(task("p:1", "867"))]) };
    assert_eq!(store.commit(again).unwrap().position, Position(3));
    assert_eq!(store.task(&task_key("p:1")).unwrap().unwrap().version, Position(3));
}

/// It was done, and nothing came of it.
pub fn removing_what_is_absent_is_an_entry_and_nothing_more<S: Store>(store: &S) {
    store.commit(remove(vec![RecordKey::Task(task_key("p:1"))])).unwrap();
    assert_eq!(store.head().unwrap().position, Position(1));
    assert_eq!(store.task(&task_key("p:1")).unwrap(), None);
}

/// Each has its own position, and whoever committed reads what was written.
pub fn commits_from_many_threads_are_all_there<S: Store>(store: &S) {
    let commit_and_read = |thread: u32| {
        let one = |number: u32| {
            let key = format!("p{thread}:{number}");
            let position = store.commit(put(vec![Record::Task(task(&key, "866"))])).unwrap().position;
            assert_eq!(store.task(&task_key(&key)).unwrap().map(|task| task.version), Some(position));
            assert!(store.head().unwrap().position >= position);
            position.0
        };
        (0..20).map(one).collect::<Vec<_>>()
    };
    let mut positions: Vec<u64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|thread| scope.spawn(move || commit_and_read(thread))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    positions.sort_unstable();
    assert_eq!(positions, (1..=160).collect::<Vec<_>>());
}

/// The change is refused for this record, and nothing moves.
fn refused<S: Store>(store: &S, change: Change, key: &RecordKey, version: Option<Position>) {
    let head = store.head().unwrap();
    match store.commit(change) {
        Err(CommitError::Conflict { key: moved, version: now }) => assert_eq!((&moved, now), (key, version)),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.head().unwrap(), head);
}
