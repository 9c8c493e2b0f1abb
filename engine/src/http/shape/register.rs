//! Registers as they are sent: what is declared, what imports held and changed, and rows.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::ColumnResponse;
use crate::domain::register::{Shape, ShapeColumn};
use crate::operations::{DeclaredRegister, Erased, RegisterImportLine, RegisterImported, RegisterRow};

/// A register that somebody declares.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeclaredRegisterResponse {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who declares it: dondoc itself, and directives.
    pub declared_by: Vec<String>,
    /// The columns that identify a row.
    pub key: Vec<String>,
    /// The column of the day that a row is counted under.
    pub period_by: String,
    /// The columns of all declarations together; none where they disagree.
    pub columns: Vec<ColumnResponse>,
    /// On what the declarations disagree: nothing can be imported then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
}

/// What was imported for a period.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterImportResponse {
    /// The first day whose rows the file held.
    pub from: String,
    /// The last day whose rows the file held.
    pub until: String,
    /// How many rows of these days are recorded now, whichever import brought them.
    pub rows: u64,
    /// Every import of this period that was written, in order.
    pub imports: Vec<RegisterImportVersionResponse>,
    /// The version of the record.
    pub version: u64,
}

/// One import that was written.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterImportVersionResponse {
    /// merge or replace.
    pub mode: &'static str,
    /// The day it was written down.
    pub recorded_on: String,
    /// The ledger entry that holds it.
    pub recorded: u64,
}

/// A row without its personal cells.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterRowResponse {
    /// The text of each cell that holds something, by the name of its column: days as `YYYY-MM-DD`, numbers as they were
    /// written, yes or no.
    pub cells: BTreeMap<String, String>,
}

/// What an import would change, or has changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterImportedResponse {
    /// Rows that were not there.
    pub added: u64,
    /// Rows that are there as they are.
    pub unchanged: u64,
    /// Rows that differ from what is recorded.
    pub changed: u64,
    /// Rows that the file no longer holds.
    pub removed: u64,
    /// The first 1 000 of those that differ or are removed.
    pub shown: Vec<RegisterRowChangeResponse>,
    /// The months, by their first days, that hold rows already and change.
    pub corrected: Vec<String>,
    /// Whether there is something to write.
    pub is_new: bool,
    /// The ledger entry that holds what was written; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<u64>,
}

/// A row that would change.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterRowChangeResponse {
    /// Its line; absent where the file does not hold it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Its key.
    pub what: String,
    /// From what to what; none where it is removed. Personal cells are named and not shown.
    pub differences: Vec<String>,
}

/// What was erased.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ErasedResponse {
    /// The months whose personal cells are gone.
    pub months: usize,
    /// The blobs that were there until now.
    pub blobs: usize,
    /// The ledger entry; absent where all of it was recorded as erased before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<u64>,
}

impl From<&DeclaredRegister> for DeclaredRegisterResponse {
    fn from(declared: &DeclaredRegister) -> DeclaredRegisterResponse {
        let first = declared.first();
        let columns = |shape: &Shape| shape.columns.iter().map(|column| described(declared, column)).collect();
        DeclaredRegisterResponse {
            id: first.id.clone(),
            title: first.title.clone(),
            declared_by: declared.declarations.iter().map(|(origin, _)| origin.clone()).collect(),
            key: first.key.clone(),
            period_by: first.period_by.clone(),
            columns: declared.shape.as_ref().map(columns).unwrap_or_default(),
            fault: declared.shape.as_ref().err().map(ToString::to_string),
        }
    }
}

/// A column as all declarations together have it, under the title of the first.
fn described(declared: &DeclaredRegister, column: &ShapeColumn) -> ColumnResponse {
    ColumnResponse {
        name: column.name.clone(),
        title: declared.column(&column.name).map_or_else(String::new, |first| first.title.clone()),
        kind: column.kind.id().to_owned(),
        required: column.required,
        personal: column.personal,
    }
}

impl From<&RegisterImportLine> for RegisterImportResponse {
    fn from(line: &RegisterImportLine) -> RegisterImportResponse {
        let imports = line.versions.iter().map(|version| RegisterImportVersionResponse {
            mode: version.value.id(),
            recorded_on: version.recorded_on.to_string(),
            recorded: version.recorded.0,
        });
        RegisterImportResponse {
            from: line.within.first().to_string(),
            until: line.within.last().to_string(),
            rows: line.rows,
            imports: imports.collect(),
            version: line.version.0,
        }
    }
}

impl From<RegisterRow> for RegisterRowResponse {
    fn from(row: RegisterRow) -> RegisterRowResponse {
        RegisterRowResponse { cells: row.cells.into_iter().collect() }
    }
}

impl From<RegisterImported> for RegisterImportedResponse {
    fn from(imported: RegisterImported) -> RegisterImportedResponse {
        let RegisterImported { added, unchanged, changed, removed, shown, corrected, is_new, written } = imported;
        let shown = shown.into_iter().map(|row| RegisterRowChangeResponse {
            line: row.line,
            what: row.what,
            differences: row.differences,
        });
        RegisterImportedResponse {
            added,
            unchanged,
            changed,
            removed,
            shown: shown.collect(),
            corrected: corrected.iter().map(ToString::to_string).collect(),
            is_new,
            written: written.map(|position| position.0),
        }
    }
}

impl From<Erased> for ErasedResponse {
    fn from(Erased { months, blobs, written }: Erased) -> ErasedResponse {
        ErasedResponse { months, blobs, written: written.map(|position| position.0) }
    }
}
