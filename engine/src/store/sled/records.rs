//! The one place that touches sled.
//!
//! Every call is guarded: an error or a panic inside sled becomes [`StoreError::Records`], and leaves a file behind that
//! makes the next start put sled aside and make the current records again. It must never be asked to write by anyone but
//! the writer, and never hand out sled's own types.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread::yield_now;
use std::time::Duration;

use super::key::APPLIED;
use super::pending::Effects;
use super::value::{Applied, records};
use crate::store::change::StoreError;
use crate::store::disk::io_error;

/// The file that asks the next start to make the current records again.
pub const REBUILD: &str = "rebuild";

/// So often sled's lock is tried before sled is taken for held by someone else.
const LOCK_ATTEMPTS_MAX: usize = 250;
/// The pause between two attempts; all of them take five seconds.
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// So many records that index keys go away from are applied in one batch at most.
const RECORDS_PER_BATCH: usize = 128;

/// Sled does not open with less.
const CACHE_BYTES_MIN: u64 = 256;

/// Current records and their indexes.
#[derive(Debug)]
pub struct Records {
    db: ::sled::Db,
    rebuild: PathBuf,
}

/// A value as sled holds it.
#[derive(Debug)]
pub struct Bytes(::sled::IVec);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Is handed a key and its value, and answers whether to go on.
pub type Visit<'a> = dyn FnMut(&[u8], &[u8]) -> Result<bool, StoreError> + 'a;

impl Records {
    /// Opens sled's folder within a data folder.
    pub fn open(data: &Path, folder: &Path, cache_bytes: u64) -> Result<Records, StoreError> {
        wait_until_let_go(&folder.join("db")).map_err(io_error("locking", folder))?;
        let config =
            ::sled::Config::new().path(folder).cache_capacity(cache_bytes.max(CACHE_BYTES_MIN)).flush_every_ms(None);
        let db = guarded(|| config.open())?;
        Ok(Records { db, rebuild: data.join(REBUILD) })
    }

    /// The value of a key.
    pub fn value(&self, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        self.noting(guarded(|| self.db.get(key))).map(|value| value.map(Bytes))
    }

    /// Hands over the keys and values that begin with `prefix` and come after `after`, in order, until `visit` has enough.
    pub fn scan(&self, prefix: &[u8], after: Option<&[u8]>, visit: &mut Visit<'_>) -> Result<(), StoreError> {
        let start = match after {
            Some(after) if after >= prefix => Bound::Excluded(after.to_vec()),
            _ => Bound::Included(prefix.to_vec()),
        };
        let mut found = self.db.range::<Vec<u8>, _>((start, Bound::Unbounded));
        loop {
            match self.noting(guarded(|| found.next().transpose()))? {
                Some((key, value)) if key.starts_with(prefix) => {
                    if !visit(&key, &value)? {
                        return Ok(());
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    /// Hands over the keys and values that begin with `prefix` and are not after `until`, the last first, until `visit`
    /// has enough.
    pub fn scan_back(&self, prefix: &[u8], until: &[u8], visit: &mut Visit<'_>) -> Result<(), StoreError> {
        let bounds = (Bound::Included(prefix.to_vec()), Bound::Included(until.to_vec()));
        let mut found = self.db.range::<Vec<u8>, _>(bounds);
        while let Some((key, value)) = self.noting(guarded(|| found.next_back().transpose()))? {
            if !visit(&key, &value)? {
                break;
            }
        }
        Ok(())
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        guarded(|| self.db.iter().next().transpose()).map(|first| first.is_none())
    }

    /// How far the ledger is applied.
    pub fn applied(&self) -> Result<Option<Applied>, StoreError> {
        let Some(value) = self.value(APPLIED)? else { return Ok(None) };
        let applied = Applied::read(value.as_ref());
        applied.map(Some).ok_or_else(|| records("the applied position is unreadable".to_owned()))
    }

    /// Whether the keys are those of this program; a store that holds nothing has them.
    pub fn are_of_this_layout(&self) -> Result<bool, StoreError> {
        Ok(self.value(APPLIED)?.is_none_or(|applied| Applied::is_of_this_layout(applied.as_ref())))
    }

    /// Reads everything once, so that a damaged page is found.
    pub fn check(&self) -> Result<(), StoreError> {
        guarded(|| self.db.iter().try_for_each(|found| found.map(drop)))
    }

    /// Applies effects in order, and then the position they bring everything to. After a crash in between the position is
    /// the old one, and doing it all again comes to the same.
    ///
    /// A reader finds a record by the index keys it had or by those it has. Where keys go away, record and keys are of one
    /// batch, which keeps everybody else out of sled while it is applied. Where they only come, they come before the
    /// record, and nobody is kept out: a reader passes over a key without a record, and after a crash the record, still
    /// the old one, says what is to be done again.
    ///
    /// A batch holds some records, as sled writes to the disk twice for each, and no more, as readers wait for it.
    pub fn apply<'p>(&self, effects: impl Iterator<Item = Effects<'p>>, applied: Applied) -> Result<(), StoreError> {
        self.noting(guarded(|| {
            let mut together = Vec::new();
            for record in effects {
                if record.iter().all(|(_, value)| value.is_some()) {
                    self.insert(record)?;
                    continue;
                }
                together.push(record);
                if together.len() == RECORDS_PER_BATCH {
                    self.apply_together(&mut together)?;
                }
            }
            self.apply_together(&mut together)?;
            self.db.insert(APPLIED, &applied.encode()[..]).map(drop)
        }))
    }

    /// Puts a record that no index key goes away from.
    fn insert(&self, record: Effects<'_>) -> ::sled::Result<()> {
        record.into_iter().try_for_each(|(key, value)| {
            let value = value.expect("every value is there");
            self.db.insert(key, value).map(drop)
        })
    }

    /// Applies records at once, and leaves none.
    fn apply_together(&self, records: &mut Vec<Effects<'_>>) -> ::sled::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        yield_now(); // nobody gets into sled meanwhile
        let mut batch = ::sled::Batch::default();
        for (key, value) in records.drain(..).flatten() {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        self.db.apply_batch(batch)
    }

    /// Writes out what sled still holds in memory.
    pub fn flush(&self) -> Result<(), StoreError> {
        guarded(|| self.db.flush()).map(drop)
    }

    /// Leaves a note for the next start after a failure.
    fn noting<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &result {
            tracing::error!(%error, "the current records cannot be read; they will be made again at the next start");
            if let Err(error) = std::fs::write(&self.rebuild, b"") {
                tracing::error!(%error, file = %self.rebuild.display(), "the note for the next start could not be left");
            }
        }
        result
    }
}

/// Waits for sled's own lock. The data folder is ours by then, so only a sled that this process has just closed can still
/// hold it: in its last thread, or in a process that is just being started from this one. Whoever else holds it may never
/// let go, so the wait ends.
fn wait_until_let_go(db: &Path) -> std::io::Result<()> {
    let file = match File::open(db) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    for _ in 0..LOCK_ATTEMPTS_MAX {
        match file.try_lock() {
            Ok(()) => return file.unlock(),
            Err(TryLockError::WouldBlock) => std::thread::park_timeout(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(std::io::Error::new(ErrorKind::WouldBlock, "someone else holds the lock"))
}

/// Calls sled; an error or a panic becomes an error of ours.
fn guarded<T>(call: impl FnOnce() -> ::sled::Result<T>) -> Result<T, StoreError> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result.map_err(|error| records(error.to_string())),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(records(format!("sled panicked: {}", text.unwrap_or_default())))
        }
    }
}
