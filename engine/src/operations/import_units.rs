//! Imports local units: a unit is identified by its code and its first day.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::refusal::Refusal;
use super::show_unit::wrong_date;
use crate::domain::Day;
use crate::domain::id::UnitCode;
use crate::domain::unit::Unit;
use crate::domain::unit_tree::Lookup;
use crate::sheets::{FaultCode, Faults, Row, UnitSheetRow, tree_faults};
use crate::store::{Record, UnitKey};

/// Imports all local units of a file, or none. The tree of an engine that is running is made anew at its next start.
pub fn import_units(
    engine: &Engine,
    actor: &str,
    file: &str,
    rows: &[Row<UnitSheetRow>],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    check(engine, file, rows)?;
    let mut sorted = Sorted::new(engine, actor, "import-units", file);
    for Row { line, value } in rows {
        let key = UnitKey { code: value.code.clone(), valid_from: value.valid_from };
        match engine.store.local_unit(&key)? {
            None => sorted.add(Record::Unit(value.clone())),
            Some(found) => {
                let differences = differences(&found.value, value);
                sorted.compare(*line, Record::Unit(value.clone()), found.version, differences);
            }
        }
    }
    sorted.commit(engine, mode)
}

/// The rows must make a tree together with the recorded units they do not replace.
fn check(engine: &Engine, file: &str, rows: &[Row<UnitSheetRow>]) -> Result<(), Refusal> {
    let replaced =
        |unit: &Unit| rows.iter().any(|row| (&row.value.code, row.value.valid_from) == (&unit.code, unit.valid_from));
    let recorded = engine.store.local_units()?.into_iter().map(|row| row.value).filter(|unit| !replaced(unit));
    let all: Vec<Unit> = rows.iter().map(|row| row.value.clone()).chain(recorded).collect();
    let Err(found) = engine.country.with_local(&all) else { return Ok(()) };
    let (in_file, in_store): (Vec<_>, Vec<_>) = found.into_iter().partition(|fault| fault.index < rows.len());
    let mut faults = tree_faults(file, rows, &in_file);
    for fault in in_store {
        let message = format!("the recorded unit {} would no longer fit: {}", all[fault.index].code, fault.kind);
        faults.add(0, "", FaultCode::ParentAbsent, message);
    }
    Err(Refusal::FaultyFile(faults))
}

fn differences(recorded: &Unit, row: &Unit) -> Vec<String> {
    let text = |day: Option<Day>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
    let parent = |unit: &Unit| unit.parent.as_ref().map(ToString::to_string).unwrap_or_default();
    [
        difference("name", &recorded.name, &row.name),
        difference("kind", &recorded.kind.id(), &row.kind.id()),
        difference("parent", &parent(recorded), &parent(row)),
        difference("valid_until", &text(recorded.valid_until), &text(row.valid_until)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Notes a fault where the code of a cell names no unit on that day.
pub(super) fn check_unit_cell(engine: &Engine, faults: &mut Faults, line: u64, code: &UnitCode, day: Day) {
    match engine.units.look_up(code, day) {
        Lookup::Found(_) => {}
        Lookup::Unknown => faults.add(line, "unit", FaultCode::UnitUnknown, format!("no unit has the code {code}")),
        Lookup::WrongDate { life } => {
            faults.add(line, "unit", FaultCode::UnitWrongDate, wrong_date(code, day, life));
        }
    }
}
