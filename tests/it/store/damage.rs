//! What is cut, what is refused, and that the refusal names the place.

use std::path::Path;
use std::sync::{Arc, Mutex};

use dondoc::domain::Position;
use dondoc::domain::id::Digest;
use dondoc::store::StoreError;
use dondoc::store::disk::{Disk, RealDisk};
use dondoc::store::ledger::{Opened, Reach, SEGMENT_BYTES_MAX, open, read_mark, verify};

use super::segments::{closed_store, frame, frames, name, segments};

const ENTRIES: u32 = 5;

/// One segment of a few entries, closed cleanly, whose bytes can be changed and put back.
struct Ledger {
    folder: tempfile::TempDir,
    whole: Vec<u8>,
}

impl Ledger {
    fn new() -> Ledger {
        let folder = tempfile::tempdir().unwrap();
        closed_store(folder.path(), ENTRIES, SEGMENT_BYTES_MAX);
        let whole = std::fs::read(&segments(folder.path())[0]).unwrap();
        Ledger { folder, whole }
    }

    fn write(&self, bytes: &[u8]) {
        std::fs::write(&segments(self.folder.path())[0], bytes).unwrap();
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&segments(self.folder.path())[0]).unwrap()
    }

    /// Opens it with nothing known from outside.
    fn open_unreached(&self) -> Result<Opened, StoreError> {
        open_ledger(self.folder.path(), &[])
    }

    /// Opens it as after a clean stop.
    fn open_marked(&self) -> Result<Opened, StoreError> {
        let mark = read_mark(&RealDisk, self.folder.path()).unwrap().unwrap();
        let reach = Reach { position: mark.position, link: mark.link, binding: true };
        open_ledger(self.folder.path(), &[reach])
    }

    /// Flips each byte of a stretch in turn.
    fn flip_each(&self, from: usize, to: usize, mut look: impl FnMut(usize)) {
        for at in from..to {
            let mut bytes = self.whole.clone();
            bytes[at] ^= 0x55;
            self.write(&bytes);
            look(at);
        }
    }
}

fn open_ledger(folder: &Path, reaches: &[Reach]) -> Result<Opened, StoreError> {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    open(&disk, folder, SEGMENT_BYTES_MAX, reaches)
}

#[track_caller]
fn damaged<T: std::fmt::Debug>(opened: Result<T, StoreError>) -> (u64, String, u64) {
    match opened {
        Err(StoreError::Damaged { position, file, offset, .. }) => (position.0, file, offset),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_flipped_byte_of_the_first_a_middle_and_the_last_entry_is_refused_by_name() {
    let ledger = Ledger::new();
    let all = frames(&ledger.whole);
    let file = name(&segments(ledger.folder.path())[0]);
    for entry in [1, 3, 5] {
        let frame = all[(entry - 1) * 2];
        let named = (entry as u64, file.clone(), frame.offset as u64);
        ledger.flip_each(frame.offset, frame.end, |at| {
            assert_eq!(damaged(ledger.open_marked()), named, "byte {at}");
            // Its own seal follows it, so it is no torn tail even where nothing else reaches it.
            assert_eq!(damaged(ledger.open_unreached()), named, "byte {at}");
            assert_eq!(damaged(verify(&RealDisk, ledger.folder.path(), &mut |_| {})), named, "byte {at}");
        });
    }
    assert_eq!(ledger.bytes().len(), ledger.whole.len(), "a refusal changes nothing");
}

#[test]
fn each_flipped_byte_of_a_last_entry_without_its_seal_is_cut_and_logged_unless_something_reaches_it() {
    let mut ledger = Ledger::new();
    let all = frames(&ledger.whole);
    let last = all[all.len() - 2];
    ledger.whole.truncate(last.end);
    ledger.flip_each(last.offset, last.end, |at| {
        assert_eq!(damaged(ledger.open_marked()).0, u64::from(ENTRIES), "byte {at}");
        let (opened, log) = logged(|| ledger.open_unreached());
        assert_eq!(opened.unwrap().last, Position(u64::from(ENTRIES) - 1), "byte {at}");
        assert!(log.contains("torn tail") && log.contains(&format!("offset={}", last.offset)), "{log}");
        assert_eq!(ledger.bytes(), ledger.whole[..last.offset]);
    });
}

#[test]
fn each_flipped_byte_of_the_last_seal_costs_no_entry() {
    let ledger = Ledger::new();
    let seal = *frames(&ledger.whole).last().unwrap();
    ledger.flip_each(seal.offset, seal.end, |at| {
        assert_eq!(damaged(ledger.open_marked()).2, seal.offset as u64, "byte {at}");
        assert_eq!(ledger.open_unreached().unwrap().last, Position(u64::from(ENTRIES)), "byte {at}");
        assert_eq!(ledger.bytes(), ledger.whole, "the same seal is written again");
        verify(&RealDisk, ledger.folder.path(), &mut |_| {}).unwrap();
    });
}

#[test]
fn each_flipped_byte_of_a_header_is_refused() {
    let ledger = Ledger::new();
    ledger.flip_each(0, 56, |at| {
        assert_eq!(damaged(ledger.open_unreached()).2, 0, "byte {at}");
        assert_eq!(damaged(ledger.open_marked()).0, 1, "byte {at}");
    });
}

#[test]
fn a_ledger_cut_anywhere_in_its_last_group_opens_without_it_unless_something_reaches_it() {
    let ledger = Ledger::new();
    let all = frames(&ledger.whole);
    let (entry, seal) = (all[all.len() - 2], all[all.len() - 1]);
    for length in entry.offset..seal.end {
        ledger.write(&ledger.whole[..length]);
        assert!(damaged(ledger.open_marked()).0 >= u64::from(ENTRIES), "{length} bytes");
        let kept = if length < entry.end { ENTRIES - 1 } else { ENTRIES };
        assert_eq!(ledger.open_unreached().unwrap().last, Position(u64::from(kept)), "{length} bytes");
        verify(&RealDisk, &{ mark_removed(ledger.folder.path()) }, &mut |_| {}).unwrap();
        mark_restored(ledger.folder.path());
    }
}

#[test]
fn zeros_or_noise_after_the_last_group_are_cut_even_after_a_clean_stop() {
    let ledger = Ledger::new();
    for tail in [&[0_u8; 5_000][..], &[0xFF, 0xFE, b'd', b'd', b'E', 0, 0, 0, 9, 1, 2, 3, 4, 5], b"x"] {
        ledger.write(&[&ledger.whole, tail].concat());
        let (opened, log) = logged(|| ledger.open_marked());
        assert_eq!(opened.unwrap().last, Position(u64::from(ENTRIES)));
        assert!(log.contains("torn tail"));
        assert_eq!(ledger.bytes(), ledger.whole);
    }
}

#[test]
fn a_valid_record_after_a_bad_one_makes_it_damage() {
    let ledger = Ledger::new();
    ledger.write(&[&ledger.whole[..], &[0; 100], &frame(b'E', b"{}")].concat());
    assert_eq!(damaged(ledger.open_unreached()).0, u64::from(ENTRIES) + 1);
}

#[test]
fn what_a_newer_program_wrote_is_refused_as_such() {
    let ledger = Ledger::new();
    let mut header = ledger.whole.clone();
    header[11] = 9;
    let crc = crc32fast::hash(&header[..52]).to_be_bytes();
    header[52..56].copy_from_slice(&crc);
    ledger.write(&header);
    assert!(matches!(ledger.open_unreached(), Err(StoreError::TooNew { found: 9, .. })));
    let entry = br#"{"format":7,"position":6,"something":"else"}"#;
    ledger.write(&[&ledger.whole[..], &frame(b'E', entry)].concat());
    assert!(matches!(ledger.open_unreached(), Err(StoreError::TooNew { found: 7, .. })));
    assert!(matches!(verify(&RealDisk, ledger.folder.path(), &mut |_| {}), Err(StoreError::TooNew { found: 7, .. })));
}

#[test]
fn a_segment_with_half_a_header_is_removed_unless_something_reaches_it() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path(), ENTRIES, 1_000);
    let before = segments(folder.path());
    assert!(before.len() > 2);
    let half = folder.path().join("ledger").join(format!("{:020}.log", ENTRIES + 1));
    for bytes in [&b""[..], b"\xFFdond", &[0; 56]] {
        std::fs::write(&half, bytes).unwrap();
        assert_eq!(open_ledger(folder.path(), &[]).unwrap().last, Position(u64::from(ENTRIES)));
        assert_eq!(segments(folder.path()), before);
    }
    let last = before.last().unwrap();
    std::fs::write(last, b"\xFFdond").unwrap();
    let mark = read_mark(&RealDisk, folder.path()).unwrap().unwrap();
    let reach = Reach { position: mark.position, link: mark.link, binding: false };
    assert_eq!(damaged(open_ledger(folder.path(), &[reach])).1, name(last));
}

#[test]
fn a_missing_segment_is_refused_naming_the_first_entry_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path(), ENTRIES, 1_000);
    let all = segments(folder.path());
    let mark = read_mark(&RealDisk, folder.path()).unwrap().unwrap();
    let reach = [Reach { position: mark.position, link: mark.link, binding: true }];
    for missing in &all {
        let bytes = std::fs::read(missing).unwrap();
        std::fs::remove_file(missing).unwrap();
        let first: u64 = name(missing)[..20].parse().unwrap();
        assert_eq!(damaged(open_ledger(folder.path(), &reach)).0, first);
        if Some(missing) != all.last() {
            assert_eq!(damaged(open_ledger(folder.path(), &[])).0, first);
        }
        assert_eq!(damaged(verify(&RealDisk, folder.path(), &mut |_| {})).0, first);
        std::fs::write(missing, bytes).unwrap();
    }
    assert_eq!(open_ledger(folder.path(), &reach).unwrap().last, Position(u64::from(ENTRIES)));
}

#[test]
fn a_truncated_segment_that_others_follow_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    closed_store(folder.path(), ENTRIES, 1_000);
    let all = segments(folder.path());
    let bytes = std::fs::read(&all[1]).unwrap();
    for length in [0, 20, 56, 100, bytes.len() - 1] {
        std::fs::write(&all[1], &bytes[..length]).unwrap();
        let (position, ..) = damaged(open_ledger(folder.path(), &[]));
        let first: u64 = name(&all[1])[..20].parse().unwrap();
        let next: u64 = name(&all[2])[..20].parse().unwrap();
        assert!((first..next).contains(&position), "{length} bytes: {position}");
    }
}

#[test]
fn an_entry_with_a_right_checksum_and_another_text_breaks_the_chain() {
    let ledger = Ledger::new();
    let second = frames(&ledger.whole)[2];
    let mut body = ledger.whole[second.offset + 13..second.end - 1].to_vec();
    let at = body.windows(8).position(|window| window == b"examiner").unwrap();
    body[at] = b'E';
    let forged = frame(b'E', &body);
    ledger.write(&[&ledger.whole[..second.offset], &forged, &ledger.whole[second.end..]].concat());
    assert_eq!(damaged(verify(&RealDisk, ledger.folder.path(), &mut |_| {})).0, 2);
}

#[test]
fn a_seal_over_nothing_is_damage() {
    let ledger = Ledger::new();
    let text = format!(r#"{{"format":1,"first":1,"last":0,"link":"{}"}}"#, Digest([0; 32]));
    ledger.write(&[&ledger.whole[..56], &frame(b'S', text.as_bytes())].concat());
    assert_eq!(damaged(verify(&RealDisk, ledger.folder.path(), &mut |_| {})).2, 56);
    assert_eq!(damaged(ledger.open_unreached()).2, 56);
}

#[test]
fn a_clean_stop_mark_with_any_byte_changed_is_an_error_or_says_the_same() {
    let ledger = Ledger::new();
    let path = ledger.folder.path().join("clean-stop");
    let (whole, mark) = (std::fs::read(&path).unwrap(), read_mark(&RealDisk, ledger.folder.path()).unwrap());
    for at in 0..whole.len() {
        for flip in [0x01, 0x55] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            std::fs::write(&path, &bytes).unwrap();
            match read_mark(&RealDisk, ledger.folder.path()) {
                Err(StoreError::DamagedMark { file }) => assert_eq!(file, path.display().to_string()),
                Err(StoreError::TooNew { .. }) => {}
                other => assert_eq!(other.unwrap(), mark, "byte {at}"),
            }
        }
    }
    std::fs::write(&path, br#"{"format":9,"other":[]}"#).unwrap();
    assert!(matches!(read_mark(&RealDisk, ledger.folder.path()), Err(StoreError::TooNew { found: 9, .. })));
    std::fs::write(&path, b"").unwrap();
    assert!(matches!(verify(&RealDisk, ledger.folder.path(), &mut |_| {}), Err(StoreError::DamagedMark { .. })));
}

/// What a call logs on this thread.
fn logged<T>(call: impl FnOnce() -> T) -> (T, String) {
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);
    impl std::io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    let result = tracing::subscriber::with_default(subscriber, call);
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    (result, log)
}

/// The folder, with its clean-stop mark out of the way.
fn mark_removed(folder: &Path) -> std::path::PathBuf {
    std::fs::rename(folder.join("clean-stop"), folder.join("clean-stop.kept")).unwrap();
    folder.to_owned()
}

fn mark_restored(folder: &Path) {
    std::fs::rename(folder.join("clean-stop.kept"), folder.join("clean-stop")).unwrap();
}
