//! A disk that syncs until it is told to fail: what the ledger meets when the machine's disk dies.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dondoc::store::disk::{Disk, DiskFile, OpenFor, RealDisk};

/// The real disk, with a switch.
#[derive(Clone, Debug, Default)]
pub struct FailingDisk(Arc<AtomicBool>);

#[derive(Debug)]
struct FailingFile {
    file: Box<dyn DiskFile>,
    fails: Arc<AtomicBool>,
}

impl FailingDisk {
    /// From now on every sync of a file fails.
    pub fn fail(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Disk for FailingDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        RealDisk.list(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn open(&self, path: &Path, how: OpenFor) -> io::Result<Box<dyn DiskFile>> {
        let file = RealDisk.open(path, how)?;
        Ok(Box::new(FailingFile { file, fails: Arc::clone(&self.0) }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.sync_folder(folder)
    }
}

impl DiskFile for FailingFile {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
        self.file.read_at(offset, into)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.append(bytes)
    }

    fn truncate(&mut self, bytes: u64) -> io::Result<()> {
        self.file.truncate(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.fails.load(Ordering::SeqCst) { Err(io::Error::other("the disk is gone")) } else { self.file.sync() }
    }
}
