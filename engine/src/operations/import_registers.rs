//! Imports the rows of a register: a row is identified by the register's key among those of its unit.
//!
//! The import states whose rows the file holds, for which period, and what becomes of recorded rows of that period that the
//! file does not hold. What would change is found out month by month and shown first; a month that
//! changes is recorded as a new version beside the old one, all months and what was covered in one commit. Bytes of blocks
//! are kept before it: without their entry nobody finds them.

use super::engine::Engine;
use super::import::ImportMode;
use super::refusal::Refusal;
use super::register_changes::{Changes, MonthChanges, find_changes};
use super::register_months::write_months;
use super::register_units::check_units;
use crate::domain::Position;
use crate::domain::id::{RegisterId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::register::{RegisterImport, RegisterImportKey, RegisterMode, Shape};
use crate::domain::{Day, Period};
use crate::sheets::{Faults, RegisterSheet};
use crate::store::{Change, CommitError, Expectation, Record};

/// The most changed or removed rows that are shown one by one; all are counted.
pub const ROWS_SHOWN_MAX: usize = 1_000;

/// What an import says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterStatement {
    /// The register.
    pub shape: Shape,
    /// The unit whose rows it holds; they speak of it and of everything below it.
    pub unit: UnitCode,
    /// The days whose rows it holds, all of them.
    pub within: Period,
    /// What becomes of recorded rows of these days that the file does not hold.
    pub mode: RegisterMode,
}

impl RegisterStatement {
    /// The register's name.
    pub fn register(&self) -> &RegisterId {
        &self.shape.id
    }
}

/// A row that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRowChange {
    /// Its line in the file; `None` where the file does not hold it.
    pub line: Option<u64>,
    /// Its key.
    pub what: String,
    /// From what to what; empty where it is removed. Personal cells are named and not shown.
    pub differences: Vec<String>,
}

/// What an import of a register found, and whether it wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterImported {
    /// Rows that were not there.
    pub added: u64,
    /// Rows that are there as they are.
    pub unchanged: u64,
    /// Rows that differ.
    pub changed: u64,
    /// Rows that the file no longer holds.
    pub removed: u64,
    /// The first of those that differ or are removed.
    pub shown: Vec<RegisterRowChange>,
    /// Months that hold rows already and change.
    pub corrected: Vec<Day>,
    /// Whether there is something to write.
    pub is_new: bool,
    /// The entry that holds it; `None` where nothing was written.
    pub written: Option<Position>,
}

/// Imports all rows of a file, or none. `progress` is told the rows that are done.
pub fn import_registers(
    engine: &Engine,
    actor: &str,
    file: &str,
    (statement, sheet): (&RegisterStatement, &RegisterSheet),
    mode: ImportMode,
    progress: &mut dyn FnMut(u64),
) -> Result<RegisterImported, Refusal> {
    check_statement(engine, statement)?;
    let mut faults = Faults::new(file);
    let months = check_units(engine, &mut faults, statement, &sheet.table);
    let changes = find_changes(engine, &mut faults, statement, sheet, months)?;
    faults.or(()).map_err(Refusal::FaultyFile)?;
    let Changes { mut imported, months } = changes;
    let covered = Covered::find(engine, statement)?;
    imported.is_new = covered.is_new() || months.values().any(MonthChanges::is_change);
    if mode == ImportMode::Preview || !imported.is_new {
        return Ok(imported);
    }
    let mut change = Change {
        reason: format!(
            "import of {file}: {} of {} for {}, {}",
            statement.register(),
            statement.unit,
            statement.within,
            statement.mode.id()
        ),
        ..Change::by(actor, "import-register", engine.clock.now())
    };
    let today = engine.today();
    write_months(engine, (statement, &sheet.table), months, (&mut change, progress))?;
    covered.put(statement.mode, today, &mut change);
    let committed = engine.store.commit(change).map_err(|error| match error {
        CommitError::TooLarge { bytes, bytes_max } => {
            let message =
                format!("the import takes {bytes} bytes of the ledger, and one entry holds {bytes_max}: split it");
            Refusal::fault("file-too-large", "", message)
        }
        error => Refusal::of_commit(error),
    })?;
    imported.written = Some(committed.position);
    Ok(imported)
}

fn check_statement(engine: &Engine, statement: &RegisterStatement) -> Result<(), Refusal> {
    let (today, last) = (engine.today(), statement.within.last());
    if last > today {
        let message = format!("today is {today}: an import cannot hold all rows until {last}");
        return Err(Refusal::fault("in-the-future", "until", message));
    }
    for day in [statement.within.first(), last] {
        if engine.units.unit(&statement.unit, day).is_none() {
            let message = format!("no unit has the code {} on {day}", statement.unit);
            return Err(Refusal::fault("unit-unknown", "unit", message));
        }
    }
    Ok(())
}

/// What is recorded of the same unit and period being covered.
struct Covered {
    import: RegisterImport,
    version: Option<Position>,
}

impl Covered {
    fn find(engine: &Engine, statement: &RegisterStatement) -> Result<Covered, Refusal> {
        let (register, unit) = (statement.register().clone(), statement.unit.clone());
        let key = RegisterImportKey { register, unit, within: statement.within };
        Ok(match engine.store.register_import(&key)? {
            Some(found) => Covered { import: found.value, version: Some(found.version) },
            None => Covered { import: RegisterImport { key, versions: Vec::new() }, version: None },
        })
    }

    fn is_new(&self) -> bool {
        self.version.is_none()
    }

    fn put(mut self, mode: RegisterMode, today: Day, change: &mut Change) {
        self.import.versions.push(Recorded::new(mode, today));
        let record = Record::RegisterImport(self.import);
        change.expects.push(Expectation { key: record.key(), version: self.version });
        change.puts.push(record);
    }
}
