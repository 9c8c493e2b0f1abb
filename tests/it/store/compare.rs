//! The same random operations on memory and on sled: every answer and every read is the same.

use dondoc::domain::Position;
use dondoc::domain::figure::Claim;
use dondoc::domain::finding::FindingStatus;
use dondoc::domain::id::{Digest, DocumentKind, IndicatorId};
use dondoc::domain::occurrence::Disposition;
use dondoc::domain::register::RegisterMode;
use dondoc::store::conformance::sample::{self, at, day, number, schedule, unit};
use dondoc::store::memory::MemoryStore;
use dondoc::store::query::{
    DocumentQuery, EvaluationQuery, FeedQuery, FigureQuery, FindingQuery, OccurrenceQuery, RegisterMonthQuery,
    ReminderQuery, TaskQuery, WaiverQuery,
};
use dondoc::store::record::{Record, RecordKey, Versioned};
use dondoc::store::sled::{SledOptions, SledStore, open};
use dondoc::store::{Change, CommitError, Committed, Expectation, Ledger, Store};
use proptest::collection::vec;
use proptest::prelude::*;

const UNITS: [&str; 4] = ["866", "867", "866.NV", "8"];
const TASKS: [&str; 4] = ["p:1", "p:10", "p-1:1", "q:1"];
const TEXTS: [&str; 4] = ["", "a", "a\u{0}", "ab"];
const DIRECTIVES: [&str; 2] = ["d", "d-2"];
const REGISTERS: [&str; 2] = ["dossiers", "dossiers-2"];
const MONTHS: [&str; 4] = ["2021-12-01", "2022-01-01", "2022-02-01", "1900-01-01"];
const SCHEDULES: [&str; 2] = ["monthly", "m"];

/// A record in few numbers, so that random ones meet.
type Which = (u8, usize, usize, usize);

#[derive(Clone, Debug)]
enum Operation {
    Commit {
        puts: Vec<Which>,
        removes: Vec<Which>,
        expects: Vec<(Which, Expected)>,
        /// Whether it hands over what it puts anew or removes as it was read.
        as_read: bool,
        seconds: i64,
    },
    Reopen,
    /// Opens without sled's folder, so that all of it is made again from the ledger.
    Replay,
}

#[derive(Clone, Copy, Debug)]
enum Expected {
    Right,
    Absent,
    At(u64),
}

fn which() -> impl Strategy<Value = Which> {
    (0..34_u8, 0..4_usize, 0..4_usize, 0..4_usize)
}

fn expected() -> impl Strategy<Value = Expected> {
    prop_oneof![6 => Just(Expected::Right), 1 => Just(Expected::Absent), 1 => (1..20_u64).prop_map(Expected::At)]
}

fn operation() -> impl Strategy<Value = Operation> {
    let commit = (vec(which(), 0..4), vec(which(), 0..2), vec((which(), expected()), 0..2), any::<bool>(), 0..50_i64);
    let commit = commit.prop_map(|(puts, removes, expects, as_read, seconds)| Operation::Commit {
        puts,
        removes,
        expects,
        as_read,
        seconds,
    });
    prop_oneof![12 => commit, 1 => Just(Operation::Reopen), 1 => Just(Operation::Replay)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn memory_and_sled_answer_alike(operations in vec(operation(), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let reopen = || open(folder.path(), SledOptions { segment_bytes_max: 4_000, ..SledOptions::default() }).unwrap();
        let memory = MemoryStore::new();
        let mut sled: Option<SledStore> = Some(reopen());
        for operation in operations {
            match operation {
                Operation::Commit { puts, removes, expects, as_read, seconds } => {
                    let mut change = change(&memory, &puts, &removes, &expects, seconds);
                    if as_read {
                        let written = change.puts.iter().map(Record::key).chain(change.removes.iter().cloned());
                        change.replaces = written.filter_map(|key| current(&memory, &key)).collect();
                    }
                    let answers = (memory.commit(change.clone()), sled.as_ref().unwrap().commit(change));
                    prop_assert_eq!(answer(answers.0), answer(answers.1));
                }
                Operation::Reopen => {
                    sled.take().unwrap().close().unwrap();
                    sled = Some(reopen());
                }
                Operation::Replay => {
                    sled.take().unwrap().close().unwrap();
                    std::fs::remove_dir_all(folder.path().join("sled")).unwrap();
                    sled = Some(reopen());
                }
            }
        }
        let sled = sled.unwrap();
        prop_assert_eq!(sled.index_faults().unwrap(), [] as [Vec<u8>; 0]);
        for (memory, sled) in reads(&memory).into_iter().zip(reads(&sled)) {
            prop_assert_eq!(memory, sled);
        }
    }
}

fn change(
    store: &MemoryStore,
    puts: &[Which],
    removes: &[Which],
    expects: &[(Which, Expected)],
    seconds: i64,
) -> Change {
    let expects = expects.iter().map(|(which, expected)| {
        let key = record(*which).key();
        let version = match expected {
            Expected::Right => current(store, &key).map(|found| found.version),
            Expected::Absent => None,
            Expected::At(position) => Some(Position(*position)),
        };
        Expectation { key, version }
    });
    Change {
        now: at(seconds),
        expects: expects.collect(),
        removes: removes.iter().map(|which| record(*which).key()).collect(),
        ..sample::put(puts.iter().map(|which| record(*which)).collect())
    }
}

fn record((kind, a, b, c): Which) -> Record {
    let status = if c < 2 { FindingStatus::Open } else { FindingStatus::Resolved };
    let small = i64::try_from(b).unwrap();
    let key = sample::evaluation_key(UNITS[a], SCHEDULES[b % 2], DIRECTIVES[c % 2], at(small));
    match kind {
        0 => Record::Task(sample::task(TASKS[a], UNITS[b])),
        1 => Record::NextRung(sample::next_rung(TASKS[a], "2022-03-15", [-7, -3, 0, 1][b])),
        2 => Record::Reminder(sample::reminder(TASKS[a], UNITS[b], [-7, -3, 0, 1][c])),
        3 => Record::Document(sample::document(TEXTS[a], UNITS[b], ["plan", "report"][c % 2])),
        4 => Record::Figure(sample::figure(UNITS[a], ["on-time", "on"][b % 2], TEXTS[c], Claim::Exact(number("9.0")))),
        5 => Record::Evaluation(Box::new(sample::evaluation(key, if c == 3 { 300 } else { c }))),
        6 => Record::Finding(sample::finding(UNITS[a], DIRECTIVES[b % 2], TASKS[1].split_once(':').unwrap().1, status)),
        7 => Record::Occurrence(sample::occurrence(SCHEDULES[a % 2], at(small), disposition(c))),
        8 => Record::Unit(sample::local_unit(UNITS[a], [None, Some("2022-01-01")][b % 2])),
        9 => Record::Plan(sample::plan(["p", "p-1", "q", "r"][a])),
        10 => Record::Tick(sample::tick(SCHEDULES[a % 2], at(small))),
        12 => Record::Waivers(sample::waivers(UNITS[a], DIRECTIVES[b % 2], ["TH-01", "TH-02"][c % 2])),
        11 => Record::Trail(sample::trail(UNITS[a], DIRECTIVES[b % 2], [0, 1, 2, 40][c])),
        13 => Record::Creation(Box::new(sample::creation(["thu", "thư"][a % 2], TEXTS[c]))),
        14 => Record::RegisterMonth(sample::register_month(
            REGISTERS[a % 2],
            UNITS[b],
            MONTHS[c],
            u8::try_from(a).unwrap(),
        )),
        15 => {
            let (within, mode) = (format!("{}..2022-03-31", MONTHS[c]), [RegisterMode::Merge, RegisterMode::Replace]);
            Record::RegisterImport(sample::register_import(REGISTERS[a % 2], UNITS[b], &within, mode[a / 2]))
        }
        20 => {
            Record::Feed(sample::feed(TASKS[b].split_once(':').unwrap().0, UNITS[a], u8::try_from(c).unwrap(), a < 2))
        }
        29..32 => super::compare_reminding::record(kind - 29, a, b, c),
        17..20 => super::compare_scores::record(kind - 17, a, b),
        21..25 => super::compare_messages::record(kind - 21, a, b, c),
        25..29 => super::compare_duties::record(kind - 25, a, b),
        32 => Record::Schedule(Box::new(sample::a_schedule(SCHEDULES[a % 2], ["0 8 1 * *", "*/5 * L * *"][b % 2]))),
        33 => Record::Occurrence(sample::manual(SCHEDULES[a % 2], at(small), disposition(c))),
        _ => Record::Token(sample::token("thu", u8::try_from(a).unwrap())),
    }
}

fn disposition(c: usize) -> Disposition {
    match c {
        0 | 1 => Disposition::Claimed { since: at(1) },
        _ => Disposition::Failed { at: at(2), reason: "đầy đĩa".to_owned() },
    }
}

fn current<S: Store>(store: &S, key: &RecordKey) -> Option<Versioned<Record>> {
    match key {
        RecordKey::Unit(key) => store.local_unit(key).unwrap().map(|found| found.map(Record::Unit)),
        RecordKey::Plan(id) => store.plan(id).unwrap().map(|found| found.map(Record::Plan)),
        RecordKey::Task(key) => store.task(key).unwrap().map(|found| found.map(Record::Task)),
        RecordKey::NextRung(key) => store.next_rung(key).unwrap().map(|found| found.map(Record::NextRung)),
        RecordKey::Reminder(key) => store.reminder(key).unwrap().map(|found| found.map(Record::Reminder)),
        RecordKey::Document(key) => store.document(key).unwrap().map(|found| found.map(Record::Document)),
        RecordKey::Figure(key) => store.figure(key).unwrap().map(|found| found.map(Record::Figure)),
        RecordKey::RegisterMonth(key) => {
            store.register_month(key).unwrap().map(|found| found.map(Record::RegisterMonth))
        }
        RecordKey::RegisterImport(key) => {
            store.register_import(key).unwrap().map(|found| found.map(Record::RegisterImport))
        }
        RecordKey::Evaluation(key) => {
            store.evaluation(key).unwrap().map(|found| found.map(Box::new).map(Record::Evaluation))
        }
        RecordKey::Finding(key) => store.finding(key).unwrap().map(|found| found.map(Record::Finding)),
        RecordKey::Waivers(key) => store.check_waivers(key).unwrap().map(|found| found.map(Record::Waivers)),
        RecordKey::Trail(key) => store.trail(&key.unit, &key.directive).unwrap().map(|found| found.map(Record::Trail)),
        RecordKey::Criteria(key) => {
            store.criteria_set(key).unwrap().map(|found| found.map(Box::new).map(Record::Criteria))
        }
        RecordKey::ScoreSheet(key) => store.score_sheet(key).unwrap().map(|found| found.map(Record::ScoreSheet)),
        RecordKey::Ranking(key) => {
            store.published_ranking(key).unwrap().map(|found| found.map(Box::new).map(Record::Ranking))
        }
        RecordKey::Schedule(id) => store.schedule(id).unwrap().map(|found| found.map(Box::new).map(Record::Schedule)),
        RecordKey::Occurrence(key) => store.occurrence(key).unwrap().map(|found| found.map(Record::Occurrence)),
        RecordKey::Tick(id) => store.tick(id).unwrap().map(|found| found.map(Record::Tick)),
        RecordKey::Creation(key) => store.creation(key).unwrap().map(|found| found.map(Box::new).map(Record::Creation)),
        RecordKey::Message(id) => store.message(id).unwrap().map(|found| found.map(Box::new).map(Record::Message)),
        RecordKey::Outbox(id) => store.outbox(id).unwrap().map(|found| found.map(Box::new).map(Record::Outbox)),
        RecordKey::Template(key) => store.template(*key).unwrap().map(|found| found.map(Record::Template)),
        RecordKey::WebhookKey(contact) => {
            store.webhook_key(contact).unwrap().map(|found| found.map(Record::WebhookKey))
        }
        RecordKey::CalendarEdit(number) => {
            store.calendar_edit(*number).unwrap().map(|found| found.map(Box::new).map(Record::CalendarEdit))
        }
        RecordKey::Resettling => store.resettling().unwrap().map(|found| found.map(Record::Resettling)),
        RecordKey::DutyCover(key) => {
            store.duty_cover(key).unwrap().map(|found| found.map(Box::new).map(Record::DutyCover))
        }
        RecordKey::DutyProgress(key) => store.duty_progress(key).unwrap().map(|found| found.map(Record::DutyProgress)),
        RecordKey::Token(secret) => store.token(secret).unwrap().map(|found| found.map(Record::Token)),
        RecordKey::Contact(id) => store.contact(id).unwrap().map(|found| found.map(Record::Contact)),
        RecordKey::Owed(key) => store.owed(key).unwrap().map(|found| found.map(Record::Owed)),
        RecordKey::ReminderPolicy(scope) => {
            store.reminder_policy(scope).unwrap().map(|found| found.map(Record::ReminderPolicy))
        }
        RecordKey::Feed(id) => store.feed(id).unwrap().map(|found| found.map(Record::Feed)),
    }
}

fn answer(answer: Result<Committed, CommitError>) -> Result<Committed, String> {
    answer.map_err(|error| format!("{error:?}"))
}

/// Every read there is, with every filter that can find something, whole and in small pages.
pub fn reads<S: Store>(store: &S) -> Vec<String> {
    let mut reads = vec![
        format!("{:?}", store.head().unwrap()),
        format!("{:?}", store.entries(Position::UNRECORDED, usize::MAX).unwrap()),
        format!("{:?}", store.entries(Position(3), 2).unwrap()),
        format!("{:?} {:?}", store.local_units().unwrap(), store.plans().unwrap()),
        format!("{:?}", store.schedules().unwrap()),
        format!("{:?} {:?}", store.open_claims().unwrap(), store.has_tokens().unwrap()),
        format!("{:?}", store.has_webhook_keys().unwrap()),
    ];
    for kind in 0..34 {
        let each = (0..64).map(|number| record((kind, number / 16, number / 4 % 4, number % 4)).key());
        reads.push(format!("{:?}", each.map(|key| current(store, &key)).collect::<Vec<_>>()));
    }
    for limit in [2, usize::MAX] {
        for until in ["2022-03-08", "2022-03-15", "2199-12-31"] {
            reads.push(format!("{:?}", store.next_rungs(day(until), limit).unwrap()));
        }
        for of in UNITS.map(Some).into_iter().chain([None]) {
            by_unit(store, of, limit, &mut reads);
        }
        for by in SCHEDULES.map(Some).into_iter().chain([None]) {
            let query = OccurrenceQuery::of(by.map(schedule), None, limit);
            reads.push(format!("{:?}", store.occurrences(&query).unwrap()));
            let manual = OccurrenceQuery { is_scheduled: Some(false), from: Some(at(1)), until: Some(at(2)), ..query };
            reads.push(format!("{:?}", store.occurrences(&manual).unwrap()));
            let last = |seconds| store.occurrence_at(&schedule(by.unwrap_or("none")), at(seconds)).unwrap();
            reads.push(format!("{:?}", [-1, 0, 1, 2, 3].map(last)));
        }
    }
    for limit in [1, usize::MAX] {
        for after in [None, Some(sample::feed_id("p"))] {
            reads.push(format!("{:?}", store.feeds(&FeedQuery { after, limit }).unwrap()));
        }
    }
    super::compare_reminding::reads(store, &mut reads);
    super::compare_scores::reads(store, &mut reads);
    super::compare_messages::reads(store, &mut reads);
    super::compare_duties::reads(store, &mut reads);
    for byte in 0..4 {
        reads.push(format!("{:?}", store.token(&Digest([byte; 32])).unwrap()));
        reads.push(format!("{:?}", store.feed_under(&Digest([byte; 32])).unwrap()));
    }
    reads
}

fn by_unit<S: Store>(store: &S, of: Option<&str>, limit: usize, reads: &mut Vec<String>) {
    let unit = of.map(unit);
    for plan in [None, Some("p"), Some("p-1")] {
        let plan = plan.map(sample::plan_id);
        for after in [None, Some("p:1"), Some("p-1:0")] {
            let query = TaskQuery { unit: unit.clone(), plan: plan.clone(), after: after.map(sample::task_key), limit };
            reads.push(format!("{:?}", store.tasks(&query).unwrap()));
        }
    }
    for kind in [None, Some("plan"), Some("report")] {
        let kind = kind.map(|kind| DocumentKind::parse(kind).unwrap());
        let after = sample::document("a", "866", "plan").key;
        for after in [None, Some(after)] {
            let query = DocumentQuery { unit: unit.clone(), kind: kind.clone(), after, limit };
            reads.push(format!("{:?}", store.documents(&query).unwrap()));
        }
    }
    for indicator in [None, Some("on"), Some("on-time")] {
        let indicator = indicator.map(|indicator| IndicatorId::parse(indicator).unwrap());
        let query = FigureQuery { unit: unit.clone(), indicator, after: None, limit };
        reads.push(format!("{:?}", store.figures(&query).unwrap()));
    }
    for directive in [None, Some("d"), Some("d-2")] {
        let directive = directive.map(sample::directive);
        if let (Some(unit), Some(directive)) = (&unit, &directive) {
            reads.push(format!("{:?}", store.trail(unit, directive).unwrap()));
        }
        let query = WaiverQuery { unit: unit.clone(), directive: directive.clone(), after: None, limit };
        reads.push(format!("{:?}", store.waivers(&query).unwrap()));
        for status in [None, Some(FindingStatus::Open), Some(FindingStatus::Resolved)] {
            let query = FindingQuery { unit: unit.clone(), directive: directive.clone(), status, after: None, limit };
            reads.push(format!("{:?}", store.findings(&query).unwrap()));
        }
        for by in [None, Some("m"), Some("monthly")] {
            let after = by.map(|by| sample::evaluation_key("866", by, "d", at(1)));
            for after in [None, after] {
                let (schedule, directive) = (by.map(schedule), directive.clone());
                let query = EvaluationQuery { schedule, unit: unit.clone(), directive, after, limit };
                reads.push(format!("{:?}", store.evaluations(&query).unwrap()));
            }
        }
    }
    for register in REGISTERS {
        let id = sample::register_id(register);
        for after in [None, Some(sample::register_month(register, "866", MONTHS[1], 0).key)] {
            let query = RegisterMonthQuery { register: id.clone(), unit: unit.clone(), after, limit };
            reads.push(format!("{:?}", store.register_months(&query).unwrap()));
        }
        if let Some(unit) = &unit {
            reads.push(format!("{:?}", store.register_imports(&id, unit).unwrap()));
        }
    }
    for task in [None, Some("p:1"), Some("p:10")] {
        let after = sample::reminder("p:1", "866", -3).key;
        for after in [None, Some(after)] {
            let query = ReminderQuery { unit: unit.clone(), task: task.map(sample::task_key), after, limit };
            reads.push(format!("{:?}", store.reminders(&query).unwrap()));
        }
    }
}
