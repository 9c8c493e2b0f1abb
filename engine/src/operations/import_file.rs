//! Imports what a spreadsheet holds, as it was sent: reads it, and does what the import of its noun does.

use super::engine::Engine;
use super::import::{ImportMode, Imported};
use super::import_documents::import_documents;
use super::import_figures::import_figures;
use super::import_tasks::import_tasks;
use super::refusal::Refusal;
use crate::sheets::{read_documents, read_figures, read_tasks};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// Tasks with the days of what happened.
    Tasks,
    /// Papers.
    Documents,
    /// Reported numbers.
    Figures,
}

/// Imports all rows of a file, or none; the same file again changes nothing.
pub fn import_file(
    engine: &Engine,
    actor: &str,
    rows_of: RowsOf,
    file: &str,
    bytes: &[u8],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    match rows_of {
        RowsOf::Tasks => {
            let rows = read_tasks(bytes, file).map_err(Refusal::FaultyFile)?;
            import_tasks(engine, actor, file, &rows, mode)
        }
        RowsOf::Documents => {
            let rows = read_documents(bytes, file).map_err(Refusal::FaultyFile)?;
            import_documents(engine, actor, file, &rows, mode)
        }
        RowsOf::Figures => {
            let rows = read_figures(bytes, file).map_err(Refusal::FaultyFile)?;
            import_figures(engine, actor, file, &rows, mode)
        }
    }
}
