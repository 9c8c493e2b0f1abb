//! Rules of lists: what belongs to them, in which order, page by page.

use std::sync::atomic::{AtomicBool, Ordering};

use super::sample::{self, at, day, put, remove, task, task_key, unit};
use crate::domain::figure::Claim;
use crate::domain::finding::FindingStatus;
use crate::domain::id::{Digest, DocumentKind, IndicatorId};
use crate::domain::occurrence::Disposition;
use crate::domain::waiver::WaiversKey;
use crate::store::Store;
use crate::store::query::{
    DocumentQuery, EvaluationQuery, FeedQuery, FigureQuery, FindingQuery, OccurrenceQuery, ReminderQuery, TaskQuery,
    WaiverQuery,
};
use crate::store::record::{Record, RecordKey};

const ALL: usize = 1_000;

fn tasks<S: Store>(store: &S, of: Option<&str>, plan: Option<&str>, after: Option<&str>, limit: usize) -> Vec<String> {
    let (unit, plan, after) = (of.map(unit), plan.map(sample::plan_id), after.map(task_key));
    let found = store.tasks(&TaskQuery { unit, plan, after, limit }).unwrap();
    found.iter().map(|task| task.value.key.to_string()).collect()
}

/// By either, by both, by neither; after a key.
pub fn tasks_are_found_by_unit_and_plan<S: Store>(store: &S) {
    for (key, of) in [("q:1", "866"), ("p:10", "867"), ("p:1", "866"), ("p-1:1", "866"), ("p:2", "866.NV")] {
        store.commit(put(vec![Record::Task(task(key, of))])).unwrap();
    }
    assert_eq!(tasks(store, None, None, None, ALL), ["p:1", "p:10", "p:2", "p-1:1", "q:1"]);
    assert_eq!(tasks(store, Some("866"), None, None, ALL), ["p:1", "p-1:1", "q:1"]);
    assert_eq!(tasks(store, None, Some("p"), None, ALL), ["p:1", "p:10", "p:2"]);
    assert_eq!(tasks(store, Some("866"), Some("p"), None, ALL), ["p:1"]);
    assert_eq!(tasks(store, Some("866"), Some("r"), None, ALL), [""; 0]);
    assert_eq!(tasks(store, None, None, Some("p:10"), 2), ["p:2", "p-1:1"]);
    assert_eq!(tasks(store, Some("866"), None, Some("p:5"), ALL), ["p-1:1", "q:1"]);
    assert_eq!(tasks(store, None, Some("p"), Some("z:1"), ALL), [""; 0]);
    assert_eq!(tasks(store, None, Some("p"), Some("a:1"), 1), ["p:1"]);
}

/// By both, and only by both.
pub fn a_trail_is_found_by_unit_and_directive<S: Store>(store: &S) {
    let trails = [sample::trail("866", "d", 2), sample::trail("866", "d-2", 1), sample::trail("866.NV", "d", 0)];
    store.commit(put(trails.iter().cloned().map(Record::Trail).collect())).unwrap();
    let find = |of, on| store.trail(&unit(of), &sample::directive(on)).unwrap().map(|trail| trail.value);
    for trail in &trails {
        assert_eq!(find(trail.key.unit.as_str(), trail.key.directive.as_str()).as_ref(), Some(trail));
    }
    assert_eq!((find("867", "d"), find("866.NV", "d-2"), find("8", "d")), (None, None, None));
}

/// Lists follow what is true now.
pub fn a_task_that_moves_leaves_its_old_units_list<S: Store>(store: &S) {
    store.commit(put(vec![Record::Task(task("p:1", "866"))])).unwrap();
    store.commit(put(vec![Record::Task(task("p:1", "867"))])).unwrap();
    assert_eq!(tasks(store, Some("866"), None, None, ALL), [""; 0]);
    assert_eq!(tasks(store, Some("867"), None, None, ALL), ["p:1"]);
    store.commit(remove(vec![RecordKey::Task(task_key("p:1"))])).unwrap();
    assert_eq!(tasks(store, Some("867"), None, None, ALL), [""; 0]);
}

/// A paper that was registered for the wrong office is found at the right one.
pub fn documents_are_found_by_their_last_version<S: Store>(store: &S) {
    let mut moved = sample::document("1", "866", "plan");
    moved.versions.push(sample::recorded(sample::document_text("867", "report")));
    let puts = vec![moved, sample::document("2", "866", "report"), sample::document("10", "866", "plan")];
    store.commit(put(puts.into_iter().map(Record::Document).collect())).unwrap();
    let find = |of: Option<&str>, kind: Option<&str>, after: Option<&str>| {
        let kind = kind.map(|kind| DocumentKind::parse(kind).unwrap());
        let after = after.map(|number| sample::document(number, "866", "plan").key);
        let found = store.documents(&DocumentQuery { unit: of.map(unit), kind, after, limit: ALL }).unwrap();
        found.into_iter().map(|document| document.value.key.number).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None), ["1", "10", "2"]);
    assert_eq!(find(Some("866"), None, None), ["10", "2"]);
    assert_eq!(find(Some("866"), Some("report"), None), ["2"]);
    assert_eq!(find(Some("867"), Some("report"), None), ["1"]);
    assert_eq!(find(None, Some("report"), None), ["1", "2"]);
    assert_eq!(find(Some("866"), None, Some("10")), ["2"]);
    store.commit(put(vec![Record::Document(sample::document("1", "866", "plan"))])).unwrap();
    assert_eq!(find(Some("866"), Some("plan"), None), ["1", "10"]);
    assert_eq!(find(Some("867"), None, None), [""; 0]);
}

/// By unit, by indicator, by both.
pub fn figures_are_found_by_unit_and_indicator<S: Store>(store: &S) {
    let claim = Claim::Exact(sample::number("99.0"));
    let figures = [("866", "on-time", "b"), ("866", "on-time", "a"), ("866", "dossiers", "a"), ("867", "on-time", "a")];
    let puts = figures.map(|(of, indicator, reporter)| sample::figure(of, indicator, reporter, claim));
    store.commit(put(puts.iter().cloned().map(Record::Figure).collect())).unwrap();
    let find = |of: Option<&str>, indicator: Option<&str>, after: Option<usize>| {
        let indicator = indicator.map(|indicator| IndicatorId::parse(indicator).unwrap());
        let after = after.map(|at| puts[at].key.clone());
        let found = store.figures(&FigureQuery { unit: of.map(unit), indicator, after, limit: ALL }).unwrap();
        found.iter().map(|found| puts.iter().position(|put| put.key == found.value.key).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None), [2, 1, 0, 3]);
    assert_eq!(find(Some("866"), None, None), [2, 1, 0]);
    assert_eq!(find(None, Some("on-time"), None), [1, 0, 3]);
    assert_eq!(find(Some("866"), Some("on-time"), Some(1)), [0]);
    assert_eq!(find(Some("868"), None, None), [0; 0]);
}

/// Any of the three, alone or together.
pub fn evaluations_are_found_by_schedule_unit_and_directive<S: Store>(store: &S) {
    let keys = [
        ("866", "monthly", "a", 0),
        ("867", "monthly", "a", 0),
        ("866", "monthly", "b", -99),
        ("866", "daily", "a", 7),
    ];
    let keys = keys.map(|(of, by, on, seconds)| sample::evaluation_key(of, by, on, at(seconds)));
    let puts = keys.iter().map(|key| Record::Evaluation(Box::new(sample::evaluation(key.clone(), 1))));
    store.commit(put(puts.collect())).unwrap();
    let find = |by: Option<&str>, of: Option<&str>, on: Option<&str>, after: Option<usize>| {
        let (schedule, unit, directive) = (by.map(sample::schedule), of.map(unit), on.map(sample::directive));
        let after = after.map(|at| keys[at].clone());
        let found = store.evaluations(&EvaluationQuery { schedule, unit, directive, after, limit: ALL }).unwrap();
        found.iter().map(|found| keys.iter().position(|key| *key == found.value.key).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None, None), [3, 2, 0, 1]);
    assert_eq!(find(Some("monthly"), None, None, None), [2, 0, 1]);
    assert_eq!(find(None, Some("866"), None, None), [3, 2, 0]);
    assert_eq!(find(None, None, Some("a"), None), [3, 0, 1]);
    assert_eq!(find(Some("monthly"), Some("866"), Some("a"), None), [0]);
    assert_eq!(find(None, Some("866"), None, Some(3)), [2, 0]);
    assert_eq!(find(None, Some("866"), Some("a"), Some(3)), [0]);
}

/// A finding that is resolved moves from one list to the other.
pub fn findings_are_found_by_unit_directive_and_status<S: Store>(store: &S) {
    let finding = |of: &str, on: &str, check: &str, status| Record::Finding(sample::finding(of, on, check, status));
    let open = [("866", "a", "2"), ("866", "a", "1"), ("866", "b", "1"), ("867", "a", "1")];
    store.commit(put(open.map(|(of, on, check)| finding(of, on, check, FindingStatus::Open)).to_vec())).unwrap();
    store.commit(put(vec![finding("866", "a", "2", FindingStatus::Resolved)])).unwrap();
    let find = |of: Option<&str>, on: Option<&str>, status| {
        let (unit, directive) = (of.map(unit), on.map(sample::directive));
        let found = store.findings(&FindingQuery { unit, directive, status, after: None, limit: ALL }).unwrap();
        let name = |key: &crate::domain::finding::FindingKey| format!("{} {} {}", key.unit, key.directive, key.check);
        found.iter().map(|found| name(&found.value.key)).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None), ["866 a 1", "866 a 2", "866 b 1", "867 a 1"]);
    assert_eq!(find(None, None, Some(FindingStatus::Open)), ["866 a 1", "866 b 1", "867 a 1"]);
    assert_eq!(find(None, None, Some(FindingStatus::Resolved)), ["866 a 2"]);
    assert_eq!(find(Some("866"), None, Some(FindingStatus::Open)), ["866 a 1", "866 b 1"]);
    assert_eq!(find(Some("866"), Some("a"), None), ["866 a 1", "866 a 2"]);
    assert_eq!(find(None, Some("a"), Some(FindingStatus::Open)), ["866 a 1", "867 a 1"]);
    assert_eq!(find(None, Some("b"), None), ["866 b 1"]);
}

/// Waivers come check by check, in the order of unit, directive and check.
pub fn waivers_are_found_by_unit_and_directive<S: Store>(store: &S) {
    let all = [("867", "a", "1"), ("866", "b", "1"), ("866", "a", "2"), ("866", "a", "1")];
    let records = all.map(|(of, on, check)| Record::Waivers(sample::waivers(of, on, check)));
    store.commit(put(records.to_vec())).unwrap();
    let name = |key: &WaiversKey| format!("{} {} {}", key.unit, key.directive, key.check);
    let find = |of: Option<&str>, on: Option<&str>, after: Option<usize>, limit| {
        let after = after.map(|index| sample::waivers(all[index].0, all[index].1, all[index].2).key);
        let query = WaiverQuery { unit: of.map(unit), directive: on.map(sample::directive), after, limit };
        store.waivers(&query).unwrap().iter().map(|found| name(&found.value.key)).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None, ALL), ["866 a 1", "866 a 2", "866 b 1", "867 a 1"]);
    assert_eq!(find(Some("866"), None, None, ALL), ["866 a 1", "866 a 2", "866 b 1"]);
    assert_eq!(find(None, Some("a"), Some(3), ALL), ["866 a 2", "867 a 1"]);
    assert_eq!(find(Some("866"), Some("a"), None, 1), ["866 a 1"]);
    assert_eq!(find(Some("868"), None, None, ALL), Vec::<String>::new());
    assert_eq!(find(None, None, None, 0), Vec::<String>::new());
}

/// Rungs of one task in order, whoever they are for.
pub fn reminders_are_found_by_unit_and_task<S: Store>(store: &S) {
    let reminders = [("p:1", "866", 1), ("p:1", "866", -7), ("p:10", "867", 0), ("p:2", "866", 0)];
    let puts = reminders.map(|(task, of, rung)| Record::Reminder(sample::reminder(task, of, rung)));
    store.commit(put(puts.to_vec())).unwrap();
    let find = |of: Option<&str>, task: Option<&str>, after: Option<(&str, i32)>| {
        let after = after.map(|(task, rung)| sample::reminder(task, "866", rung).key);
        let query = ReminderQuery { unit: of.map(unit), task: task.map(task_key), after, limit: ALL };
        let found = store.reminders(&query).unwrap();
        found.iter().map(|found| format!("{} {}", found.value.key.task, found.value.key.rung.0)).collect::<Vec<_>>()
    };
    assert_eq!(find(None, None, None), ["p:1 -7", "p:1 1", "p:10 0", "p:2 0"]);
    assert_eq!(find(Some("866"), None, None), ["p:1 -7", "p:1 1", "p:2 0"]);
    assert_eq!(find(None, Some("p:1"), None), ["p:1 -7", "p:1 1"]);
    assert_eq!(find(Some("867"), Some("p:1"), None), [""; 0]);
    assert_eq!(find(Some("866"), None, Some(("p:1", -7))), ["p:1 1", "p:2 0"]);
    assert_eq!(find(None, Some("p:1"), Some(("p:1", 0))), ["p:1 1"]);
}

/// What is claimed is found until it is final.
pub fn occurrences_are_found_by_schedule_and_open_claims_apart<S: Store>(store: &S) {
    let claim = |by: &str, seconds| {
        Record::Occurrence(sample::occurrence(by, at(seconds), Disposition::Claimed { since: at(0) }))
    };
    store.commit(put(vec![claim("monthly", 9), claim("monthly", -9), claim("daily", 0), claim("a", 1)])).unwrap();
    let ran = Disposition::Ran { finished: at(10), evaluations: 4 };
    store.commit(put(vec![Record::Occurrence(sample::occurrence("monthly", at(-9), ran))])).unwrap();
    let name = |key: &crate::domain::occurrence::OccurrenceKey| {
        format!("{} {}", key.schedule, (key.nominal - at(0)).num_seconds())
    };
    let find = |by: Option<&str>| {
        let query = OccurrenceQuery::of(by.map(sample::schedule), None, ALL);
        store.occurrences(&query).unwrap().iter().map(|found| name(&found.value.key)).collect::<Vec<_>>()
    };
    assert_eq!(find(None), ["a 1", "daily 0", "monthly -9", "monthly 9"]);
    assert_eq!(find(Some("monthly")), ["monthly -9", "monthly 9"]);
    let open: Vec<_> = store.open_claims().unwrap().iter().map(|found| name(&found.value.key)).collect();
    assert_eq!(open, ["a 1", "daily 0", "monthly 9"]);
}

/// A revoked feed is listed as before, and its secret leads nowhere, like one that never was.
pub fn feeds_are_found_by_their_secret_until_they_are_revoked<S: Store>(store: &S) {
    let (first, second) = (sample::feed("b", "866", 1, true), sample::feed("a", "866.NV", 2, true));
    store.commit(put(vec![Record::Feed(first), Record::Feed(second)])).unwrap();
    let under = |byte| store.feed_under(&Digest([byte; 32])).unwrap().map(|feed| feed.value.id.to_string());
    let all = |after: Option<&str>, limit| {
        let found = store.feeds(&FeedQuery { after: after.map(sample::feed_id), limit }).unwrap();
        found.iter().map(|feed| feed.value.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((under(1).as_deref(), under(2).as_deref(), under(3)), (Some("b"), Some("a"), None));
    assert_eq!(
        (all(None, ALL), all(Some("a"), ALL), all(None, 1)),
        (vec!["a".into(), "b".into()], vec!["b".into()], vec!["a".into()])
    );
    store.commit(put(vec![Record::Feed(sample::feed("b", "866", 1, false))])).unwrap();
    assert_eq!((under(1), under(2).as_deref()), (None, Some("a")));
    assert_eq!(all(None, ALL), ["a", "b"]);
    store.commit(remove(vec![RecordKey::Feed(sample::feed_id("a"))])).unwrap();
    assert_eq!((under(2), all(None, ALL)), (None, vec!["b".to_owned()]));
}

/// Only what is due, the earliest first, however many others wait.
pub fn next_rungs_come_by_due_day_and_then_task<S: Store>(store: &S) {
    let next = |task: &str, deadline: &str, rung| Record::NextRung(sample::next_rung(task, deadline, rung));
    let waiting = vec![
        next("p:3", "2022-03-15", 0),
        next("p:1", "2022-03-15", -7),
        next("p:2", "2022-03-08", 0),
        next("p:4", "2022-03-15", 1),
        next("p:5", "1900-01-01", -7),
        next("p:6", "2199-12-31", 1),
    ];
    store.commit(put(waiting)).unwrap();
    let find = |until: &str, limit| {
        let found = store.next_rungs(day(until), limit).unwrap();
        found.iter().map(|found| found.value.task.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(find("2022-03-15", ALL), ["p:5", "p:1", "p:2", "p:3"]);
    assert_eq!(find("2022-03-14", ALL), ["p:5", "p:1", "p:2"]);
    assert_eq!(find("2022-03-15", 2), ["p:5", "p:1"]);
    assert_eq!(find("2199-12-31", ALL), ["p:5", "p:1", "p:2", "p:3", "p:4", "p:6"]);
    store.commit(put(vec![next("p:1", "2022-03-15", 1)])).unwrap();
    store.commit(remove(vec![RecordKey::NextRung(task_key("p:5"))])).unwrap();
    assert_eq!(find("2022-03-16", ALL), ["p:2", "p:3", "p:1", "p:4"]);
}

/// Short lists come whole.
pub fn units_plans_and_tokens_are_listed<S: Store>(store: &S) {
    let units = [("866.NV", Some("2022-01-01")), ("866.NV", None), ("866", Some("2025-01-01"))];
    let mut puts: Vec<_> = units.map(|(code, from)| Record::Unit(sample::local_unit(code, from))).to_vec();
    puts.extend(["q", "p", "p-1"].map(|id| Record::Plan(sample::plan(id))));
    store.commit(put(puts)).unwrap();
    let units: Vec<_> = store
        .local_units()
        .unwrap()
        .into_iter()
        .map(|found| (found.value.code.to_string(), found.value.valid_from))
        .collect();
    let expected = [("866", Some("2025-01-01")), ("866.NV", None), ("866.NV", Some("2022-01-01"))];
    assert_eq!(units, expected.map(|(code, from)| (code.to_owned(), from.map(day))));
    let plans: Vec<_> = store.plans().unwrap().into_iter().map(|found| found.value.id.to_string()).collect();
    assert_eq!(plans, ["p", "p-1", "q"]);
    assert!(!store.has_tokens().unwrap());
    store.commit(put(vec![Record::Token(sample::token("thu", 1))])).unwrap();
    assert!(store.has_tokens().unwrap());
}

/// One text that begins like another, and texts of any bytes.
pub fn keys_that_begin_alike_keep_their_order<S: Store>(store: &S) {
    let mut numbers = ["", "a", "ab", "b", "a\u{0}", "a\u{1}", "a\u{0}b", "đ", "a\u{1}\u{1}", "a\u{2}", "\u{10FFFF}"];
    let puts = numbers.map(|number| Record::Document(sample::document(number, "866", "plan")));
    store.commit(put(puts.to_vec())).unwrap();
    numbers.sort_unstable();
    for of in [None, Some(unit("866"))] {
        let mut found = Vec::new();
        let mut after = None;
        loop {
            let page = store.documents(&DocumentQuery { unit: of.clone(), kind: None, after, limit: 3 }).unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last.value.key.clone());
            found.extend(page.into_iter().map(|document| document.value.key.number));
        }
        assert_eq!(found, numbers);
    }
}

/// A limit of nothing.
pub fn a_page_of_nothing_is_empty<S: Store>(store: &S) {
    let puts = vec![Record::Task(task("p:1", "866")), Record::NextRung(sample::next_rung("p:1", "2022-03-15", 0))];
    store.commit(put(puts)).unwrap();
    assert_eq!(tasks(store, None, None, None, 0), [""; 0]);
    assert_eq!(tasks(store, Some("866"), None, None, 0), [""; 0]);
    assert!(store.next_rungs(day("2199-12-31"), 0).unwrap().is_empty());
    assert!(store.entries(crate::domain::Position::UNRECORDED, 0).unwrap().is_empty());
}

/// Others come and go; what was there throughout is seen once.
pub fn pages_read_under_writes_hold_everything_exactly_once<S: Store>(store: &S) {
    let name = |number: u32| format!("p:{number:03}");
    let steady: Vec<u32> = (0..120).filter(|number| number % 3 == 0).collect();
    store.commit(put(steady.iter().map(|number| Record::Task(task(&name(*number), "866"))).collect())).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0_u32.. {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                let number = (round * 7 % 120) / 3 * 3;
                store.commit(put(vec![Record::Task(task(&name(number + 1), "866"))])).unwrap();
                // What is there throughout is written as well, and stays where it is.
                store.commit(put(vec![Record::Task(task(&name(number), "866"))])).unwrap();
                store.commit(remove(vec![RecordKey::Task(task_key(&name(number + 1)))])).unwrap();
            }
        });
        for of in [None, Some("866")].into_iter().cycle().take(20) {
            let mut seen = Vec::new();
            let mut after: Option<String> = None;
            loop {
                let page = tasks(store, of, None, after.as_deref(), 7);
                let Some(last) = page.last() else { break };
                after = Some(last.clone());
                seen.extend(page);
            }
            assert!(seen.windows(2).all(|pair| pair[0] < pair[1]), "out of order: {seen:?}");
            let kept: Vec<_> = steady.iter().map(|number| name(*number)).collect();
            let found: Vec<_> = seen.into_iter().filter(|key| kept.contains(key)).collect();
            assert_eq!(found, kept);
        }
        done.store(true, Ordering::Relaxed);
    });
}
