//! What a command asks the server that owns its data folder.
//!
//! It must never go anywhere but to the address that the folder's own file names.

use std::path::Path;

use serde::Deserialize;

use super::actor;
use super::exit::Failure;
use crate::boot::{self, BootError, CONSOLE_ACTOR, RunningServer};
use crate::domain::Position;
use crate::operations::{ChangedRow, ImportMode, Imported, KeptRow};

/// How a server answers an import.
#[derive(Debug, Deserialize)]
struct ImportedAnswer {
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

/// How a server refuses.
#[derive(Debug, Deserialize)]
struct ProblemAnswer {
    detail: String,
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

/// The most bytes of an answer: it names every row of a file that differs, with what it says and what is recorded.
const ANSWER_BYTES_MAX: u64 = 256 << 20;

/// A file for the server to import.
#[derive(Clone, Copy, Debug)]
pub struct SentFile<'a> {
    /// The collection its rows belong to.
    pub noun: &'a str,
    /// Its name.
    pub file: &'a str,
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// How its faults name it.
    pub label: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// The server that owns a data folder which could not be opened; where it is not owned by one, the failure stays as it is.
pub fn owner(error: BootError, folder: &Path) -> Result<RunningServer, Failure> {
    let server = error.in_use().and_then(|_| boot::running_server(folder));
    server.ok_or_else(|| Failure::from(error))
}

/// Has the server import a file.
pub fn import(server: &RunningServer, sent: &SentFile<'_>, mode: ImportMode) -> Result<Imported, Failure> {
    let url = format!("http://{}/v1/{}/import", server.address, sent.noun);
    let unreachable =
        |error: ureq::Error| Failure::machine(&format!("asking the server at {}", server.address), &error);
    let request = agent()
        .post(&url)
        .query("apply", if mode == ImportMode::Apply { "true" } else { "false" })
        .query("file", sent.file)
        .query_pairs(sent.sheet.map(|sheet| ("sheet", sheet)))
        .header("authorization", format!("Bearer {}", server.secret))
        .header(CONSOLE_ACTOR, actor())
        .header("content-type", "application/octet-stream");
    let mut answer = request.send(sent.bytes).map_err(unreachable)?;
    let status = answer.status();
    let body = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX);
    if status.is_success() {
        let imported: ImportedAnswer = body.read_json().map_err(unreachable)?;
        return Ok(Imported::from(imported));
    }
    let problem: ProblemAnswer = body.read_json().map_err(unreachable)?;
    Err(if status.is_server_error() {
        Failure::server(problem.detail)
    } else {
        Failure::mend(problem.words(sent.label))
    })
}

/// A client that takes no way but the direct one, whatever proxy the environment names and wherever an answer points.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None).build().into()
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

impl ProblemAnswer {
    /// The faults as they are printed of a file that is read here.
    fn words(&self, label: &str) -> String {
        let mut lines = vec!["nothing was imported".to_owned()];
        for FaultAnswer { code, line, field, message } in &self.faults {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            let field = if field.is_empty() { String::new() } else { format!("{field}: ") };
            lines.push(format!("{label}{line}: {field}{message} [{code}]"));
        }
        lines.push(self.detail.clone());
        lines.join("\n")
    }
}
