//! What the imports share: rows sorted into new, same and different, and one commit for all or none.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Position;
use crate::store::{Change, CommitError, Expectation, Record};

/// What to do with rows that differ from what is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportMode {
    /// Show them; nothing of the file is written while there are any.
    Preview,
    /// Write them as new versions, together with the new rows.
    Apply,
}

/// A row that differs from what is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// Its line in the file.
    pub line: u64,
    /// What it is about.
    pub what: String,
    /// What would change, from what to what.
    pub differences: Vec<String>,
}

/// A row without facts that are recorded: they stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRow {
    /// Its line in the file.
    pub line: u64,
    /// What it is about.
    pub what: String,
    /// What is recorded and not in the row.
    pub facts: Vec<String>,
}

/// What an import found, and whether it wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that were not there.
    pub added: usize,
    /// Rows that are there as they are.
    pub unchanged: usize,
    /// Rows that differ.
    pub changed: Vec<ChangedRow>,
    /// Rows without facts that are recorded. They are counted among the others too, and hold nothing back.
    pub kept: Vec<KeptRow>,
    /// The entry that holds them; `None` where nothing was written.
    pub written: Option<Position>,
}

/// Rows as they are sorted, on their way to one commit.
#[derive(Debug)]
pub(super) struct Sorted {
    imported: Imported,
    change: Change,
}

impl Sorted {
    /// Nothing sorted yet. `reason` names the file.
    pub fn new(engine: &Engine, actor: &str, operation: &str, file: &str) -> Sorted {
        let change = Change { reason: format!("import of {file}"), ..Change::by(actor, operation, engine.clock.now()) };
        Sorted { imported: Imported::default(), change }
    }

    /// A row that was not there.
    pub fn add(&mut self, record: Record) {
        self.imported.added += 1;
        self.change.expects.push(Expectation { key: record.key(), version: None });
        self.change.puts.push(record);
    }

    /// A row that is there: it becomes a new version where there are differences.
    pub fn compare(&mut self, line: u64, record: Record, version: Position, differences: Vec<String>) {
        if differences.is_empty() {
            self.imported.unchanged += 1;
            return;
        }
        self.imported.changed.push(ChangedRow { line, what: record.key().to_string(), differences });
        self.change.expects.push(Expectation { key: record.key(), version: Some(version) });
        self.change.puts.push(record);
    }

    /// Shows the facts of a record that its row does not hold.
    pub fn keep(&mut self, line: u64, what: String, facts: Vec<String>) {
        if !facts.is_empty() {
            self.imported.kept.push(KeptRow { line, what, facts });
        }
    }

    /// The change so far, for what a row brings with it.
    pub fn change(&mut self) -> &mut Change {
        &mut self.change
    }

    /// Writes everything in one commit, or nothing: where nothing is new, or where rows differ and are only to be shown.
    pub fn commit(self, engine: &Engine, mode: ImportMode) -> Result<Imported, Refusal> {
        let mut imported = self.imported;
        let shown_only = mode == ImportMode::Preview && !imported.changed.is_empty();
        if self.change.puts.is_empty() || shown_only {
            return Ok(imported);
        }
        match engine.store.commit(self.change) {
            Ok(committed) => {
                imported.written = Some(committed.position);
                Ok(imported)
            }
            Err(CommitError::TooLarge { bytes, bytes_max }) => {
                let message =
                    format!("the file takes {bytes} bytes of the ledger, and one entry holds {bytes_max}: split it");
                Err(Refusal::fault("file-too-large", "", message))
            }
            Err(error) => Err(Refusal::of_commit(error)),
        }
    }
}

/// One difference between what is recorded and what a row says; none where they are equal.
pub(super) fn difference<T: PartialEq + std::fmt::Display>(name: &str, recorded: &T, row: &T) -> Option<String> {
    (recorded != row).then(|| format!("{name}: {recorded} → {row}"))
}
