//! Imports reported figures: a figure is identified by unit, indicator, period and reporter.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::import_units::check_unit_cell;
use super::refusal::Refusal;
use crate::domain::figure::{Figure, FigureValue};
use crate::domain::recorded::Recorded;
use crate::sheets::{FaultCode, Faults, FigureSheetRow, Row};
use crate::store::Record;

/// Imports all figures of a file, or none.
pub fn import_figures(
    engine: &Engine,
    actor: &str,
    file: &str,
    rows: &[Row<FigureSheetRow>],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let today = engine.today();
    let mut faults = Faults::new(file);
    for Row { line, value } in rows {
        check_unit_cell(engine, &mut faults, *line, &value.key.unit, value.key.within.last());
        if value.value.reported > today {
            let message =
                format!("today is {today}: a figure of {} cannot have been reported yet", value.value.reported);
            faults.add(*line, "reported", FaultCode::InTheFuture, message);
        }
    }
    faults.or(()).map_err(Refusal::FaultyFile)?;
    let mut sorted = Sorted::new(engine, actor, "import-figures", file);
    for Row { line, value } in rows {
        let version = Recorded::new(value.value.clone(), today);
        match engine.store.figure(&value.key)? {
            None => sorted.add(Record::Figure(Figure { key: value.key.clone(), versions: vec![version] })),
            Some(found) => {
                let mut figure = found.value;
                let last = figure.versions.last().map(|last| &last.value);
                let differences = last.map(|last| differences(last, &value.value)).unwrap_or_default();
                figure.versions.push(version);
                sorted.compare(*line, Record::Figure(figure), found.version, differences);
            }
        }
    }
    sorted.commit(engine, mode)
}

/// The claim is compared as it was written: 99 and 99.0 are different reports.
fn differences(recorded: &FigureValue, row: &FigureValue) -> Vec<String> {
    [
        difference("value", &recorded.claim.to_string(), &row.claim.to_string()),
        difference("rounded", &recorded.rounded.id(), &row.rounded.id()),
        difference("reported", &recorded.reported, &row.reported),
        difference("note", &recorded.note, &row.note),
    ]
    .into_iter()
    .flatten()
    .collect()
}
