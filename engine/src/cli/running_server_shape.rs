//! What a command and the server that owns its data folder say to each other, as JSON has it.

use serde::{Deserialize, Serialize};

use crate::domain::{Day, Position};
use crate::operations::{ChangedRow, Erased, Imported, KeptRow, RegisterImported, RegisterRowChange};

/// How a server answers an import.
#[derive(Debug, Deserialize)]
pub struct ImportedAnswer {
    added: usize,
    unchanged: usize,
    changed: Vec<RowAnswer>,
    kept: Vec<RowAnswer>,
    written: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct RowAnswer {
    line: u64,
    what: String,
    differences: Vec<String>,
}

/// How a server answers an import of a register.
#[derive(Debug, Deserialize)]
pub struct RegisterImportedAnswer {
    added: u64,
    unchanged: u64,
    changed: u64,
    removed: u64,
    shown: Vec<RegisterRowAnswer>,
    corrected: Vec<String>,
    is_new: bool,
    written: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct RegisterRowAnswer {
    line: Option<u64>,
    what: String,
    differences: Vec<String>,
}

/// What a server is asked to erase.
#[derive(Debug, Serialize)]
pub struct EraseRequest<'a> {
    pub unit: &'a str,
    pub from: &'a str,
    pub until: &'a str,
    pub reason: &'a str,
}

/// How a server answers an erasure.
#[derive(Debug, Deserialize)]
pub struct ErasedAnswer {
    months: usize,
    blobs: usize,
    written: Option<u64>,
}

/// The calendar feed that a server is asked to make.
#[derive(Debug, Serialize)]
pub struct FeedRequest<'a> {
    pub unit: &'a str,
    pub contact: &'a str,
    pub below: bool,
    pub label: &'a str,
}

/// How a server answers that it made a calendar feed.
#[derive(Debug, Deserialize)]
pub struct FeedAddedAnswer {
    pub id: String,
    pub path: Option<String>,
}

/// A page of what a server lists.
#[derive(Debug, Deserialize)]
pub struct PageAnswer<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

/// How a server refuses.
#[derive(Debug, Deserialize)]
pub struct ProblemAnswer {
    pub detail: String,
    #[serde(default)]
    faults: Vec<FaultAnswer>,
}

#[derive(Debug, Deserialize)]
struct FaultAnswer {
    code: String,
    line: Option<u64>,
    field: String,
    message: String,
}

impl From<ImportedAnswer> for Imported {
    fn from(answer: ImportedAnswer) -> Imported {
        let ImportedAnswer { added, unchanged, changed, kept, written } = answer;
        let changed = changed.into_iter();
        let kept = kept.into_iter();
        Imported {
            added,
            unchanged,
            changed: changed
                .map(|RowAnswer { line, what, differences }| ChangedRow { line, what, differences })
                .collect(),
            kept: kept
                .map(|RowAnswer { line, what, differences }| KeptRow { line, what, facts: differences })
                .collect(),
            written: written.map(Position),
        }
    }
}

impl From<RegisterImportedAnswer> for RegisterImported {
    fn from(answer: RegisterImportedAnswer) -> RegisterImported {
        let RegisterImportedAnswer { added, unchanged, changed, removed, shown, corrected, is_new, written } = answer;
        let shown = shown.into_iter();
        RegisterImported {
            added,
            unchanged,
            changed,
            removed,
            shown: shown
                .map(|RegisterRowAnswer { line, what, differences }| RegisterRowChange { line, what, differences })
                .collect(),
            corrected: corrected.iter().filter_map(|month| Day::parse(month).ok()).collect(),
            is_new,
            written: written.map(Position),
        }
    }
}

impl From<ErasedAnswer> for Erased {
    fn from(ErasedAnswer { months, blobs, written }: ErasedAnswer) -> Erased {
        Erased { months, blobs, written: written.map(Position) }
    }
}

impl ProblemAnswer {
    /// The faults as they are printed of a file that is read here.
    pub fn words(&self, label: &str) -> String {
        let mut lines = Vec::new();
        if !label.is_empty() {
            lines.push("nothing was imported".to_owned());
        }
        for FaultAnswer { code, line, field, message } in &self.faults {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            let place = if label.is_empty() { "  ".to_owned() } else { format!("{label}{line}: ") };
            let field = if field.is_empty() { String::new() } else { format!("{field}: ") };
            lines.push(format!("{place}{field}{message} [{code}]"));
        }
        lines.push(self.detail.clone());
        lines.join("\n")
    }
}
