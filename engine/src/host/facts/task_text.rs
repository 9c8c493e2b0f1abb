//! `facts.task-text`: one text of one row of an earlier answer, for the few rows a message names.

use wasmtime::component::LinkerInstance;

use crate::domain::facts::TaskTable;
use crate::domain::unit::Unit;
use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session, nonsense};
pub use crate::host::wire::TaskField;

/// A text of a row; the row counts within that answer.
pub fn answer(session: &mut Session, answer: u32, row: u32, what: TaskField) -> Answered<String> {
    let world = session.ask("task-text")?;
    let question = format!("task-text {answer} {row} {}", what.id());
    let selection = session.selection(answer).ok_or_else(|| nonsense(format_args!("{question}: no such answer")))?;
    let table = &world.facts.tasks[&selection.scope];
    let place = selection.rows.place(row).ok_or_else(|| nonsense(format_args!("{question}: no such row")))?;
    let units = world.facts.units.get(&selection.scope);
    let text =
        text(table, place, what, units.and_then(|units| units.get(usize::from(table.unit[place]))).map(|unit| &**unit));
    session.record(question, |hash| {
        hash.text(&text);
    })?;
    Ok(text)
}

fn text(table: &TaskTable, row: usize, what: TaskField, unit: Option<&Unit>) -> String {
    let task = &table.tasks[row];
    match what {
        TaskField::Key => task.key.to_string(),
        TaskField::Title => task.text.title.clone(),
        TaskField::UnitCode => task.unit.as_str().to_owned(),
        TaskField::UnitName => unit.map_or_else(|| task.unit.as_str().to_owned(), |unit| unit.name.clone()),
        TaskField::Area => task.text.area.vietnamese().to_owned(),
        TaskField::Assigner => task.text.assigner.clone(),
        TaskField::Product => task.text.product.clone(),
    }
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("task-text", |store, (number, row, what): (u32, u32, TaskField)| {
        answered(store, |session| answer(session, number, row, what)).map(|text| (text,))
    })
}
