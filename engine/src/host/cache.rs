//! Compiled plugins on disk: what took a second to compile is there in a fraction of a millisecond after a restart.
//!
//! A file here is native code, and wasmtime runs a damaged one as it is. So the folder is the engine's alone (0700), each
//! file begins with a hash under a key that lies beside it (0600), and a file that does not match is compiled anew and
//! replaced. No file that somebody else wrote is ever run, and nothing here can stop a plugin from loading: what goes
//! wrong is logged, and the component is compiled.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

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

/// The folder of compiled plugins.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    key: [u8; KEY_BYTES],
    /// What compiled code depends on beside the component.
    fingerprint: Digest,
}

impl Cache {
    /// Opens the folder; makes it, and its key, where there is none.
    pub fn open(folder: &Path, fingerprint: Digest) -> io::Result<Cache> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        let cache = Cache { key: key(folder)?, folder: folder.to_owned(), fingerprint };
        cache.sweep()?;
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

    /// Removes what another version of the engine left, so that the folder holds no more than the plugins of this one.
    fn sweep(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let ours = path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(&self.suffix()));
            if path.extension().is_some_and(|end| end == "cwasm") && !ours {
                fs::remove_file(&path)?;
            }
        }
        Ok(())
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
        let mut beside = tempfile::Builder::new().prefix("new-").tempfile_in(&self.folder)?;
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

/// The key of the folder. One that is damaged is replaced: all that is lost is compiled code.
fn key(folder: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let file = folder.join(KEY_FILE);
    match fs::read(&file) {
        Ok(bytes) if bytes.len() == KEY_BYTES && fs::metadata(&file)?.permissions().mode() & OTHERS == 0 => {
            Ok(bytes.try_into().expect("just measured"))
        }
        Ok(_) => {
            tracing::warn!(file = %file.display(), "the key of the compiled plugins is damaged or readable by others");
            fs::remove_file(&file)?;
            new_key(folder, &file)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => new_key(folder, &file),
        Err(error) => Err(error),
    }
}

/// Written beside and renamed; where another process was quicker, its key is the key.
fn new_key(folder: &Path, file: &Path) -> io::Result<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    let mut beside = tempfile::Builder::new().prefix("new-").tempfile_in(folder)?;
    beside.write_all(&key)?;
    match beside.persist_noclobber(file) {
        Ok(_) => Ok(key),
        Err(lost) if lost.error.kind() == io::ErrorKind::AlreadyExists => {
            let theirs = fs::read(file)?;
            theirs.try_into().map_err(|_| io::Error::other("the key of the compiled plugins is damaged"))
        }
        Err(lost) => Err(lost.error),
    }
}
