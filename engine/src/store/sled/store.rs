//! The store itself: opened on a folder, written by its thread, closed cleanly.
//!
//! It must never be two in one folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread::JoinHandle;

use super::apply::Applier;
use super::commit::Committer;
use super::draft::Draft;
use super::lock::FolderLock;
use super::published::Published;
use super::queue::{Limits, Queue};
use super::records::Records;
use super::reply::Waiting;
use super::{FLYING_GROUPS_MAX, startup};
use crate::domain::Position;
use crate::domain::id::Digest;
use crate::store::blobs::FolderBlobs;
use crate::store::change::{Change, CommitError, Committed, EntrySummary, Head, LedgerHealth, StoreError};
use crate::store::disk::{Disk, RealDisk, io_error};
use crate::store::ledger::{self, CleanStop, EntryAt, History, Writer};
use crate::store::rules::broken_rule;
use crate::store::shape::entry::summary;
use crate::store::{Blobs, Ledger, Read};

/// How a store is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SledOptions {
    /// What sled may keep of its pages in memory.
    pub cache_bytes: u64,
    /// An entry's JSON is at most this large.
    pub entry_bytes_max: u64,
    /// A segment of the ledger is not added to once it is this large.
    pub segment_bytes_max: u64,
    /// So many changes are synced together at most.
    pub group_changes_max: usize,
}

impl Default for SledOptions {
    fn default() -> Self {
        SledOptions {
            cache_bytes: 32 * 1024 * 1024,
            entry_bytes_max: ledger::ENTRY_BYTES_MAX,
            segment_bytes_max: ledger::SEGMENT_BYTES_MAX,
            group_changes_max: 256,
        }
    }
}

/// An open store.
#[derive(Debug)]
pub struct SledStore {
    disk: Arc<dyn Disk>,
    data: PathBuf,
    queue: Arc<Queue>,
    threads: Option<(JoinHandle<Writer>, JoinHandle<()>)>,
    records: Option<Arc<Records>>,
    history: Arc<History>,
    published: Arc<Published>,
    blobs: FolderBlobs,
    /// Declared last: given back after everything else is closed.
    _lock: FolderLock,
}

/// Opens the store of a data folder, and makes one where there is none.
pub fn open(data: &Path, options: SledOptions) -> Result<SledStore, StoreError> {
    open_on(Arc::new(RealDisk), data, options)
}

/// Opens a store whose ledger, blobs and clean-stop mark are written through the given disk.
pub fn open_on(disk: Arc<dyn Disk>, data: &Path, options: SledOptions) -> Result<SledStore, StoreError> {
    RealDisk.make_folder(data).map_err(io_error("making", data))?;
    let lock = FolderLock::take(data)?;
    let (opened, records) = startup::open(&disk, data, &options)?;
    let blobs = FolderBlobs::open(disk.clone(), data)?;
    sync_names(disk.as_ref(), data)?;
    let records = Arc::new(records);
    let published = Arc::new(Published::new(Head { position: opened.last, time: opened.time }));
    let limits = Limits { entry_bytes_max: options.entry_bytes_max, group_changes_max: options.group_changes_max };
    let head = published.head();
    let queue = Arc::new(Queue::new(records.clone(), opened.history.clone(), published.clone(), limits, head));
    let (flights, landing) = sync_channel(FLYING_GROUPS_MAX);
    let committer = Committer { writer: opened.writer, queue: queue.clone(), published: published.clone(), flights };
    let applier = Applier { records: records.clone(), published: published.clone() };
    let applier = thread("record-applier", data, move || applier.run(&landing))?;
    let writer = thread("ledger-writer", data, move || committer.run())?;
    Ok(SledStore {
        disk,
        data: data.to_owned(),
        queue,
        threads: Some((writer, applier)),
        records: Some(records),
        history: opened.history,
        published,
        blobs,
        _lock: lock,
    })
}

/// Makes the names of the data folder and of the folders in it durable: whoever made them may have been stopped before.
fn sync_names(disk: &dyn Disk, data: &Path) -> Result<(), StoreError> {
    disk.sync_folder(data).map_err(io_error("syncing", data))?;
    let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match RealDisk.sync_folder(parent) {
        // A folder that we may not read was not written by us.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        synced => synced.map_err(io_error("syncing", parent)),
    }
}

fn thread<T: Send + 'static>(
    name: &str,
    data: &Path,
    run: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>, StoreError> {
    let thread = std::thread::Builder::new().name(name.to_owned());
    thread.spawn(run).map_err(io_error("starting a thread for", data))
}

impl SledStore {
    /// Finishes what waits, and closes. Dropping the store does the same and logs what goes wrong.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.shut()
    }

    pub(super) fn records(&self) -> &Records {
        self.records.as_ref().expect("the records stay open until the store is dropped")
    }

    pub(super) fn history(&self) -> &History {
        &self.history
    }

    fn shut(&mut self) -> Result<(), StoreError> {
        self.queue.close();
        let Some((writer, applier)) = self.threads.take() else { return Ok(()) };
        let (writer, applied) = (writer.join(), applier.join());
        let (Ok(writer), Ok(())) = (writer, applied) else { return Err(StoreError::Closed) };
        let records = self.records.take().expect("the records stay open until the store is dropped");
        if self.health() != LedgerHealth::Writable {
            return Ok(()); // no clean stop: the next start looks at everything again
        }
        records.flush()?;
        drop(records);
        startup::settle_sled(&self.data)?;
        ledger::write_mark(self.disk.as_ref(), &self.data, CleanStop { position: writer.last(), link: writer.link() })
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        if let Err(error) = self.shut() {
            tracing::error!(%error, "the store was not closed cleanly; the next start looks at everything again");
        }
    }
}

impl Ledger for SledStore {
    fn head(&self) -> Read<Head> {
        Ok(self.published.head())
    }

    fn commit(&self, change: Change) -> Result<Committed, CommitError> {
        if let Some(rule) = broken_rule(&change) {
            return Err(CommitError::Malformed { rule });
        }
        match self.queue.enter(Draft::of(change)).and_then(Waiting::receive) {
            // The threads end before the store does only by a bug of ours: nothing is written any more then.
            Err(CommitError::Store(StoreError::Closed)) => {
                Err(CommitError::Poisoned { cause: self.published.poison_by(&StoreError::Closed) })
            }
            answer => answer,
        }
    }

    fn health(&self) -> LedgerHealth {
        self.published.health()
    }

    fn entries(&self, after: Position, limit: usize) -> Read<Vec<EntrySummary>> {
        let through = self.head()?.position;
        let mut entries = Vec::new();
        if limit == 0 || after >= through {
            return Ok(entries);
        }
        self.history.read(after, through, &mut |at| {
            if let EntryAt::Entry(place, body) = at {
                entries.push(summary(body).map_err(|fault| ledger::unreadable(place, fault))?);
            }
            Ok(entries.len() < limit)
        })?;
        Ok(entries)
    }
}

impl Blobs for SledStore {
    fn keep_blobs(&self, blobs: &[&[u8]]) -> Read<Vec<Digest>> {
        self.blobs.keep_blobs(blobs)
    }

    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>> {
        self.blobs.blob(digest)
    }

    fn erase_blob(&self, digest: &Digest) -> Read<bool> {
        self.blobs.erase_blob(digest)
    }
}
