//! A ledger's files as bytes, for tests that damage them.

use std::path::{Path, PathBuf};

use dondoc::store::Ledger;
use dondoc::store::conformance::sample;
use dondoc::store::record::Record;
use dondoc::store::sled::{SledOptions, SledStore, open};

/// A frame in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub offset: usize,
    pub end: usize,
    pub seal: bool,
}

/// A store of so many entries, each a group of its own, closed cleanly.
pub fn closed_store(folder: &Path, entries: u32, segment_bytes_max: u64) {
    let store = open_with(folder, segment_bytes_max);
    commit(&store, 1..=entries);
    store.close().unwrap();
}

pub fn open_with(folder: &Path, segment_bytes_max: u64) -> SledStore {
    open(folder, SledOptions { segment_bytes_max, ..SledOptions::default() }).unwrap()
}

pub fn commit(store: &SledStore, numbers: impl IntoIterator<Item = u32>) {
    for number in numbers {
        let task = sample::task(&format!("p:{number}"), ["866", "867"][number as usize % 2]);
        let next = sample::next_rung(&format!("p:{number}"), "2022-03-15", -7);
        store.commit(sample::put(vec![Record::Task(task), Record::NextRung(next)])).unwrap();
    }
}

/// The segments, in order.
pub fn segments(folder: &Path) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder.join("ledger")).unwrap();
    let mut paths: Vec<_> = listed.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

pub fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The frames of a segment that is whole.
pub fn frames(bytes: &[u8]) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut offset = 56;
    while offset < bytes.len() {
        assert_eq!(bytes[offset..offset + 4], [0xFF, 0xFE, b'd', b'd']);
        let length = u32::from_be_bytes(bytes[offset + 5..offset + 9].try_into().unwrap()) as usize;
        let end = offset + 13 + length + 1;
        frames.push(Frame { offset, end, seal: bytes[offset + 4] == b'S' });
        offset = end;
    }
    frames
}

/// A frame of our own making, with a right checksum.
pub fn frame(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    let checked = [&[kind][..], &length, body].concat();
    let crc = crc32fast::hash(&checked).to_be_bytes();
    [&[0xFF, 0xFE, b'd', b'd', kind][..], &length, &crc, body, b"\n"].concat()
}
