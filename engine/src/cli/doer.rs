//! Who does what a command asks of a data folder: this process, or the server that owns the folder.

use std::path::Path;

use super::exit::Failure;
use super::running_server;
use crate::boot::{self, Place, RunningServer};
use crate::operations::Engine;

/// Who does it.
pub enum Doer {
    /// This process, which owns the folder now.
    Here(Box<Engine>),
    /// The server that owns it.
    Server(RunningServer),
}

impl Doer {
    /// Of a data folder.
    pub fn of(config: Option<&Path>, data: &Path) -> Result<Doer, Failure> {
        match boot::engine(config, Place::Folder(data)) {
            Ok(engine) => Ok(Doer::Here(Box::new(engine))),
            Err(error) => running_server::owner(error, data).map(Doer::Server),
        }
    }
}
