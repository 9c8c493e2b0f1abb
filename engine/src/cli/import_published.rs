//! `dondoc import criteria|ranking FILE`: what a province published, as TOML.

use std::path::Path;

use super::actor;
use super::exit::Failure;
use super::import::{ImportArguments, print, unreadable};
use super::running_server::{self, SentFile};
use crate::boot::{self, Place};
use crate::operations::{FileSent, ImportMode, RowsOf, import_file};
use crate::sheets::open_sheet;

/// Imports the file; where a server owns the data folder, it does the import.
pub(super) fn run(arguments: &ImportArguments, config: Option<&Path>, rows_of: RowsOf) -> Result<(), Failure> {
    let bytes = open_sheet(&arguments.file).map_err(unreadable)?;
    let file = arguments.file.display().to_string();
    let mode = if arguments.apply { ImportMode::Apply } else { ImportMode::Preview };
    let imported = match boot::engine(config, Place::NewFolder(&arguments.data)) {
        Ok(engine) => {
            let sent = FileSent { file: file.clone(), sheet: None, bytes };
            import_file(&engine, &actor(), rows_of, &sent, mode).map_err(Failure::from)
        }
        Err(error) => match boot::running_server(&arguments.data) {
            Some(server) if error.in_use().is_some() => {
                let noun = if rows_of == RowsOf::Criteria { "criteria" } else { "published-rankings" };
                let sent = SentFile { noun, file: &file, sheet: None, bytes: &bytes };
                running_server::import(&server, &sent, mode, &actor())
            }
            _ => Err(Failure::of_start(error, "POST {server}/v1/criteria/import or /v1/published-rankings/import")),
        },
    };
    print(&imported?, &file, mode)
}
