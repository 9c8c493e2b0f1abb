//! What became of an import, as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::operations::Imported;

/// What a file held, against what is recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportedResponse {
    /// Rows that were not there.
    pub added: usize,
    /// Rows that are there as they are.
    pub unchanged: usize,
    /// Rows that differ from what is recorded.
    pub changed: Vec<RowResponse>,
    /// Rows that leave out what is recorded; it stays.
    pub kept: Vec<RowResponse>,
    /// The ledger entry that holds what was written; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<u64>,
}

/// A row of the file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowResponse {
    /// Its line.
    pub line: u64,
    /// What it is about.
    pub what: String,
    /// What differs from what to what, or what is left out.
    pub differences: Vec<String>,
}

impl From<&Imported> for ImportedResponse {
    fn from(imported: &Imported) -> ImportedResponse {
        let row = |line, what: &str, differences: &[String]| RowResponse {
            line,
            what: what.to_owned(),
            differences: differences.to_vec(),
        };
        ImportedResponse {
            added: imported.added,
            unchanged: imported.unchanged,
            changed: imported.changed.iter().map(|found| row(found.line, &found.what, &found.differences)).collect(),
            kept: imported.kept.iter().map(|found| row(found.line, &found.what, &found.facts)).collect(),
            written: imported.written.map(|position| position.0),
        }
    }
}
