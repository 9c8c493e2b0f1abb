//! Imports what a spreadsheet holds, as it was sent: reads it, and does what the import of its noun does.

use super::engine::Engine;
use super::import::{ImportMode, Imported};
use super::import_criteria::import_criteria;
use super::import_documents::import_documents;
use super::import_figures::import_figures;
use super::import_ranking::import_ranking;
use super::import_tasks::import_tasks;
use super::refusal::Refusal;
use crate::sheets::{Source, read_criteria, read_documents, read_figures, read_ranking, read_tasks};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// Tasks with the days of what happened.
    Tasks,
    /// Papers.
    Documents,
    /// Reported numbers.
    Figures,
    /// A criteria set, as TOML.
    Criteria,
    /// A published ranking, as TOML.
    Ranking,
}

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct FileSent {
    /// Its name, for its faults and for the ledger.
    pub file: String,
    /// The sheet of a workbook; `None` where it has one with rows.
    pub sheet: Option<String>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Imports all rows of a file, or none; the same file again changes nothing.
pub fn import_file(
    engine: &Engine,
    actor: &str,
    rows_of: RowsOf,
    sent: &FileSent,
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    match rows_of {
        RowsOf::Criteria => {
            let set = read_criteria(&sent.bytes, &sent.file).map_err(Refusal::FaultyFile)?;
            import_criteria(engine, actor, &sent.file, &set, mode)
        }
        RowsOf::Ranking => {
            let ranking = read_ranking(&sent.bytes, &sent.file).map_err(Refusal::FaultyFile)?;
            import_ranking(engine, actor, &sent.file, &ranking, mode)
        }
        RowsOf::Tasks | RowsOf::Documents | RowsOf::Figures => import_table(engine, actor, rows_of, sent, mode),
    }
}

/// Imports the rows of a text or a workbook.
fn import_table(
    engine: &Engine,
    actor: &str,
    rows_of: RowsOf,
    sent: &FileSent,
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let source = Source::open(&sent.bytes, &sent.file, sent.sheet.as_deref()).map_err(Refusal::FaultyFile)?;
    let file = source.label();
    match rows_of {
        RowsOf::Tasks => {
            let rows = read_tasks(&source).map_err(Refusal::FaultyFile)?;
            import_tasks(engine, actor, file, &rows, mode)
        }
        RowsOf::Documents => {
            let rows = read_documents(&source).map_err(Refusal::FaultyFile)?;
            import_documents(engine, actor, file, &rows, mode)
        }
        RowsOf::Figures => {
            let rows = read_figures(&source).map_err(Refusal::FaultyFile)?;
            import_figures(engine, actor, file, &rows, mode)
        }
        RowsOf::Criteria | RowsOf::Ranking => unreachable!("neither is a table"),
    }
}
