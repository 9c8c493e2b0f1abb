//! `dondoc import register FILE`: the rows of a register, which are shown as they would change and written with `--apply`.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::actor;
use super::exit::Failure;
use super::import::{ImportArguments, unreadable};
use super::running_server::{self, SentFile};
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::clock::SystemClock;
use crate::config::ImportsConfig;
use crate::domain::id::{RegisterId, UnitCode};
use crate::domain::register::RegisterMode;
use crate::domain::{Day, Period};
use crate::operations::{
    Engine, ImportMode, Refusal, RegisterImported, RegisterStated, RegisterStatement, import_registers, register_shape,
};
use crate::sheets::{OpenSheet, Source, open_sheet, read_register};

/// What becomes of recorded rows of the period that the file does not hold.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Mode {
    /// They stay.
    Merge,
    /// They are removed.
    Replace,
}

/// What an import of a register states.
#[derive(Debug, Args)]
pub struct RegisterArguments {
    /// The register, as dossiers.
    #[arg(long, value_parser = RegisterId::parse, required_if_eq("kind", "register"))]
    register: Option<RegisterId>,
    /// The unit whose rows the file holds; they may speak of everything below it.
    #[arg(long, value_parser = UnitCode::parse, required_if_eq("kind", "register"))]
    unit: Option<UnitCode>,
    /// The first day whose rows the file holds, YYYY-MM-DD.
    #[arg(long, value_parser = Day::parse, required_if_eq("kind", "register"))]
    from: Option<Day>,
    /// The last day whose rows the file holds, YYYY-MM-DD.
    #[arg(long, value_parser = Day::parse, required_if_eq("kind", "register"))]
    until: Option<Day>,
    /// Whether recorded rows of these days that the file does not hold stay.
    #[arg(long, required_if_eq("kind", "register"))]
    mode: Option<Mode>,
}

/// Runs the command; where a server owns the data folder, it does the import.
pub fn run(arguments: &ImportArguments, config: Option<&Path>) -> Result<(), Failure> {
    let RegisterArguments { register, unit, from, until, mode } = &arguments.stated;
    let (Some(register), Some(unit), Some(from), Some(until), Some(mode)) = (register, unit, from, until, mode) else {
        unreachable!("clap asks for all of them");
    };
    let backwards = || Failure::mend(format!("the period {from}..{until} ends before it begins"));
    let within = Period::new(*from, *until).ok_or_else(backwards)?;
    let loaded = boot::settings(config)?;
    let ImportsConfig { bytes_max, rows_max } = loaded.config.imports;
    let open = OpenSheet::open(&arguments.file, bytes_max).map_err(unreadable)?;
    let file = arguments.file.display().to_string();
    let source = open.source(&file, arguments.sheet.as_deref()).map_err(Refusal::FaultyFile)?.at_most(rows_max);
    let label = source.label();
    let mode = match mode {
        Mode::Merge => RegisterMode::Merge,
        Mode::Replace => RegisterMode::Replace,
    };
    let stated = RegisterStated { register: register.to_string(), unit: unit.clone(), within, mode };
    let import = if arguments.apply { ImportMode::Apply } else { ImportMode::Preview };
    let imported = match boot::engine_with(loaded, Place::NewFolder(&arguments.data), Arc::new(SystemClock)) {
        Ok(engine) => import_here(&engine, &stated, (&source, open.bytes()), import)?,
        Err(error) => {
            let server = running_server::owner(error, &arguments.data)?;
            let bytes = open_sheet(&arguments.file).map_err(unreadable)?;
            let sheet = arguments.sheet.as_deref();
            let sent = SentFile { file: &file, sheet, label, bytes: &bytes, mode: import };
            running_server::import_register(&server, &stated, &sent)?
        }
    };
    print(&imported, label)
}

fn import_here(
    engine: &Engine,
    stated: &RegisterStated,
    (source, bytes): (&Source<'_>, u64),
    import: ImportMode,
) -> Result<RegisterImported, Failure> {
    let RegisterStated { register, unit, within, mode } = stated.clone();
    let statement = RegisterStatement { shape: register_shape(engine, &register)?, unit, within, mode };
    let label = source.label();
    let reading = bar(&format!("reading {label}"), bytes);
    let sheet = read_register(source, &statement.shape, within, &mut |done| reading.set_position(done));
    reading.finish_and_clear();
    let sheet = sheet.map_err(Refusal::FaultyFile)?;
    let writing = bar(&format!("importing {label}"), sheet.table.len() as u64);
    let imported = import_registers(engine, &actor(), label, (&statement, &sheet), import, &mut |done| {
        writing.set_position(done);
    });
    writing.finish_and_clear();
    Ok(imported?)
}

fn bar(message: &str, length: u64) -> ProgressBar {
    const TEMPLATE: &str = "{msg} {wide_bar} {percent}% {eta}";
    let style = ProgressStyle::with_template(TEMPLATE).expect("the template is sound");
    let bar = ProgressBar::new(length).with_style(style).with_message(message.to_owned());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn print(imported: &RegisterImported, name: &str) -> Result<(), Failure> {
    for row in &imported.shown {
        let place = row.line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
        let gone = if row.line.is_none() { ": removed" } else { "" };
        say!("{place}: {}{gone}", row.what);
        row.differences.iter().for_each(|difference| say!("    {difference}"));
    }
    let more = imported.changed + imported.removed - imported.shown.len() as u64;
    if more > 0 {
        say!("and {more} more rows");
    }
    if !imported.corrected.is_empty() {
        let months: Vec<String> = imported.corrected.iter().map(|month| month.to_string()[..7].to_owned()).collect();
        say!("months that hold rows already and change: {}", months.join(", "));
    }
    let counts = format!(
        "{} new, {} unchanged, {} different, {} removed",
        imported.added, imported.unchanged, imported.changed, imported.removed
    );
    match imported.written {
        Some(position) => say!("{counts}; written as entry {position}"),
        None if imported.is_new => {
            return Err(Failure::mend(format!("{counts}; nothing was written: repeat with --apply to record it")));
        }
        None => say!("{counts}; nothing to write"),
    }
    Ok(())
}
