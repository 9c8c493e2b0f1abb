//! Opening over whatever lies there: a folder in use, sled lost, cut, overwritten, ahead or from elsewhere.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dondoc::domain::Position;
use dondoc::store::conformance::sample;
use dondoc::store::disk::RealDisk;
use dondoc::store::ledger::{SEGMENT_BYTES_MAX, verify};
use dondoc::store::query::TaskQuery;
use dondoc::store::record::Record;
use dondoc::store::sled::{SledOptions, open, open_on};
use dondoc::store::{Ledger, StoreError, Tasks};

use super::compare::reads;
use super::flaky_disk::FlakyDisk;
use super::segments::{closed_store, commit, frames, open_with, segments};
use crate::random::Random;

const ENTRIES: u32 = 300;

#[test]
fn a_folder_in_use_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_with(folder.path(), SEGMENT_BYTES_MAX);
    assert!(matches!(open(folder.path(), SledOptions::default()), Err(StoreError::InUse { .. })));
    commit(&store, [1]);
    drop(store);
    assert_eq!(open_with(folder.path(), SEGMENT_BYTES_MAX).head().unwrap().position, Position(1));
}

#[test]
fn an_unfinished_snapshot_of_sled_is_no_obstacle() {
    let made = Made::new();
    std::fs::write(made.sled().join("snap.0000000000000A00.generating"), b"unfinished").unwrap();
    made.opens_alike(false);
}

#[test]
fn a_clean_stop_needs_nothing_made_again() {
    Made::new().opens_alike(false);
}

#[test]
fn without_its_fingerprint_sled_is_read_through_and_kept() {
    let made = Made::new();
    let fingerprint = made.folder.path().join("sled-fingerprint");
    for forged in ["", "db 0 00000000\n"] {
        std::fs::write(&fingerprint, forged).unwrap();
        made.opens_alike(false);
    }
    std::fs::remove_file(&fingerprint).unwrap();
    made.opens_alike(false);
}

#[test]
fn without_sled_it_is_made_again() {
    let made = Made::new();
    std::fs::remove_dir_all(made.sled()).unwrap();
    made.opens_alike(false); // nothing to set aside
}

#[test]
fn a_truncated_sled_is_made_again() {
    let made = Made::new();
    let bytes = std::fs::read(made.sled().join("db")).unwrap();
    let mut random = Random::of(7);
    for round in 0..24 {
        let length = if round == 0 { 0 } else { random.index(bytes.len()) };
        made.restore_sled();
        std::fs::write(made.sled().join("db"), &bytes[..length]).unwrap();
        if round % 2 == 0 {
            remove_snapshots(&made.sled());
        }
        made.opens_alike_after(&format!("{length} of {} bytes", bytes.len()));
    }
}

#[test]
fn a_sled_overwritten_with_noise_is_made_again() {
    let made = Made::new();
    let mut random = Random::of(8);
    for round in 0..24 {
        made.restore_sled();
        let path = made.sled().join("db");
        let mut bytes = std::fs::read(&path).unwrap();
        let (from, length) =
            if round == 0 { (0, bytes.len()) } else { (random.index(bytes.len()), 1 + random.index(4_000)) };
        let end = bytes.len().min(from + length);
        bytes[from..end].fill_with(|| u8::try_from(random.below(256)).unwrap());
        std::fs::write(&path, &bytes).unwrap();
        if round % 2 == 0 {
            remove_snapshots(&made.sled());
        }
        made.opens_alike_after(&format!("bytes {from} to {end} of {}", bytes.len()));
    }
}

#[test]
fn a_snapshot_of_sled_overwritten_with_noise_is_no_obstacle() {
    let made = Made::new();
    for entry in std::fs::read_dir(made.sled()).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("snap.") {
            std::fs::write(path, [0xA5; 500]).unwrap();
        }
    }
    made.opens_alike_after("noise in the snapshot");
}

#[test]
fn a_sled_ahead_of_the_ledger_is_made_again() {
    let made = Made::new();
    let store = made.open();
    commit(&store, 1_000..1_010);
    store.close().unwrap();
    let path = &segments(made.folder.path())[0];
    let bytes = std::fs::read(path).unwrap();
    let all = frames(&bytes);
    std::fs::write(path, &bytes[..all[all.len() - 20].offset]).unwrap();
    std::fs::remove_file(made.folder.path().join("clean-stop")).unwrap();
    made.opens_alike(true);
}

#[test]
fn a_sled_ahead_of_the_ledger_is_kept_for_ever() {
    let made = Made::new();
    let ahead = tempfile::tempdir().unwrap();
    let ledger = std::fs::read(&segments(made.folder.path())[0]).unwrap();
    let mark = std::fs::read(made.folder.path().join("clean-stop")).unwrap();
    let store = made.open();
    commit(&store, 1_000..1_010);
    store.close().unwrap();
    copy(&made.sled(), ahead.path());
    for round in 0..3 {
        // The end of the ledger is lost, and sled knows of it.
        std::fs::write(&segments(made.folder.path())[0], &ledger).unwrap();
        std::fs::write(made.folder.path().join("clean-stop"), &mark).unwrap();
        std::fs::remove_dir_all(made.sled()).unwrap();
        copy(ahead.path(), &made.sled());
        made.opens_alike_after(&format!("round {round}"));
    }
    std::fs::write(made.folder.path().join("rebuild"), b"").unwrap();
    made.opens_alike_after("a rebuild");
    let aside = |number: u32| made.folder.path().join(format!("sled.set-aside.{number}"));
    assert!(made.aside().exists() && [2, 3, 4].iter().all(|number| aside(*number).exists()));
    std::fs::write(made.folder.path().join("rebuild"), b"").unwrap();
    made.opens_alike_after("another rebuild");
    assert!(!aside(5).exists(), "only what the ledger does not hold is kept");
}

#[test]
fn a_sled_that_someone_holds_is_set_aside() {
    let made = Made::new();
    let held = File::open(made.sled().join("db")).unwrap();
    held.lock().unwrap();
    made.opens_alike(true);
}

#[test]
fn a_sled_made_from_another_ledger_is_made_again() {
    let (made, other) = (Made::new(), tempfile::tempdir().unwrap());
    let store = open_with(other.path(), SEGMENT_BYTES_MAX);
    commit(&store, (1..=ENTRIES).rev());
    store.close().unwrap();
    std::fs::remove_dir_all(made.sled()).unwrap();
    copy(&other.path().join("sled"), &made.sled());
    made.opens_alike(true);
}

#[test]
fn a_sled_that_another_version_laid_out_is_made_again() {
    let made = Made::new();
    let sled = sled::open(made.sled()).unwrap();
    let mut applied = sled.get(b"!").unwrap().expect("how far the ledger is applied").to_vec();
    applied[0] -= 1;
    sled.insert(b"!", applied).unwrap();
    drop(sled);
    made.opens_alike(true);
}

#[test]
fn a_sled_behind_the_ledger_catches_up() {
    let made = Made::new();
    let store = made.open();
    commit(&store, 1_000..1_010);
    let expected = reads(&store);
    store.close().unwrap();
    made.restore_sled();
    assert_eq!(reads(&made.open()), expected);
    assert!(!made.aside().exists());
}

#[test]
fn after_a_power_cut_nothing_sled_wrote_is_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FlakyDisk::new();
    let options = SledOptions::default();
    let store = open_on(Arc::new(disk.clone()), folder.path(), options).unwrap();
    commit(&store, 1..=3);
    let expected = reads(&store);
    disk.die();
    drop(store); // no clean stop: the mark could not be written
    disk.power_cut(&mut Random::of(1));
    std::fs::write(folder.path().join("sled-boot"), b"another start of the machine").unwrap();
    let store = open_on(Arc::new(disk), folder.path(), options).unwrap();
    assert_eq!(reads(&store), expected);
    assert!(folder.path().join("sled.set-aside").exists());
}

#[test]
fn an_older_clean_stop_does_not_vouch_for_a_sled_that_was_written_after_it() {
    let made = Made::new();
    let (file, folder) = (made.folder.path().join("sled-boot"), made.folder.path());
    assert!(std::fs::read(&file).unwrap().ends_with(b"clean\n"));
    let mark = std::fs::read(folder.join("clean-stop")).unwrap();
    let store = made.open();
    assert!(!std::fs::read(&file).unwrap().ends_with(b"clean\n"));
    let noted = std::fs::read(&file).unwrap();
    commit(&store, 1_000..1_010);
    store.close().unwrap();
    // As after a power loss: sled shows the position of the older stop, and was written since.
    made.restore_sled();
    std::fs::write(folder.join("clean-stop"), mark).unwrap();
    std::fs::write(&file, [b"another start of the machine, ", &noted[..]].concat()).unwrap();
    let store = made.open();
    assert_eq!(store.head().unwrap().position.0, u64::from(ENTRIES) + 10);
    assert!(made.aside().exists());
}

#[test]
fn a_clean_stop_lets_sled_be_used_after_the_machine_was_restarted() {
    let made = Made::new();
    std::fs::write(made.folder.path().join("sled-boot"), b"another start of the machine\nclean\n").unwrap();
    made.opens_alike(false);
}

#[test]
fn a_sled_whose_records_may_not_be_used_still_proves_how_far_the_ledger_came() {
    for (file, content) in [("sled-boot", &b"another start of the machine"[..]), ("rebuild", b"")] {
        let made = Made::new();
        let store = made.open();
        commit(&store, 1_000..1_003);
        store.close().unwrap();
        let path = &segments(made.folder.path())[0];
        let bytes = std::fs::read(path).unwrap();
        let last = frames(&bytes)[frames(&bytes).len() - 2];
        let torn = &bytes[..last.end - 1];
        std::fs::write(path, torn).unwrap();
        std::fs::remove_file(made.folder.path().join("clean-stop")).unwrap();
        std::fs::write(made.folder.path().join(file), content).unwrap();
        let opened = open(made.folder.path(), SledOptions::default());
        let refused =
            matches!(&opened, Err(StoreError::Damaged { position, .. }) if position.0 == u64::from(ENTRIES) + 3);
        assert!(refused, "{file}: {opened:?}");
        assert_eq!(std::fs::read(path).unwrap(), torn, "a refusal changes nothing");
    }
}

#[test]
fn a_damaged_page_found_by_a_read_is_an_error_and_the_next_start_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_with(folder.path(), SEGMENT_BYTES_MAX);
    for plan in 0..8 {
        let tasks = (0..1_000).map(|number| Record::Task(sample::task(&format!("{plan}:{number}"), "866")));
        store.commit(sample::put(tasks.collect())).unwrap();
    }
    let all = TaskQuery { unit: None, plan: None, after: None, limit: usize::MAX };
    let expected = store.tasks(&all).unwrap();
    store.close().unwrap();
    let store = open(folder.path(), SledOptions { cache_bytes: 256, ..SledOptions::default() }).unwrap();
    let path = folder.path().join("sled/db");
    let length = usize::try_from(path.metadata().unwrap().len()).unwrap();
    File::options().write(true).open(&path).unwrap().write_all_at(&vec![0x5A; length], 0).unwrap();
    let read = store.tasks(&all).map(|tasks| tasks.len());
    assert!(matches!(read, Err(StoreError::Records { .. })), "{read:?}");
    drop(store);
    let store = open_with(folder.path(), SEGMENT_BYTES_MAX);
    assert_eq!(store.tasks(&all).unwrap(), expected);
    assert!(folder.path().join("sled.set-aside").exists());
}

#[test]
fn a_running_store_can_be_verified() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_with(folder.path(), 20_000);
    let mut seen = 0;
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..4_u32)
            .map(|writer| {
                let store = &store;
                scope.spawn(move || commit(store, writer * 1_000..writer * 1_000 + 60))
            })
            .collect();
        while !writers.iter().all(std::thread::ScopedJoinHandle::is_finished) {
            let head = store.head().unwrap().position;
            let verified = verify(&RealDisk, folder.path(), &mut |_| {}).unwrap();
            assert!(verified.entries >= head.0 && verified.entries >= seen);
            seen = verified.entries;
        }
    });
    let mut told = 0;
    let verified = verify(&RealDisk, folder.path(), &mut |bytes| told = bytes).unwrap();
    assert_eq!((verified.entries, verified.sealed, verified.tail), (240, Position(240), None));
    assert_eq!(verified.segments, segments(folder.path()).len() as u64);
    assert!(told > 0 && told < verified.bytes);
}

#[test]
fn verify_names_the_unsealed_tail() {
    let made = Made::new();
    std::fs::remove_file(made.folder.path().join("clean-stop")).unwrap();
    let path = &segments(made.folder.path())[0];
    let bytes = std::fs::read(path).unwrap();
    let all = frames(&bytes);
    std::fs::write(path, &bytes[..all[all.len() - 1].offset + 5]).unwrap();
    let verified = verify(&RealDisk, made.folder.path(), &mut |_| {}).unwrap();
    assert_eq!((verified.entries, verified.sealed.0), (u64::from(ENTRIES), u64::from(ENTRIES) - 1));
    assert_eq!(verified.tail.unwrap().offset, all[all.len() - 1].offset as u64);
}

/// A store closed cleanly, its answers, and a copy of its sled.
struct Made {
    folder: tempfile::TempDir,
    kept: tempfile::TempDir,
    answers: Vec<String>,
}

impl Made {
    fn new() -> Made {
        let (folder, kept) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        closed_store(folder.path(), ENTRIES, SEGMENT_BYTES_MAX);
        copy(&folder.path().join("sled"), &kept.path().join("sled"));
        let store = open_with(folder.path(), SEGMENT_BYTES_MAX);
        let answers = reads(&store);
        store.close().unwrap();
        Made { folder, kept, answers }
    }

    fn sled(&self) -> PathBuf {
        self.folder.path().join("sled")
    }

    fn aside(&self) -> PathBuf {
        self.folder.path().join("sled.set-aside")
    }

    fn open(&self) -> dondoc::store::sled::SledStore {
        open_with(self.folder.path(), SEGMENT_BYTES_MAX)
    }

    fn restore_sled(&self) {
        std::fs::remove_dir_all(self.sled()).unwrap();
        copy(&self.kept.path().join("sled"), &self.sled());
    }

    #[track_caller]
    fn opens_alike(&self, set_aside: bool) {
        self.opens_alike_after("");
        assert_eq!(self.aside().exists(), set_aside);
    }

    #[track_caller]
    fn opens_alike_after(&self, what: &str) {
        let store = self.open();
        assert!(reads(&store) == self.answers, "other answers after: {what}");
        store.close().unwrap();
    }
}

fn remove_snapshots(sled: &Path) {
    for entry in std::fs::read_dir(sled).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("snap.") {
            std::fs::remove_file(path).unwrap();
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let into = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &into);
        } else {
            std::fs::copy(&path, into).unwrap();
        }
    }
}
