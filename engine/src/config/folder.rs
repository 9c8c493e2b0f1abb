//! Where a file of the configuration comes from: the folder of the administrator, else the binary.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

use super::embedded;
use crate::sheets::{Faults, SheetError, open_sheet};

/// The files of the binary, some of them overridden by a folder.
#[derive(Clone, Debug, Default)]
pub struct ConfigFolder {
    overriding: Option<PathBuf>,
}

/// The bytes of a file, and the name to show in its faults.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// Its path in the administrator's folder, or `config/…` for one the binary carries.
    pub name: String,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// Why the configuration cannot be used; both stop the start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The world: a file or the folder cannot be read.
    #[error("the configuration in {} could not be read", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder without a single file of a configuration: most likely the wrong one.
    #[error("{} holds no file of a configuration, as dondoc.toml or calendar/vn.toml", path.display())]
    NothingThere {
        /// The folder.
        path: PathBuf,
    },
    /// The files themselves.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<Faults>),
}

impl ConfigFolder {
    /// The files of the binary alone.
    pub fn embedded() -> ConfigFolder {
        ConfigFolder::default()
    }

    /// The files of the binary, overridden by those in `folder`, which must hold at least one.
    pub fn overridden_by(folder: &Path) -> Result<ConfigFolder, ConfigError> {
        let path = folder.to_owned();
        if let Err(source) = std::fs::read_dir(folder) {
            return Err(ConfigError::Io { path, source });
        }
        if !embedded::paths().any(|relative| folder.join(relative).is_file()) {
            return Err(ConfigError::NothingThere { path });
        }
        Ok(ConfigFolder { overriding: Some(path) })
    }

    /// A file by its path below `config/`.
    ///
    /// # Panics
    /// Where the binary carries no such file: which ones there are is known when it is built.
    pub fn read(&self, relative: &str) -> Result<ConfigFile, ConfigError> {
        let embedded = embedded::file(relative).expect("only files that the binary carries are asked for");
        let Some(folder) = &self.overriding else { return Ok(ConfigFile::embedded(relative, embedded)) };
        let path = folder.join(relative);
        match open_sheet(&path) {
            Ok(bytes) => Ok(ConfigFile { name: path.display().to_string(), bytes: bytes.into() }),
            Err(SheetError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                Ok(ConfigFile::embedded(relative, embedded))
            }
            Err(SheetError::Io { path, source }) => Err(ConfigError::Io { path, source }),
            Err(SheetError::Faults(faults)) => Err(ConfigError::Faults(vec![faults])),
        }
    }

    /// The paths of the files that the binary carries below a folder of `config/`, in order.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &'static str> {
        let prefix = format!("{folder}/");
        embedded::paths().filter(move |path| path.starts_with(&prefix))
    }
}

impl ConfigFile {
    fn embedded(relative: &str, bytes: &'static [u8]) -> ConfigFile {
        ConfigFile { name: format!("config/{relative}"), bytes: bytes.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_overrides_file_by_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("dondoc.toml"), "zone = \"Asia/Bangkok\"\n").unwrap();
        let config = ConfigFolder::overridden_by(folder.path()).unwrap();
        let own = config.read("dondoc.toml").unwrap();
        assert_eq!(
            (&*own.bytes, own.name),
            (&b"zone = \"Asia/Bangkok\"\n"[..], folder.path().join("dondoc.toml").display().to_string())
        );
        assert_eq!(config.read("calendar/vn.toml").unwrap().name, "config/calendar/vn.toml");
    }

    #[test]
    fn a_folder_without_a_configuration_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(ConfigFolder::overridden_by(folder.path()), Err(ConfigError::NothingThere { .. })));
        assert!(matches!(ConfigFolder::overridden_by(&folder.path().join("none")), Err(ConfigError::Io { .. })));
    }

    #[test]
    fn the_files_below_a_folder_are_listed() {
        assert_eq!(ConfigFolder::embedded().below("calendar").collect::<Vec<_>>(), ["calendar/vn.toml"]);
        assert_eq!(ConfigFolder::embedded().below("calend").count(), 0);
    }
}
