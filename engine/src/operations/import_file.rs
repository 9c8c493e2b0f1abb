//! Imports what a spreadsheet holds, as it was sent: reads it, and does what the import of its noun does.

use super::engine::Engine;
use super::import::{ImportMode, Imported};
use super::import_contacts::import_contacts;
use super::import_criteria::import_criteria;
use super::import_documents::import_documents;
use super::import_figures::import_figures;
use super::import_ranking::import_ranking;
use super::import_tasks::import_tasks;
use super::import_units::import_units;
use super::refusal::Refusal;
use crate::domain::scoring::{CriteriaSet, PublishedRanking};
use crate::sheets::{
    ContactSheetRow, DocumentSheetRow, Faults, FigureSheetRow, Row, Source, TaskSheetRow, UnitSheetRow, read_contacts,
    read_criteria, read_documents, read_figures, read_ranking, read_tasks, read_units,
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
    /// Who receives reminders.
    Contacts,
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
    FileRows::read(rows_of, sent).map_err(Refusal::FaultyFile)?.import(engine, actor, mode)
}

/// What a file holds, and what names it in faults and in the ledger.
#[derive(Clone, Debug)]
pub struct FileRows {
    label: String,
    rows: Rows,
}

/// The rows, of whichever noun.
#[derive(Clone, Debug)]
enum Rows {
    Units(Vec<Row<UnitSheetRow>>),
    Tasks(Vec<Row<TaskSheetRow>>),
    Documents(Vec<Row<DocumentSheetRow>>),
    Figures(Vec<Row<FigureSheetRow>>),
    Contacts(Vec<Row<ContactSheetRow>>),
    Criteria(Box<CriteriaSet>),
    Ranking(Box<PublishedRanking>),
}

impl FileRows {
    /// Reads all rows, or names all faults.
    pub fn read(rows_of: RowsOf, sent: &FileSent) -> Result<FileRows, Faults> {
        let rows = match rows_of {
            RowsOf::Criteria => Rows::Criteria(Box::new(read_criteria(&sent.bytes, &sent.file)?)),
            RowsOf::Ranking => Rows::Ranking(Box::new(read_ranking(&sent.bytes, &sent.file)?)),
            RowsOf::Units | RowsOf::Tasks | RowsOf::Documents | RowsOf::Figures | RowsOf::Contacts => {
                return FileRows::table(rows_of, sent);
            }
        };
        Ok(FileRows { label: sent.file.clone(), rows })
    }

    /// The rows of a text or a workbook.
    fn table(rows_of: RowsOf, sent: &FileSent) -> Result<FileRows, Faults> {
        let source = Source::open(&sent.bytes, &sent.file, sent.sheet.as_deref())?;
        let rows = match rows_of {
            RowsOf::Units => Rows::Units(read_units(&source)?),
            RowsOf::Tasks => Rows::Tasks(read_tasks(&source)?),
            RowsOf::Documents => Rows::Documents(read_documents(&source)?),
            RowsOf::Figures => Rows::Figures(read_figures(&source)?),
            RowsOf::Contacts => Rows::Contacts(read_contacts(&source)?),
            RowsOf::Criteria | RowsOf::Ranking => unreachable!("neither is a table"),
        };
        Ok(FileRows { label: source.label().to_owned(), rows })
    }

    /// What names the file: a workbook's sheet stands with it.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Imports all rows, or none.
    pub fn import(&self, engine: &Engine, actor: &str, mode: ImportMode) -> Result<Imported, Refusal> {
        let file = &self.label;
        match &self.rows {
            Rows::Units(rows) => import_units(engine, actor, file, rows, mode),
            Rows::Tasks(rows) => import_tasks(engine, actor, file, rows, mode),
            Rows::Documents(rows) => import_documents(engine, actor, file, rows, mode),
            Rows::Figures(rows) => import_figures(engine, actor, file, rows, mode),
            Rows::Contacts(rows) => import_contacts(engine, actor, file, rows, mode),
            Rows::Criteria(set) => import_criteria(engine, actor, file, set, mode),
            Rows::Ranking(ranking) => import_ranking(engine, actor, file, ranking, mode),
        }
    }
}
