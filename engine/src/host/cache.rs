//! Compiled plugins on disk: what took a second to compile is there in a fraction of a millisecond after a restart.
//!
//! A file here is native code, and wasmtime runs a damaged one as it is. So the folder is the engine's alone (0700, and of
//! the user it runs as), each file begins with a hash under a key that lies beside it (0600, of the same user and no link),
//! and a file that does not match is compiled anew and replaced. No file that somebody else wrote is ever run, and nothing here can stop a plugin from loading: what goes
//! wrong is logged, and the component is compiled.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use wasmtime::Engine;
use wasmtime::component::Component;

use crate::domain::id::Digest;

const KEY_FILE: &str = "key";
const KEY_BYTES: usize = 32;
const HASH_BYTES: usize = 32;
/// The permissions of everybody but the owner.
const OTHERS: u32 = 0o077;
/// The most bytes of a compiled component that are read back.
const FILE_BYTES_MAX: u64 = 1 << 30;

/// How a file begins that is written beside and not yet renamed.
const NEW_PREFIX: &str = "new-";
/// After so long a file that was never renamed was left by a process that is gone.
const NEW_FILE_AGE_MAX: Duration = Duration::from_hours(1);

/// The folder of compiled plugins.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    key: [u8; KEY_BYTES],
    /// What compiled code depends on beside the component.
    fingerprint: Digest,
}

impl Cache {
    /// Opens the folder; makes it, and its key, where there is none. One that belongs to somebody else is refused.
    pub fn open(folder: &Path, fingerprint: Digest) -> io::Result<Cache> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        // A file of our own shows who we are and, in the folder's own time, when it is.
        let probe = tempfile::Builder::new().prefix(NEW_PREFIX).tempfile_in(folder)?.as_file().metadata()?;
        belongs(&fs::metadata(folder)?, probe.uid())?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        let cache = Cache { key: key(folder, probe.uid())?, folder: folder.to_owned(), fingerprint };
        if let Err(error) = cache.sweep(&probe) {
            tracing::warn!(folder = %folder.display(), %error, "the folder of compiled plugins cannot be swept");
        }
        Ok(cache)
    }

    /// The compiled component of that digest; `None` where there is none that this engine wrote and can run.
    pub fn find(&self, engine: &Engine, component: Digest) -> Option<Component> {
        let file = self.file(component);
        let code = match self.read(&file, component) {
            Ok(Some(code)) => code,
            Ok(None) => {
                tracing::warn!(file = %file.display(), "a compiled plugin is damaged or foreign; it is compiled anew");
                return None;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                tracing::warn!(file = %file.display(), %error, "a compiled plugin cannot be read; it is compiled anew");
                return None;
            }
        };
        // SAFETY: the hash under our own key says that these are the bytes this program wrote, for this engine.
        let component = unsafe { Component::deserialize(engine, code) };
        component.inspect_err(|error| tracing::warn!(file = %file.display(), %error, "compiled plugin refused")).ok()
    }

    /// Keeps a compiled component.
    pub fn keep(&self, component: Digest, compiled: &Component) {
        let file = self.file(component);
        let kept = compiled.serialize().map_err(io::Error::other).and_then(|code| self.write(&file, component, &code));
        if let Err(error) = kept {
            tracing::warn!(file = %file.display(), %error, "a compiled plugin cannot be kept");
        }
    }

    /// Removes what another version of the engine left, or a process that ended while writing, so that the folder holds no
    /// more than the plugins of this one. What cannot be removed, or is gone already, stops nothing.
    fn sweep(&self, probe: &Metadata) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            match self.is_left_over(&path, probe).and_then(|left| if left { fs::remove_file(&path) } else { Ok(()) }) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    tracing::warn!(file = %path.display(), %error, "an old compiled plugin cannot be removed");
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether nobody uses the file any more; the probe was written just now.
    fn is_left_over(&self, path: &Path, probe: &Metadata) -> io::Result<bool> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(NEW_PREFIX) {
            let age = probe.modified()?.duration_since(fs::symlink_metadata(path)?.modified()?);
            return Ok(age.is_ok_and(|age| age > NEW_FILE_AGE_MAX));
        }
        Ok(path.extension().is_some_and(|end| end == "cwasm") && !name.ends_with(&self.suffix()))
    }

    fn file(&self, component: Digest) -> PathBuf {
        self.folder.join(format!("{component}{}", self.suffix()))
    }

    fn suffix(&self) -> String {
        format!("-{}.cwasm", &self.fingerprint.to_string()[..16])
    }

    /// The code in the file; `None` where its hash is not ours.
    fn read(&self, file: &Path, component: Digest) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        File::open(file)?.take(FILE_BYTES_MAX).read_to_end(&mut bytes)?;
        if bytes.len() < HASH_BYTES {
            return Ok(None);
        }
        let code = bytes.split_off(HASH_BYTES);
        Ok(self.mac(component, &code).verify_slice(&bytes).is_ok().then_some(code))
    }

    /// Written beside and renamed, so that a reader sees all of it or nothing.
    fn write(&self, file: &Path, component: Digest, code: &[u8]) -> io::Result<()> {
        let mut beside = tempfile::Builder::new().prefix(NEW_PREFIX).tempfile_in(&self.folder)?;
        beside.write_all(&self.mac(component, code).finalize().into_bytes())?;
        beside.write_all(code)?;
        beside.persist(file)?;
        Ok(())
    }

    fn mac(&self, component: Digest, code: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        mac.update(b"dondoc compiled plugin 1");
        mac.update(&component.0);
        mac.update(&self.fingerprint.0);
        mac.update(code);
        mac
    }
}

/// Refuses a folder of another user: whoever owns it could put a key and code of his own there.
fn belongs(folder: &Metadata, user: u32) -> io::Result<()> {
    let foreign = || io::Error::new(io::ErrorKind::PermissionDenied, "it belongs to another user");
    if folder.uid() == user { Ok(()) } else { Err(foreign()) }
}

/// The key of the folder. One that is damaged or not the user's alone is replaced: all that is lost is compiled code.
fn key(folder: &Path, user: u32) -> io::Result<[u8; KEY_BYTES]> {
    let file = folder.join(KEY_FILE);
    match read_key(&file, user) {
        Ok(Some(key)) => Ok(key),
        Ok(None) => {
            tracing::warn!(file = %file.display(), "the key of the compiled plugins is damaged, or not the engine's alone");
            fs::remove_file(&file).or_else(if_gone)?;
            new_key(folder, &file, user)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => new_key(folder, &file, user),
        Err(error) => Err(error),
    }
}

/// The key in the file; `None` where it is damaged, a link, or not the user's alone.
fn read_key(file: &Path, user: u32) -> io::Result<Option<[u8; KEY_BYTES]>> {
    let named = fs::symlink_metadata(file)?;
    if !named.is_file() {
        return Ok(None);
    }
    let handle = File::open(file)?;
    // What was opened is looked at, and not what the name stands for by now.
    let opened = handle.metadata()?;
    let is_same = (opened.dev(), opened.ino()) == (named.dev(), named.ino());
    if !is_same || opened.uid() != user || opened.mode() & OTHERS != 0 {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    handle.take(KEY_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes.try_into().ok())
}

/// Written beside and renamed; where another process was quicker, its key is the key.
fn new_key(folder: &Path, file: &Path, user: u32) -> io::Result<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    let mut beside = tempfile::Builder::new().prefix(NEW_PREFIX).tempfile_in(folder)?;
    beside.write_all(&key)?;
    match beside.persist_noclobber(file) {
        Ok(_) => Ok(key),
        Err(lost) if lost.error.kind() == io::ErrorKind::AlreadyExists => {
            let theirs = read_key(file, user)?;
            theirs.ok_or_else(|| io::Error::other("the key of the compiled plugins is damaged"))
        }
        Err(lost) => Err(lost.error),
    }
}

/// Nothing where a file is gone already; any other error as it is.
fn if_gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nobody but the superuser can give a file away, so another user asks instead.
    #[test]
    fn what_belongs_to_another_user_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let own = fs::metadata(folder.path()).expect("the folder");
        assert!(belongs(&own, own.uid()).is_ok());
        assert_eq!(belongs(&own, own.uid() + 1).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        let key = key(folder.path(), own.uid()).expect("a new key");
        let file = folder.path().join(KEY_FILE);
        assert_eq!(read_key(&file, own.uid()).expect("it is there"), Some(key));
        assert_eq!(read_key(&file, own.uid() + 1).expect("it is there"), None);
    }
}
