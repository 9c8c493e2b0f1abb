//! `dondoc import units|tasks|documents|figures|contacts|register|criteria|ranking FILE`: all of a file, or nothing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;

use super::actor;
use super::exit::Failure;
use super::import_register::{self, RegisterArguments};
use super::running_server::{self, SentFile};
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::operations::{FileRows, FileSent, ImportMode, Imported, Refusal, RowsOf};
use crate::sheets::{SheetError, open_sheet};

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
    /// contact,unit,name,role,language,email,webhook,from,until
    Contacts,
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
    let rows_of = match arguments.kind {
        Kind::Units => RowsOf::Units,
        Kind::Tasks => RowsOf::Tasks,
        Kind::Documents => RowsOf::Documents,
        Kind::Figures => RowsOf::Figures,
        Kind::Contacts => RowsOf::Contacts,
        Kind::Criteria => RowsOf::Criteria,
        Kind::Ranking => RowsOf::Ranking,
        Kind::Register => return import_register::run(arguments, config),
    };
    let bytes = open_sheet(&arguments.file).map_err(unreadable)?;
    let sent = FileSent { file: arguments.file.display().to_string(), sheet: arguments.sheet.clone(), bytes };
    let rows = FileRows::read(rows_of, &sent).map_err(Refusal::FaultyFile)?;
    let label = rows.label();
    let mode = if arguments.apply { ImportMode::Apply } else { ImportMode::Preview };
    let bar = ProgressBar::new_spinner().with_message(format!("importing {label}"));
    bar.enable_steady_tick(Duration::from_millis(100));
    let imported = match boot::engine(config, Place::NewFolder(&arguments.data)) {
        Ok(engine) => rows.import(&engine, &actor(), mode).map_err(Failure::from),
        Err(error) => match collection(rows_of) {
            Some(noun) => running_server::owner(error, &arguments.data).and_then(|server| {
                let FileSent { file, sheet, bytes } = &sent;
                let sent = SentFile { file, sheet: sheet.as_deref(), label, bytes, mode };
                running_server::import(&server, noun, &sent)
            }),
            None => Err(Failure::of_start(error, "its API takes no units: stop it, import, and start it again")),
        },
    };
    bar.finish_and_clear();
    print(&imported?, label, mode)
}

/// The collection of the API that takes these rows; none takes units, which are read once, at the start.
fn collection(rows_of: RowsOf) -> Option<&'static str> {
    match rows_of {
        RowsOf::Units => None,
        RowsOf::Tasks => Some("tasks"),
        RowsOf::Documents => Some("documents"),
        RowsOf::Figures => Some("figures"),
        RowsOf::Contacts => Some("contacts"),
        RowsOf::Criteria => Some("criteria"),
        RowsOf::Ranking => Some("published-rankings"),
    }
}

/// Says what became of an import.
pub(super) fn print(imported: &Imported, name: &str, mode: ImportMode) -> Result<(), Failure> {
    for row in &imported.changed {
        say!("{name}:{}: {}", row.line, row.what);
        row.differences.iter().for_each(|difference| say!("    {difference}"));
    }
    for row in &imported.kept {
        say!("{name}:{}: {}", row.line, row.what);
        row.facts.iter().for_each(|fact| say!("    {fact}: not in the row; it stays"));
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
