//! `dondoc import units|tasks|documents|figures|register FILE`: all of a file, or nothing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use super::actor;
use super::exit::Failure;
use super::import_register::{self, RegisterArguments};
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::operations::{
    Engine, ImportMode, Imported, Refusal, import_documents, import_figures, import_tasks, import_units,
};
use crate::sheets::{
    DocumentSheetRow, Faults, FigureSheetRow, Row, SheetError, TaskSheetRow, UnitSheetRow, open_sheet, read_documents,
    read_figures, read_tasks, read_units,
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
}

/// What to import, and where.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// What the file holds.
    kind: Kind,
    /// A CSV file in UTF-8 with a header row.
    pub(super) file: PathBuf,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    pub(super) data: PathBuf,
    /// Write rows that differ from what is recorded as new versions; without it they are only shown.
    #[arg(long)]
    pub(super) apply: bool,
    #[command(flatten)]
    pub(super) stated: RegisterArguments,
}

/// Runs the command. The file is read before the data folder is touched.
pub fn run(arguments: &ImportArguments, config: Option<&Path>) -> Result<(), Failure> {
    if matches!(arguments.kind, Kind::Register) {
        return import_register::run(arguments, config);
    }
    let bytes = open_sheet(&arguments.file).map_err(unreadable)?;
    let name = arguments.file.display().to_string();
    let sheet = Sheet::read(arguments.kind, &bytes, &name).map_err(Refusal::FaultyFile)?;
    let call = match arguments.kind {
        Kind::Tasks => "POST {server}/v1/tasks assigns a task; or stop it, import, and start it again",
        Kind::Units | Kind::Documents | Kind::Figures | Kind::Register => {
            "its API takes no such files yet: stop it, import, and start it again"
        }
    };
    let engine =
        boot::engine(config, Place::NewFolder(&arguments.data)).map_err(|error| Failure::of_start(error, call))?;
    let mode = if arguments.apply { ImportMode::Apply } else { ImportMode::Preview };
    let bar = ProgressBar::new_spinner().with_message(format!("importing {name}"));
    bar.enable_steady_tick(Duration::from_millis(100));
    let imported = sheet.import(&engine, &name, mode);
    bar.finish_and_clear();
    print(&imported?, &name, mode)
}

/// The rows of a file.
enum Sheet {
    Units(Vec<Row<UnitSheetRow>>),
    Tasks(Vec<Row<TaskSheetRow>>),
    Documents(Vec<Row<DocumentSheetRow>>),
    Figures(Vec<Row<FigureSheetRow>>),
}

impl Sheet {
    fn read(kind: Kind, bytes: &[u8], name: &str) -> Result<Sheet, Faults> {
        match kind {
            Kind::Units => read_units(bytes, name).map(Sheet::Units),
            Kind::Tasks => read_tasks(bytes, name).map(Sheet::Tasks),
            Kind::Documents => read_documents(bytes, name).map(Sheet::Documents),
            Kind::Figures => read_figures(bytes, name).map(Sheet::Figures),
            Kind::Register => unreachable!("a register is read against its declaration"),
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

fn print(imported: &Imported, name: &str, mode: ImportMode) -> Result<(), Failure> {
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
