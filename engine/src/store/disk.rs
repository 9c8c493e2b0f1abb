//! The disk as the store sees it: the few calls the ledger, the blobs and the clean-stop mark are written through.
//!
//! It is a trait so that a test disk can drop what was not synced, tear the last write and fail a sync. Sled's own files
//! and the lock file do not go through it: sled opens its own, and the lock is about processes. It must never retry.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::change::StoreError;

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFor {
    /// A new file, to be appended to; there must be none of this name.
    Creating,
    /// A file that is there, to be appended to.
    Appending,
    /// A file that is there, to be read.
    Reading,
}

/// A file system.
pub trait Disk: Send + Sync + fmt::Debug {
    /// The names in a folder, in no order; none where there is no such folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Makes a folder and those above it, durably; one that is there may still have a name that is not.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Opens a file.
    fn open(&self, path: &Path, how: OpenFor) -> io::Result<Box<dyn DiskFile>>;
    /// Renames a file, replacing what had the name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// An open file.
#[expect(clippy::len_without_is_empty, reason = "nobody asks whether a file is empty")]
pub trait DiskFile: Send + Sync + fmt::Debug {
    /// Its length in bytes.
    fn len(&self) -> io::Result<u64>;
    /// Reads at an offset; fewer bytes than asked for only at the end.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<usize>;
    /// Writes at the end.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes its bytes and its length durable.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operating system's file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect()
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        self.make_folder(parent)?;
        match std::fs::create_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made?,
        }
        self.sync_folder(parent)
    }

    fn open(&self, path: &Path, how: OpenFor) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.read(true);
        match how {
            OpenFor::Creating => options.append(true).create_new(true),
            OpenFor::Appending => options.append(true),
            OpenFor::Reading => &mut options,
        };
        Ok(Box::new(RealFile(options.open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }
}

/// A file of the operating system.
#[derive(Debug)]
struct RealFile(File);

impl DiskFile for RealFile {
    fn len(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            match self.0.read_at(&mut into[filled..], offset + filled as u64) {
                Ok(0) => break,
                Ok(bytes) => filled += bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

/// The error of a call that the operating system refused.
pub(super) fn io_error(doing: &str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    let doing = format!("{doing} {}", path.display());
    move |source| StoreError::Io { doing, source }
}

/// Writes a whole file durably: under the name of its part first, synced, renamed, the folder synced.
pub(super) fn write_durably(disk: &dyn Disk, part: &Path, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().expect("a file that is written durably lies in a folder");
    disk.make_folder(folder).map_err(io_error("making", folder))?;
    match disk.remove(part) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        removed => removed.map_err(io_error("removing", part))?,
    }
    let mut file = disk.open(part, OpenFor::Creating).map_err(io_error("creating", part))?;
    file.append(bytes).map_err(io_error("writing", part))?;
    file.sync().map_err(io_error("syncing", part))?;
    disk.rename(part, path).map_err(io_error("renaming", part))?;
    disk.sync_folder(folder).map_err(io_error("syncing", folder))
}

/// A whole file; `None` where there is none.
pub(super) fn read_whole(disk: &dyn Disk, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let file = match disk.open(path, OpenFor::Reading) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(io_error("opening", path))?,
    };
    let length = file.len().map_err(io_error("reading", path))?;
    let mut bytes = vec![0; usize::try_from(length).expect("a file that is read whole fits into memory")];
    let read = file.read_at(0, &mut bytes).map_err(io_error("reading", path))?;
    bytes.truncate(read);
    Ok(Some(bytes))
}
