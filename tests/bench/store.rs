//! What the store costs: durable commits against bare appends, and opening a large store.
//!
//! It must never measure two things of one
//! ratio in two runs.

use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use dondoc::domain::task::TaskEvent;
use dondoc::store::Ledger;
use dondoc::store::conformance::sample;
use dondoc::store::record::Record;
use dondoc::store::sled::{SledOptions, SledStore, open};

use super::measured::Measured;

/// Measures the store's goals, each printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    // The commits come first: a large store leaves the system much to write out.
    let commits = durable_commits_against_bare_appends().printed();
    let [opened, resident] = opening_200_000_tasks().map(Measured::printed);
    vec![commits, opened, resident]
}

const WRITERS: usize = 64;
const COMMITS_A_WRITER: usize = 150;
const ROUNDS: usize = 9;
const SYNC_MS_JUDGED_MIN: f64 = 0.2;
const COMMIT_RATIO_MIN: f64 = 0.5;

const TASKS: usize = 200_000;
const TASKS_A_CHANGE: usize = 500;
const OPEN_SECONDS_MAX: f64 = 2.0;
const OPEN_RESIDENT_MB_MAX: f64 = 150.0;
/// Names the folder to a copy of this process that only opens it.
const OPEN_FOLDER: &str = "DONDOC_BENCH_OPEN_FOLDER";

/// Durable commits with 64 waiting writers, as a share of bare appends of the same bytes with one sync for each of the
/// same groups, in turns on the same disk.
pub fn durable_commits_against_bare_appends() -> Measured {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk that is measured");
    let store = open(&folder.path().join("data"), SledOptions::default()).expect("an empty store opens");
    commits(&store, 0); // warm
    let mut rounds: Vec<Round> = (1..=ROUNDS).map(|round| one_round(&store, folder.path(), round)).collect();
    rounds.sort_by(|a, b| a.ratio().total_cmp(&b.ratio()));
    let median = &rounds[ROUNDS / 2];
    let total = (WRITERS * COMMITS_A_WRITER) as f64;
    Measured {
        what: "durable commits with 64 waiting writers / bare appends of the same bytes and groups",
        value: median.ratio(),
        bound: COMMIT_RATIO_MIN,
        more_is_better: true,
        not_judged: (median.sync_ms < SYNC_MS_JUDGED_MIN).then(|| {
            format!("a sync takes {:.3} ms here, and it is judged from {SYNC_MS_JUDGED_MIN} ms", median.sync_ms)
        }),
        parts: vec![
            format!("sync {:.3} ms", median.sync_ms),
            format!("{:.0} commits/s", total / median.commits.as_secs_f64()),
            format!("{:.0} bare appends/s", total / median.appends.as_secs_f64()),
            format!(
                "{:.1} entries and {:.0} bytes a group",
                total / median.groups as f64,
                median.bytes as f64 / median.groups as f64
            ),
        ],
    }
}

struct Round {
    commits: Duration,
    appends: Duration,
    sync_ms: f64,
    groups: usize,
    bytes: usize,
}

impl Round {
    fn ratio(&self) -> f64 {
        self.appends.as_secs_f64() / self.commits.as_secs_f64()
    }
}

fn one_round(store: &SledStore, folder: &Path, round: usize) -> Round {
    let before = ledger_bytes(folder);
    let commits = commits(store, round);
    let groups = groups(&ledger_bytes(folder)[before.len()..]);
    settle(&folder.join("data")); // else the first bare syncs would pay for what sled left unwritten
    let path = folder.join(format!("bare-{round}"));
    let mut file = std::fs::File::create(&path).expect("a file beside the store");
    let bytes = groups.iter().sum();
    let data = vec![b'x'; groups.iter().copied().max().unwrap_or(0)];
    let mut syncs = Vec::with_capacity(groups.len());
    let start = Instant::now();
    for group in &groups {
        file.write_all(&data[..*group]).expect("the disk takes it");
        let sync = Instant::now();
        file.sync_data().expect("the disk syncs");
        syncs.push(sync.elapsed().as_secs_f64() * 1e3);
    }
    let appends = start.elapsed();
    syncs.sort_by(f64::total_cmp);
    Round { commits, appends, sync_ms: syncs[syncs.len() / 2], groups: groups.len(), bytes }
}

/// Has the disk write everything below a folder.
fn settle(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            settle(&path);
        } else {
            std::fs::File::open(&path).and_then(|file| file.sync_all()).expect("the disk syncs");
        }
    }
}

/// 64 threads, each waiting for one commit after the other.
fn commits(store: &SledStore, round: usize) -> Duration {
    let start = Mutex::new(None);
    let barrier = std::sync::Barrier::new(WRITERS);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (start, barrier) = (&start, &barrier);
            scope.spawn(move || {
                let tasks: Vec<_> = (0..COMMITS_A_WRITER)
                    .map(|number| Record::Task(sample::task(&format!("{writer}:{round}.{number}"), "866")))
                    .collect();
                barrier.wait();
                start.lock().expect("no writer panics").get_or_insert_with(Instant::now);
                for task in tasks {
                    store.commit(sample::put(vec![task])).expect("it is committed");
                }
            });
        }
    });
    let start: Option<Instant> = *start.lock().expect("no writer panics");
    start.expect("every writer started").elapsed()
}

/// The bytes of the ledger, segment after segment.
fn ledger_bytes(folder: &Path) -> Vec<u8> {
    let listed = std::fs::read_dir(folder.join("data/ledger")).expect("the ledger is there");
    let mut paths: Vec<_> = listed.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths.iter().flat_map(|path| std::fs::read(path).expect("it can be read")).collect()
}

/// How many bytes each group of these frames takes; a seal ends one.
fn groups(bytes: &[u8]) -> Vec<usize> {
    let (mut groups, mut start, mut at) = (Vec::new(), 0, 0);
    while at + 13 < bytes.len() {
        let length = u32::from_be_bytes(bytes[at + 5..at + 9].try_into().expect("4 bytes")) as usize;
        let seal = bytes[at + 4] == b'S';
        at += 13 + length + 1;
        if seal {
            groups.push(at - start);
            start = at;
        }
    }
    groups
}

/// A store of 200 000 tasks, made here, opened in a process of its own: seconds, and megabytes resident. In that process
/// [`open_if_asked`] does the opening.
pub fn opening_200_000_tasks() -> [Measured; 2] {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk that is measured");
    let made = Instant::now();
    fill(&open(folder.path(), SledOptions::default()).expect("an empty store opens"));
    let made = made.elapsed();
    let mut opened: Vec<Opened> = (0..3).map(|_| open_elsewhere(folder.path())).collect();
    opened.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let [.., median, _] = opened.as_slice() else { unreachable!("it was opened three times") };
    let parts = vec![
        format!("made in {:.1} s", made.as_secs_f64()),
        format!(
            "ledger {} MB, sled {} MB",
            megabytes(&folder.path().join("ledger")),
            megabytes(&folder.path().join("sled"))
        ),
        format!("resident {:.0} MB after, {:.0} MB at most", median.resident_mb, median.resident_mb_most),
    ];
    let measured =
        |what, value, bound, parts| Measured { what, value, bound, more_is_better: false, not_judged: None, parts };
    [
        measured("opening a store of 200 000 tasks, seconds", median.seconds, OPEN_SECONDS_MAX, parts),
        measured(
            "opening a store of 200 000 tasks, MB resident at most",
            median.resident_mb_most,
            OPEN_RESIDENT_MB_MAX,
            Vec::new(),
        ),
    ]
}

struct Opened {
    seconds: f64,
    resident_mb: f64,
    resident_mb_most: f64,
}

/// Call this first in the process that benchmarks: where it was started to open a store, it does so, prints and is done.
pub fn open_if_asked() -> bool {
    let Some(folder) = std::env::var_os(OPEN_FOLDER) else { return false };
    let start = Instant::now();
    let store = open(Path::new(&folder), SledOptions::default()).expect("the store opens");
    let seconds = start.elapsed().as_secs_f64();
    assert!(store.head().expect("it has a head").position.is_recorded());
    println!("opened {seconds} {} {}", status_mb("VmRSS:"), status_mb("VmHWM:"));
    true
}

fn open_elsewhere(folder: &Path) -> Opened {
    let mut command = std::process::Command::new(std::env::current_exe().expect("this program has a path"));
    let output = command.env(OPEN_FOLDER, folder).output().expect("it can be started again");
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text.trim().split(' ').filter_map(|number| number.parse().ok()).collect();
    let [seconds, resident_mb, resident_mb_most] = numbers[..] else {
        panic!("{text} {}", String::from_utf8_lossy(&output.stderr));
    };
    Opened { seconds, resident_mb, resident_mb_most }
}

fn fill(store: &SledStore) {
    for change in 0..TASKS / TASKS_A_CHANGE {
        let mut puts = Vec::with_capacity(TASKS_A_CHANGE * 2);
        for number in 0..TASKS_A_CHANGE {
            let number = change * TASKS_A_CHANGE + number;
            let key = format!("cchc-{}:{number}", number % 40);
            let mut task = sample::task(&key, &format!("{}", 29_000 + number % 700));
            let title = "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền, trình công bố danh mục";
            task.texts = vec![sample::recorded(sample::task_text(title))];
            let due = TaskEvent::Due { on: sample::day("2022-03-15") };
            task.facts.extend([due, TaskEvent::Started, TaskEvent::Submitted].map(sample::fact));
            puts.push(Record::Task(task));
            puts.push(Record::NextRung(sample::next_rung(&key, "2022-03-15", [-7, -3, 0, 1][number % 4])));
        }
        store.commit(sample::put(puts)).expect("it is committed");
    }
}

fn megabytes(folder: &Path) -> u64 {
    let listed = std::fs::read_dir(folder).expect("it can be listed");
    listed.map(|entry| entry.and_then(|entry| entry.metadata()).expect("it is there").len()).sum::<u64>() / 1_000_000
}

fn status_mb(field: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the system says what a process uses");
    let line = status.lines().find_map(|line| line.strip_prefix(field)).expect("it names the field");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number of kilobytes") / 1e3
}
