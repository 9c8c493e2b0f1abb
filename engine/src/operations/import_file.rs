//! Imports what a spreadsheet holds, as it was sent: reads it, and does what the import of its noun does.

use super::engine::Engine;
use super::import::{ImportMode, Imported};
use super::import_documents::import_documents;
use super::import_figures::import_figures;
use super::import_tasks::import_tasks;
use super::import_units::import_units;
use super::refusal::Refusal;
use crate::sheets::{
    DocumentSheetRow, Faults, FigureSheetRow, Row, Source, TaskSheetRow, UnitSheetRow, read_documents, read_figures,
    read_tasks, read_units,
};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// Local units.
    Units,
    /// Tasks with the days of what happened.
    Tasks,
    /// Papers.
    Documents,
    /// Reported numbers.
    Figures,
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
    let source = Source::open(&sent.bytes, &sent.file, sent.sheet.as_deref()).map_err(Refusal::FaultyFile)?;
    let rows = FileRows::read(rows_of, &source).map_err(Refusal::FaultyFile)?;
    rows.import(engine, actor, source.label(), mode)
}

/// The rows of a file, of whichever noun.
#[derive(Clone, Debug)]
pub enum FileRows {
    /// Local units.
    Units(Vec<Row<UnitSheetRow>>),
    /// Tasks with the days of what happened.
    Tasks(Vec<Row<TaskSheetRow>>),
    /// Papers.
    Documents(Vec<Row<DocumentSheetRow>>),
    /// Reported numbers.
    Figures(Vec<Row<FigureSheetRow>>),
}

impl FileRows {
    /// Reads all rows, or names all faults.
    pub fn read(rows_of: RowsOf, source: &Source<'_>) -> Result<FileRows, Faults> {
        match rows_of {
            RowsOf::Units => read_units(source).map(FileRows::Units),
            RowsOf::Tasks => read_tasks(source).map(FileRows::Tasks),
            RowsOf::Documents => read_documents(source).map(FileRows::Documents),
            RowsOf::Figures => read_figures(source).map(FileRows::Figures),
        }
    }

    /// Imports all rows, or none; `file` names them in faults and in the ledger.
    pub fn import(&self, engine: &Engine, actor: &str, file: &str, mode: ImportMode) -> Result<Imported, Refusal> {
        match self {
            FileRows::Units(rows) => import_units(engine, actor, file, rows, mode),
            FileRows::Tasks(rows) => import_tasks(engine, actor, file, rows, mode),
            FileRows::Documents(rows) => import_documents(engine, actor, file, rows, mode),
            FileRows::Figures(rows) => import_figures(engine, actor, file, rows, mode),
        }
    }
}
