//! Appending: one write and one sync for a group of entries and its seal.
//!
//! It must never write again after a write or a sync has failed, and never return before the group is durable.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::frame::{self, Kind};
use super::history::{History, Place};
use super::segment::{self, HEADER_BYTES, Header};
use super::walk::Reached;
use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::change::StoreError;
use crate::store::disk::{Disk, DiskFile, OpenFor, io_error};
use crate::store::shape::entry::{Seal, encode_seal, link, sha256};

/// The write buffer is given back after a group that made it larger than this.
const BUFFER_BYTES_KEPT: usize = 4 * 1024 * 1024;

/// The one who appends.
#[derive(Debug)]
pub struct Writer {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    segment_bytes_max: u64,
    segment: Option<Segment>,
    last: Position,
    sealed: Position,
    link: Digest,
    history: Arc<History>,
    buffer: Vec<u8>,
    failed: bool,
}

#[derive(Debug)]
struct Segment {
    first: Position,
    file: Box<dyn DiskFile>,
    bytes: u64,
}

impl Writer {
    /// Goes on where a scan has come to, in a segment whose bytes are durable.
    pub(super) fn open(
        disk: Arc<dyn Disk>,
        folder: PathBuf,
        segment_bytes_max: u64,
        current: Option<Position>,
        reached: &Reached,
        history: Arc<History>,
    ) -> Result<Writer, StoreError> {
        let segment = current.map(|first| reopen(disk.as_ref(), &folder, first)).transpose()?;
        disk.sync_folder(&folder).map_err(io_error("syncing", &folder))?;
        let Reached { last, sealed, link } = *reached;
        let buffer = Vec::new();
        Ok(Writer { disk, folder, segment_bytes_max, segment, last, sealed, link, history, buffer, failed: false })
    }

    /// The last entry.
    pub fn last(&self) -> Position {
        self.last
    }

    /// The link of the last seal.
    pub fn link(&self) -> Digest {
        self.link
    }

    /// Appends a group of entries and its seal, durably; answers where each entry lies. After an error nothing is written
    /// any more.
    pub fn append(&mut self, group: &[Vec<u8>]) -> Result<Vec<Place>, StoreError> {
        assert!(!self.failed, "nothing is written after a write has failed");
        self.failed = true; // until all of it has gone well
        let mut buffer = std::mem::take(&mut self.buffer);
        let segment = self.segment_for_group()?;
        let (first, at) = (segment.first, segment.bytes);
        let mut places = Vec::with_capacity(group.len());
        let mut position = self.last;
        for body in group {
            position = position.next();
            let offset = at + buffer.len() as u64;
            let body_at = at + frame::put(&mut buffer, Kind::Entry, body) as u64;
            places.push(Place { position, segment: first, offset, body_at });
        }
        let hashes: Vec<Digest> = group.iter().map(|body| sha256(body)).collect();
        self.finish(buffer, position, &hashes)?;
        places.iter().for_each(|place| self.history.note(*place));
        Ok(places)
    }

    /// Seals entries that were found whole and unsealed.
    pub(super) fn seal(&mut self, hashes: &[Digest]) -> Result<(), StoreError> {
        if hashes.is_empty() {
            return Ok(());
        }
        self.failed = true;
        self.finish(Vec::new(), self.last, hashes)
    }

    /// Adds the seal, writes, syncs.
    fn finish(&mut self, mut buffer: Vec<u8>, last: Position, hashes: &[Digest]) -> Result<(), StoreError> {
        let seal = Seal { first: self.sealed.next(), last, link: link(&self.link, hashes) };
        frame::put(&mut buffer, Kind::Seal, &encode_seal(&seal));
        let segment = self.segment.as_mut().expect("a group is written into a segment");
        let path = segment::path(&self.folder, segment.first);
        segment.file.append(&buffer).map_err(io_error("writing", &path))?;
        segment.file.sync().map_err(io_error("syncing", &path))?;
        segment.bytes += buffer.len() as u64;
        (self.last, self.sealed, self.link, self.failed) = (last, last, seal.link, false);
        buffer.clear();
        buffer.shrink_to(BUFFER_BYTES_KEPT);
        self.buffer = buffer;
        Ok(())
    }

    fn segment_for_group(&mut self) -> Result<&Segment, StoreError> {
        if self.segment.as_ref().is_none_or(|segment| segment.bytes >= self.segment_bytes_max) {
            self.segment = Some(self.create()?);
        }
        Ok(self.segment.as_ref().expect("a segment was just made"))
    }

    /// Makes the next segment, its name durable before anything is acknowledged in it.
    fn create(&self) -> Result<Segment, StoreError> {
        let first = self.last.next();
        let path = segment::path(&self.folder, first);
        let mut file = self.disk.open(&path, OpenFor::Creating).map_err(io_error("creating", &path))?;
        let header = segment::encode(&Header { first, link: self.link });
        file.append(&header).map_err(io_error("writing", &path))?;
        file.sync().map_err(io_error("syncing", &path))?;
        self.disk.sync_folder(&self.folder).map_err(io_error("syncing", &self.folder))?;
        Ok(Segment { first, file, bytes: HEADER_BYTES as u64 })
    }
}

fn reopen(disk: &dyn Disk, folder: &Path, first: Position) -> Result<Segment, StoreError> {
    let path = segment::path(folder, first);
    let mut file = disk.open(&path, OpenFor::Appending).map_err(io_error("opening", &path))?;
    file.sync().map_err(io_error("syncing", &path))?;
    let bytes = file.len().map_err(io_error("reading", &path))?;
    Ok(Segment { first, file, bytes })
}
