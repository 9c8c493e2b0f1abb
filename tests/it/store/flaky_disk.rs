//! A disk in memory that forgets: what was not synced may be gone, torn or zeroed after a power cut; one sync can be made
//! to fail; and a variant says that it synced and did not.
//!
//! Names are durable once their folder is synced, bytes once their file is. The bytes of a file whose sync failed can be
//! read until the power is cut, and no later sync of that file writes them: the system takes them for written. It must never lose what was synced.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use dondoc::store::disk::{Disk, DiskFile, OpenFor};

use crate::random::Random;

/// The disk; clones are the same disk.
#[derive(Clone, Debug)]
pub struct FlakyDisk(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    files: Vec<Bytes>,
    syncs_before_failure: Option<u64>,
    syncing: bool,
    dead: bool,
}

#[derive(Clone, Debug, Default)]
struct Bytes {
    now: Vec<u8>,
    durable: Vec<u8>,
    /// Stretches whose sync failed.
    lost: Vec<Range<usize>>,
}

#[derive(Debug)]
struct FlakyFile {
    disk: FlakyDisk,
    file: usize,
}

impl FlakyDisk {
    pub fn new() -> FlakyDisk {
        let (names, durable_names) = (BTreeMap::new(), BTreeMap::new());
        let (files, syncs_before_failure) = (Vec::new(), None);
        let state = State { names, durable_names, files, syncs_before_failure, syncing: true, dead: false };
        FlakyDisk(Arc::new(Mutex::new(state)))
    }

    /// The variant whose sync of a file does nothing and says that it did.
    pub fn without_sync() -> FlakyDisk {
        let disk = FlakyDisk::new();
        disk.state().syncing = false;
        disk
    }

    /// Lets this many syncs go well, and the next one fail.
    pub fn fail_a_sync_after(&self, syncs: u64) {
        self.state().syncs_before_failure = Some(syncs);
    }

    /// From now on every call fails: the process is as good as gone.
    pub fn die(&self) {
        self.state().dead = true;
    }

    /// Another process goes on where the last one was killed: all that it wrote is there, synced or not.
    pub fn restart(&self) {
        let mut state = self.state();
        state.syncs_before_failure = None;
        state.dead = false;
    }

    /// The power comes back: what was synced is there, and of the rest whatever chance left.
    pub fn power_cut(&self, random: &mut Random) {
        let mut state = self.state();
        let paths: BTreeSet<PathBuf> = state.names.keys().chain(state.durable_names.keys()).cloned().collect();
        let mut names = BTreeMap::new();
        for path in paths {
            // A name that was made, changed or removed since the folder was synced is what it was, or what it is.
            let left = if random.once_in(2) { &state.names } else { &state.durable_names };
            if let Some(file) = left.get(&path).copied() {
                names.insert(path, file);
            }
        }
        for file in &mut state.files {
            file.now = survived(file, random);
            file.durable = file.now.clone();
            file.lost.clear();
        }
        state.names = names.clone();
        state.durable_names = names;
        state.syncs_before_failure = None;
        state.dead = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn alive(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = self.state();
        if state.dead { Err(io::Error::other("the power is out")) } else { Ok(state) }
    }
}

/// What is left of a file: what was synced, and a beginning of what was appended since, torn at any byte.
fn survived(file: &Bytes, random: &mut Random) -> Vec<u8> {
    let now = file.written();
    if !now.starts_with(&file.durable) {
        return if random.once_in(2) { now } else { file.durable.clone() };
    }
    let appended = now.len() - file.durable.len();
    let kept = if random.once_in(3) { 0 } else { random.index(appended + 1) };
    let mut left = now[..file.durable.len() + kept].to_vec();
    if kept > 0 && random.once_in(4) {
        let zeroed = file.durable.len() + random.index(kept);
        left[zeroed..].fill(0);
    }
    left
}

impl Bytes {
    /// What a sync writes: everything but what was lost.
    fn written(&self) -> Vec<u8> {
        let mut written = self.now.clone();
        for lost in &self.lost {
            let end = lost.end.min(written.len());
            written[lost.start.min(end)..end].fill(0);
        }
        written
    }
}

impl State {
    fn sync(&mut self) -> io::Result<()> {
        match &mut self.syncs_before_failure {
            Some(0) => {
                self.syncs_before_failure = None;
                Err(io::Error::other("the sync failed"))
            }
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Disk for FlakyDisk {
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let state = self.alive()?;
        let within = state.names.keys().filter(|path| path.parent() == Some(folder));
        Ok(within.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.alive().map(drop)
    }

    fn open(&self, path: &Path, how: OpenFor) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.alive()?;
        let found = state.names.get(path).copied();
        let file = match (how, found) {
            (OpenFor::Creating, Some(_)) => return Err(io::ErrorKind::AlreadyExists.into()),
            (OpenFor::Creating, None) => {
                state.files.push(Bytes::default());
                let file = state.files.len() - 1;
                state.names.insert(path.to_owned(), file);
                file
            }
            (_, found) => found.ok_or(io::ErrorKind::NotFound)?,
        };
        Ok(Box::new(FlakyFile { disk: self.clone(), file }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.alive()?;
        let file = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.to_owned(), file);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.alive()?.names.remove(path).map(drop).ok_or(io::ErrorKind::NotFound.into())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.alive()?;
        state.sync()?;
        state.durable_names.retain(|path, _| path.parent() != Some(folder));
        let within: Vec<_> = state.names.iter().filter(|(path, _)| path.parent() == Some(folder)).collect();
        let within: Vec<_> = within.into_iter().map(|(path, file)| (path.clone(), *file)).collect();
        state.durable_names.extend(within);
        Ok(())
    }
}

impl DiskFile for FlakyFile {
    fn len(&self) -> io::Result<u64> {
        Ok(self.disk.alive()?.files[self.file].now.len() as u64)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
        let state = self.disk.alive()?;
        let bytes = &state.files[self.file].now;
        let start = usize::try_from(offset).unwrap().min(bytes.len());
        let read = into.len().min(bytes.len() - start);
        into[..read].copy_from_slice(&bytes[start..start + read]);
        Ok(read)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.alive()?.files[self.file].now.extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.alive()?;
        let synced = state.sync();
        let syncing = state.syncing;
        let file = &mut state.files[self.file];
        match synced {
            Err(_) => file.lost.push(file.durable.len()..file.now.len()),
            Ok(()) if syncing => file.durable = file.written(),
            Ok(()) => {}
        }
        synced
    }
}
