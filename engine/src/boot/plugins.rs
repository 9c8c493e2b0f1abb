//! The components of the program and of `plugins.folder`, found and loaded at the start.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::BootError;
use crate::config::Config;
use crate::host::limits::COMPONENT_BYTES_MAX;
use crate::host::{Host, LoadFault, Plugin};
use crate::operations::{Engine, Shelf};
use crate::store::Store;

/// The components that the program carries, then those of `plugins.folder` in the order of their names; a bad one is
/// listed with its reason. The bytes of the good ones are kept with the records, so that what an evaluation ran is there
/// for as long as the evaluation is.
pub(super) fn fill_shelf(host: &Host, store: &dyn Store, config: &Config) -> Result<Shelf, BootError> {
    let mut shelf = Shelf::default();
    for (name, bytes) in artifacts::DIRECTIVES {
        let plugin = host.load(bytes).map(Arc::new);
        store.keep_blob(bytes).map_err(BootError::Store)?;
        shelf.put(format!("built-in {name}"), plugin);
    }
    let Some(folder) = &config.plugins.folder else { return Ok(shelf) };
    for path in components(folder)? {
        let plugin = match read(&path) {
            Ok(bytes) => {
                let plugin = host.load(&bytes).map(Arc::new);
                if plugin.is_ok() {
                    store.keep_blob(&bytes).map_err(BootError::Store)?;
                }
                plugin
            }
            Err(fault) => Err(fault),
        };
        if let Err(fault) = &plugin {
            tracing::warn!(file = %path.display(), code = fault.code(), %fault, "a plugin is refused");
        }
        shelf.put(path.display().to_string(), plugin);
    }
    Ok(shelf)
}

/// A component of a file, loaded and not put on the shelf.
pub fn load_plugin(engine: &Engine, file: &Path) -> Result<Arc<Plugin>, BootError> {
    let loaded = read(file).and_then(|bytes| engine.host.load(&bytes));
    loaded.map(Arc::new).map_err(|fault| BootError::Plugin { file: file.to_owned(), fault: Box::new(fault) })
}

/// The `*.wasm` of a folder, by name.
fn components(folder: &Path) -> Result<BTreeSet<PathBuf>, BootError> {
    let failed = |source| BootError::Io { doing: format!("reading plugins.folder {}", folder.display()), source };
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            found.insert(path);
        }
    }
    Ok(found)
}

/// The bytes of a component, one more than are taken at the most.
fn read(path: &Path) -> Result<Vec<u8>, LoadFault> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(COMPONENT_BYTES_MAX + 1).read_to_end(&mut bytes));
    read.map_err(|error| LoadFault::Unreadable { reason: error.to_string() })?;
    Ok(bytes)
}
