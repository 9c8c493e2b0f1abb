//! Two hundred kills of a process that commits from sixteen threads and says so.
//!
//! The process is this test binary, started again for the one test that commits. After each kill the same folder is
//! opened: every acknowledged commit is there, the indexes agree with a full scan, the chain verifies.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use dondoc::domain::Position;
use dondoc::domain::id::Digest;
use dondoc::store::conformance::sample;
use dondoc::store::disk::RealDisk;
use dondoc::store::ledger::verify;
use dondoc::store::query::TaskQuery;
use dondoc::store::record::{Record, RecordKey};
use dondoc::store::sled::{SledOptions, SledStore, open};
use dondoc::store::{Ledger, Tasks};

use crate::random::Random;

const KILLS: usize = 200;
const ACKNOWLEDGEMENTS_MAX: u64 = 60;
const THREADS: u64 = 16;
const SLOTS: u64 = 4;
const FOLDER: &str = "DONDOC_TEST_KILLED_FOLDER";
const UNITS: [&str; 3] = ["866", "867", "866.NV"];

#[test]
fn sixteen_threads_commit_and_all_of_it_is_there() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        commit_from_all_threads(&open_small(Path::new(&folder)), u64::from(std::process::id()), u64::MAX, &|line| {
            let mut out = std::io::stdout().lock();
            let _ = out.write_all(line.as_bytes()); // whoever listened may have gone
        });
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = open_small(folder.path());
    let said = std::sync::Mutex::new(Vec::new());
    commit_from_all_threads(&store, 7, 25, &|line| said.lock().unwrap().push(line.to_owned()));
    let said: Vec<_> = said.into_inner().unwrap().iter().map(|line| acknowledged(line).unwrap()).collect();
    assert_eq!(said.len(), 16 * 25);
    Seen::default().look(&store, folder.path(), &said);
}

#[test]
fn nothing_acknowledged_is_lost_over_two_hundred_kills() {
    let folder = tempfile::tempdir().unwrap();
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    let mut random = Random::of(seed);
    let mut seen = Seen::default();
    let mut total = 0;
    for _ in 0..KILLS {
        let said = run_and_kill(folder.path(), random.below(ACKNOWLEDGEMENTS_MAX), random.below(200_000));
        total += said.len();
        let store = open_small(folder.path());
        seen.look(&store, folder.path(), &said);
        store.close().unwrap();
    }
    let store = open_small(folder.path());
    assert_eq!(hashes(&store, Position::UNRECORDED), seen.hashes);
    assert!(total >= KILLS, "the killed processes acknowledged {total} commits");
}

/// Starts the committing test, lets it acknowledge so often, waits a moment that is no time, and kills it.
fn run_and_kill(folder: &Path, acknowledgements: u64, spins: u64) -> Vec<(RecordKey, Position)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::kills::sixteen_threads_commit_and_all_of_it_is_there", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = Vec::new();
    while (said.len() as u64) < acknowledgements {
        let line = lines.next().expect("the process ended by itself").unwrap();
        said.extend(acknowledged(&line));
    }
    (0..spins).for_each(|_| std::hint::spin_loop());
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest: Vec<String> = lines.map_while(Result::ok).collect();
    if rest.last().is_some_and(|last| !last.ends_with('.')) {
        rest.pop(); // cut in the middle
    }
    said.extend(rest.iter().filter_map(|line| acknowledged(line)));
    said
}

fn open_small(folder: &Path) -> SledStore {
    let options = SledOptions { segment_bytes_max: 256 * 1024, cache_bytes: 4 << 20, ..SledOptions::default() };
    open(folder, options).unwrap()
}

fn commit_from_all_threads(store: &SledStore, seed: u64, commits: u64, say: &(dyn Fn(&str) + Sync)) {
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                let mut random = Random::of(seed ^ (thread << 32));
                for _ in 0..commits {
                    let name = format!("{thread}:{}", random.below(SLOTS));
                    let task = sample::task(&name, UNITS[random.index(UNITS.len())]);
                    let rung = i32::try_from(random.below(9)).unwrap() - 7;
                    let next = sample::next_rung(&name, "2022-03-15", rung);
                    let puts = vec![Record::Task(task), Record::NextRung(next)];
                    let position = store.commit(sample::put(puts)).unwrap().position;
                    say(&format!("ack {name} {position}.\n"));
                }
            });
        }
    });
}

fn acknowledged(line: &str) -> Option<(RecordKey, Position)> {
    let (name, position) = line.trim_end().strip_prefix("ack ")?.strip_suffix('.')?.split_once(' ')?;
    Some((RecordKey::Task(sample::task_key(name)), Position(position.parse().ok()?)))
}

fn hashes(store: &SledStore, after: Position) -> Vec<Digest> {
    store.entries(after, usize::MAX).unwrap().into_iter().map(|entry| entry.hash).collect()
}

/// What was found so far.
#[derive(Default)]
struct Seen {
    hashes: Vec<Digest>,
    versions: BTreeMap<RecordKey, Position>,
}

impl Seen {
    fn look(&mut self, store: &SledStore, folder: &Path, said: &[(RecordKey, Position)]) {
        let before = Position(self.hashes.len() as u64);
        let entries = store.entries(before, usize::MAX).unwrap();
        let there: BTreeMap<Position, &[RecordKey]> =
            entries.iter().map(|entry| (entry.position, entry.keys.as_slice())).collect();
        for (key, position) in said {
            let keys = there.get(position).unwrap_or_else(|| panic!("{key} at {position} is not there"));
            assert_eq!(keys.first(), Some(key), "entry {position} is another");
        }
        for entry in &entries {
            self.hashes.push(entry.hash);
            self.versions.extend(entry.keys.iter().map(|key| (key.clone(), entry.position)));
        }
        self.indexes_agree(store);
        let verified = verify(&RealDisk, folder, &mut |_| {}).unwrap();
        assert_eq!(
            (verified.entries, verified.sealed, verified.tail),
            (self.hashes.len() as u64, store.head().unwrap().position, None)
        );
    }

    /// Every record is at the version of the last entry that put it, and every index holds it once.
    fn indexes_agree(&self, store: &SledStore) {
        assert_eq!(store.index_faults().unwrap(), [] as [Vec<u8>; 0]);
        let query = |unit| TaskQuery { unit, plan: None, after: None, limit: usize::MAX };
        let all = store.tasks(&query(None)).unwrap();
        for unit in UNITS {
            let unit = sample::unit(unit);
            let scanned: Vec<_> = all.iter().filter(|task| task.value.unit == unit).cloned().collect();
            assert_eq!(store.tasks(&query(Some(unit))).unwrap(), scanned);
        }
        let due = store.next_rungs(sample::day("2199-12-31"), usize::MAX).unwrap();
        assert!(due.is_sorted_by_key(|next| (next.value.due, next.value.task.clone())));
        let tasks: BTreeSet<_> = due.iter().map(|next| next.value.task.clone()).collect();
        assert_eq!((tasks.len(), due.len()), (all.len(), all.len()));
        let found = all.iter().map(|task| (RecordKey::Task(task.value.key.clone()), task.version));
        let found = found.chain(due.iter().map(|next| (RecordKey::NextRung(next.value.task.clone()), next.version)));
        assert_eq!(found.collect::<BTreeMap<_, _>>(), self.versions);
    }
}
