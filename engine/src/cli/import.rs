//! `dondoc import units|tasks|documents|figures|register|criteria|ranking FILE`: all of a file, or nothing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use super::actor;
use super::exit::Failure;
use super::import_published;
use super::import_register::{self, RegisterArguments};
use super::running_server::{self, SentFile};
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::operations::{
    Engine, ImportMode, Imported, Refusal, RowsOf, import_documents, import_figures, import_tasks, import_units,
};
use crate::sheets::{
    DocumentSheetRow, Faults, FigureSheetRow, Row, SheetError, Source, TaskSheetRow, UnitSheetRow, open_sheet,
    read_documents, read_figures, read_tasks, read_units,
};

/// What a file holds.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// code,name,kind,parent,valid_from,valid_until
    Units,
    /// plan,number,title,unit,area,… one row a task with the days of what happened
    Tasks,
    /// unit,issuer,kind,number,issued,title,note
    Documents,
    /// unit,indicator,first,last,value,rounded,reporter,reported,note
    Figures,
    /// The columns that the register's declaration names; stated with --register, --unit, --from, --until and --mode
    Register,
    /// A criteria set: the TOML of `dondoc score --help`
    Criteria,
    /// A published ranking: the TOML of `dondoc rank --help`
    Ranking,
}

/// What to import, and where.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// What the file holds.
    kind: Kind,
    /// A CSV file in UTF-8 or an XLSX workbook, with a header row; of criteria and rankings TOML in UTF-8.
    pub(super) file: PathBuf,
    /// The sheet of a workbook; without it, the only one that holds anything.
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    pub(super) data: PathBuf,
    /// Write rows that differ from what is recorded as new versions; without it they are only shown.
    #[arg(long)]
    pub(super) apply: bool,
    #[command(flatten)]
    pub(super) stated: RegisterArguments,
}

/// Runs the command. The file is read before the data folder is touched; where a server owns that, it does the import.
pub fn run(arguments: &ImportArguments, config: Option<&Path>) -> Result<(), Failure> {
    match arguments.kind {
        Kind::Register => return import_register::run(arguments, config),
        Kind::Criteria => return import_published::run(arguments, config, RowsOf::Criteria),
        Kind::Ranking => return import_published::run(arguments, config, RowsOf::Ranking),
        Kind::Units | Kind::Tasks | Kind::Documents | Kind::Figures => {}
    }
    let bytes = open_sheet(&arguments.file).map_err(unreadable)?;
    let file = arguments.file.display().to_string();
    let source = Source::open(&bytes, &file, arguments.sheet.as_deref()).map_err(Refusal::FaultyFile)?;
    let sheet = Sheet::read(arguments.kind, &source).map_err(Refusal::FaultyFile)?;
    let name = source.label();
    let mode = if arguments.apply { ImportMode::Apply } else { ImportMode::Preview };
    let bar = ProgressBar::new_spinner().with_message(format!("importing {name}"));
    bar.enable_steady_tick(Duration::from_millis(100));
    let imported = match boot::engine(config, Place::NewFolder(&arguments.data)) {
        Ok(engine) => sheet.import(&engine, name, mode).map_err(Failure::from),
        Err(error) => match (sheet.noun(), boot::running_server(&arguments.data)) {
            (Some(noun), Some(server)) if error.in_use().is_some() => {
                let file = SentFile { noun, file: &file, sheet: arguments.sheet.as_deref(), bytes: &bytes };
                running_server::import(&server, &file, mode, &actor())
            }
            _ => Err(Failure::of_start(error, "its API takes no units: stop it, import, and start it again")),
        },
    };
    bar.finish_and_clear();
    print(&imported?, name, mode)
}

/// The rows of a file.
enum Sheet {
    Units(Vec<Row<UnitSheetRow>>),
    Tasks(Vec<Row<TaskSheetRow>>),
    Documents(Vec<Row<DocumentSheetRow>>),
    Figures(Vec<Row<FigureSheetRow>>),
}

impl Sheet {
    fn read(kind: Kind, source: &Source<'_>) -> Result<Sheet, Faults> {
        match kind {
            Kind::Units => read_units(source).map(Sheet::Units),
            Kind::Tasks => read_tasks(source).map(Sheet::Tasks),
            Kind::Documents => read_documents(source).map(Sheet::Documents),
            Kind::Figures => read_figures(source).map(Sheet::Figures),
            Kind::Register | Kind::Criteria | Kind::Ranking => unreachable!("this is no table of known columns"),
        }
    }

    /// The collection of the API that takes these rows; none takes units, which are read once, at the start.
    fn noun(&self) -> Option<&'static str> {
        match self {
            Sheet::Units(_) => None,
            Sheet::Tasks(_) => Some("tasks"),
            Sheet::Documents(_) => Some("documents"),
            Sheet::Figures(_) => Some("figures"),
        }
    }

    fn import(&self, engine: &Engine, name: &str, mode: ImportMode) -> Result<Imported, Refusal> {
        let actor = actor();
        match self {
            Sheet::Units(rows) => import_units(engine, &actor, name, rows, mode),
            Sheet::Tasks(rows) => import_tasks(engine, &actor, name, rows, mode),
            Sheet::Documents(rows) => import_documents(engine, &actor, name, rows, mode),
            Sheet::Figures(rows) => import_figures(engine, &actor, name, rows, mode),
        }
    }
}

/// Says what became of an import.
pub(super) fn print(imported: &Imported, name: &str, mode: ImportMode) -> Result<(), Failure> {
    for row in &imported.changed {
        say!("{name}:{}: {}", row.line, row.what);
        row.differences.iter().for_each(|difference| say!("    {difference}"));
    }
    for row in &imported.kept {
        println!("{name}:{}: {}", row.line, row.what);
        row.facts.iter().for_each(|fact| println!("    {fact}: not in the row; it stays"));
    }
    let counts =
        format!("{} new, {} unchanged, {} different", imported.added, imported.unchanged, imported.changed.len());
    match imported.written {
        Some(position) => say!("{counts}; written as entry {position}"),
        None if mode == ImportMode::Preview && !imported.changed.is_empty() => {
            return Err(Failure::mend(format!(
                "{counts}; nothing was written: repeat with --apply to record the new versions"
            )));
        }
        None => say!("{counts}; nothing to write"),
    }
    Ok(())
}

pub(super) fn unreadable(error: SheetError) -> Failure {
    match error {
        SheetError::Faults(faults) => Failure::from(Refusal::FaultyFile(faults)),
        SheetError::Io { .. } => Failure::machine("the file cannot be imported", &error),
    }
}
