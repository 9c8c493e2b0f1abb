//! Why the program cannot start: each variant is something an administrator can do.

use std::path::PathBuf;

use crate::config::ConfigError;
use crate::host::{HostFault, LoadFault};
use crate::http::server::ListenError;
use crate::operations::Refusal;
use crate::store::StoreError;

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum BootError {
    /// The configuration has faults.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Settings name what is not there.
    #[error("the settings of dondoc.toml name what is not there:\n  {}", .0.join("\n  "))]
    Settings(Vec<String>),
    /// There is no such data folder.
    #[error("there is no data folder {}; `dondoc serve --data` or `dondoc import --data` makes one", .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// Another process owns the data folder.
    #[error("the data folder {} is in use{}", .folder.display(), at(.address.as_ref()))]
    InUse {
        /// The folder.
        folder: PathBuf,
        /// Where its server listens, when it says so.
        address: Option<String>,
    },
    /// The store failed.
    #[error("the store cannot be opened")]
    Store(#[source] StoreError),
    /// The recorded local units make no tree with the country's, or cannot be read.
    #[error("the recorded local units cannot be used")]
    Units(#[from] Refusal),
    /// The configuration's calendar cannot be recorded.
    #[error("the configuration's calendar cannot be recorded")]
    Calendar(#[source] Refusal),
    /// The plugin host cannot run.
    #[error("the plugin host cannot start")]
    Host(#[from] HostFault),
    /// A component given by name is no directive.
    #[error("{} is refused: {fault} [{}]", .file.display(), fault.code())]
    Plugin {
        /// The component.
        file: PathBuf,
        /// Why.
        fault: Box<LoadFault>,
    },
    /// The server cannot listen.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The operating system refused.
    #[error("{doing} failed")]
    Io {
        /// What was tried.
        doing: String,
        /// The system's error.
        #[source]
        source: std::io::Error,
    },
}

impl BootError {
    /// Whether another process owns the data folder, and where its server listens when it says so.
    pub fn in_use(&self) -> Option<Option<&str>> {
        match self {
            BootError::InUse { address, .. } => Some(address.as_deref()),
            _ => None,
        }
    }

    /// Whether the administrator can mend it.
    pub fn is_configuration(&self) -> bool {
        matches!(
            self,
            BootError::Config(_)
                | BootError::Settings(_)
                | BootError::NoFolder { .. }
                | BootError::Plugin { .. }
                | BootError::Listen(_)
        )
    }
}

fn at(address: Option<&String>) -> String {
    address.map_or(" by another dondoc".to_owned(), |address| format!(" by a server at http://{address}"))
}
