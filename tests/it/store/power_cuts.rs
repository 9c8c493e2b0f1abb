//! A thousand seeds of the disk that forgets: whatever was acknowledged is there afterwards, and the test can tell.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use dondoc::domain::Position;
use dondoc::domain::id::{Digest, TaskKey};
use dondoc::store::change::LedgerHealth;
use dondoc::store::conformance::sample;
use dondoc::store::disk::Disk;
use dondoc::store::ledger::verify;
use dondoc::store::record::Record;
use dondoc::store::sled::{SledOptions, SledStore, open_on};
use dondoc::store::{Blobs, Change, CommitError, Ledger, StoreError, Tasks};

use super::flaky_disk::FlakyDisk;
use crate::random::Random;

const SEEDS: u64 = 1_000;
const SEEDS_WITHOUT_SYNC: u64 = 60;
const WRITERS: u64 = 4;

/// What was acknowledged, and every entry that could be read.
#[derive(Default)]
struct Seen {
    acknowledged: BTreeMap<TaskKey, Position>,
    blobs: BTreeMap<TaskKey, Digest>,
    hashes: Vec<Digest>,
}

#[test]
fn nothing_acknowledged_is_lost_over_a_thousand_seeds_of_power_cuts() {
    for_each_seed(SEEDS, |seed| {
        if let Err(lost) = survive(seed, &FlakyDisk::new()) {
            panic!("seed {seed}: {lost}");
        }
    });
}

#[test]
fn without_the_sync_something_acknowledged_is_lost() {
    let lost = Mutex::new(0);
    for_each_seed(SEEDS_WITHOUT_SYNC, |seed| {
        if survive(seed, &FlakyDisk::without_sync()).is_err() {
            *lost.lock().unwrap() += 1;
        }
    });
    assert!(*lost.lock().unwrap() > 0, "a store that never syncs lost nothing: this test cannot tell");
}

#[test]
fn what_a_failed_sync_left_readable_is_written_again_before_it_is_relied_upon() {
    let (folder, disk) = (tempfile::tempdir().unwrap(), FlakyDisk::new());
    let commit = |store: &SledStore, name| {
        let task = sample::task(name, "866");
        store.commit(sample::put(vec![Record::Task(task)])).map(|committed| committed.position)
    };
    let store = open(&disk, folder.path()).unwrap();
    commit(&store, "p:1").unwrap();
    disk.fail_a_sync_after(0);
    assert!(matches!(commit(&store, "p:2"), Err(CommitError::Poisoned { .. })));
    drop(store);
    disk.restart();
    let store = open(&disk, folder.path()).unwrap();
    assert_eq!(store.head().unwrap().position, Position(2));
    assert_eq!(commit(&store, "p:3").unwrap(), Position(3));
    disk.die();
    drop(store);
    disk.power_cut(&mut Random::of(1));
    let store = open(&disk, folder.path()).unwrap();
    assert_eq!(store.task(&sample::task_key("p:3")).unwrap().map(|task| task.version), Some(Position(3)));
}

fn for_each_seed(seeds: u64, run: impl Fn(u64) + Sync) {
    let next = Mutex::new(0..seeds);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(seed) = { next.lock().unwrap().next() } {
                    run(seed);
                }
            });
        }
    });
}

/// Commits, fails a sync, in a third of the rounds closes, cuts the power or kills the process, looks; five times over one folder.
fn survive(seed: u64, disk: &FlakyDisk) -> Result<(), String> {
    let mut random = Random::of(seed);
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Seen::default();
    for round in 0..5 {
        if random.once_in(2) {
            disk.fail_a_sync_after(random.below(24));
        }
        match open(disk, folder.path()) {
            Ok(store) => {
                seen.look(&store)?;
                write(&store, round, &mut random, &mut seen);
                if random.once_in(3) {
                    let _ = store.close(); // a sync of it may fail
                    disk.die();
                } else {
                    disk.die();
                    drop(store);
                }
            }
            Err(StoreError::Io { .. }) => disk.die(), // the sync that failed was one of the opening
            Err(error) => return Err(format!("round {round}: {error}")),
        }
        if random.once_in(3) {
            let _ = std::fs::remove_dir_all(folder.path().join("sled"));
        }
        if random.once_in(3) {
            disk.restart(); // only the process was killed
        } else {
            disk.power_cut(&mut random);
        }
    }
    let store = open(disk, folder.path()).map_err(|error| error.to_string())?;
    seen.look(&store)?;
    store.close().map_err(|error| error.to_string())?;
    verify(disk, folder.path(), &mut |_| {}).map(drop).map_err(|error| error.to_string())
}

fn open(disk: &FlakyDisk, folder: &Path) -> Result<SledStore, StoreError> {
    let disk: Arc<dyn Disk> = Arc::new(disk.clone());
    let options = SledOptions { segment_bytes_max: 2_000, cache_bytes: 1 << 20, ..SledOptions::default() };
    open_on(disk, folder, options)
}

fn write(store: &SledStore, round: u32, random: &mut Random, seen: &mut Seen) {
    let counts: Vec<u64> = (0..WRITERS).map(|_| random.below(4)).collect();
    let found = Mutex::new(seen);
    std::thread::scope(|scope| {
        for (writer, count) in counts.into_iter().enumerate() {
            let found = &found;
            scope.spawn(move || {
                for number in 0..count {
                    let task = sample::task(&format!("p:{round}.{writer}.{number}"), "866");
                    let key = task.key.clone();
                    let Ok(paper) = store.keep_blob(key.to_string().as_bytes()) else { continue };
                    let reason = paper.to_string();
                    match store.commit(Change { reason, ..sample::put(vec![Record::Task(task)]) }) {
                        Ok(committed) => {
                            let mut seen = found.lock().unwrap();
                            seen.acknowledged.insert(key.clone(), committed.position);
                            seen.blobs.insert(key, paper);
                        }
                        Err(CommitError::Poisoned { .. }) => {
                            assert!(matches!(store.health(), LedgerHealth::Poisoned { .. }));
                        }
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
}

impl Seen {
    fn look(&mut self, store: &SledStore) -> Result<(), String> {
        for (key, position) in &self.acknowledged {
            let found = store.task(key).map_err(|error| error.to_string())?;
            if found.map(|task| task.version) != Some(*position) {
                return Err(format!("{key}, acknowledged at {position}, is not there"));
            }
        }
        for (key, paper) in &self.blobs {
            let kept = store.blob(paper).map_err(|error| error.to_string())?;
            if kept != Some(key.to_string().into_bytes()) {
                return Err(format!("the paper of {key} is not there"));
            }
        }
        let entries = store.entries(Position::UNRECORDED, usize::MAX).map_err(|error| error.to_string())?;
        let hashes: Vec<Digest> = entries.iter().map(|entry| entry.hash).collect();
        if !hashes.starts_with(&self.hashes) {
            return Err(format!("{} entries could be read, and now they are {hashes:?}", self.hashes.len()));
        }
        self.hashes = hashes;
        Ok(())
    }
}
