//! Imports registered papers: a paper is identified by issuer, number and date.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::import_units::check_unit_cell;
use super::refusal::Refusal;
use crate::domain::document::{Document, DocumentText};
use crate::domain::recorded::Recorded;
use crate::sheets::{DocumentSheetRow, FaultCode, Faults, Row};
use crate::store::Record;

/// Imports all papers of a file, or none.
pub fn import_documents(
    engine: &Engine,
    actor: &str,
    file: &str,
    rows: &[Row<DocumentSheetRow>],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let today = engine.today();
    let mut faults = Faults::new(file);
    for Row { line, value } in rows {
        check_unit_cell(engine, &mut faults, *line, &value.text.unit, value.key.issued);
        if value.key.issued > today {
            let message = format!("today is {today}: a paper of {} cannot have been issued yet", value.key.issued);
            faults.add(*line, "issued", FaultCode::InTheFuture, message);
        }
    }
    faults.or(()).map_err(Refusal::FaultyFile)?;
    let mut sorted = Sorted::new(engine, actor, "import-documents", file);
    for Row { line, value } in rows {
        let version = Recorded::new(value.text.clone(), today);
        match engine.store.document(&value.key)? {
            None => sorted.add(Record::Document(Document { key: value.key.clone(), versions: vec![version] })),
            Some(found) => {
                let mut document = found.value;
                let last = document.versions.last().map(|last| &last.value);
                let differences = last.map(|last| differences(last, &value.text)).unwrap_or_default();
                document.versions.push(version);
                sorted.compare(*line, Record::Document(document), found.version, differences);
            }
        }
    }
    sorted.commit(engine, mode)
}

fn differences(recorded: &DocumentText, row: &DocumentText) -> Vec<String> {
    [
        difference("unit", &recorded.unit, &row.unit),
        difference("kind", &recorded.kind, &row.kind),
        difference("title", &recorded.title, &row.title),
        difference("note", &recorded.note, &row.note),
    ]
    .into_iter()
    .flatten()
    .collect()
}
