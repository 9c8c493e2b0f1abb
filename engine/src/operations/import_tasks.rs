//! Imports tasks with the facts of their lives: a task is identified by plan and number.
//!
//! A fact that is recorded stays: a file can add facts and correct texts, and never takes a fact away.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::import_units::check_unit_cell;
use super::record_task_fact::follow_up;
use super::refusal::Refusal;
use crate::domain::recorded::Recorded;
use crate::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use crate::domain::task_transition::admit;
use crate::domain::{Day, Position};
use crate::sheets::{FaultCode, Faults, Row, TaskSheetRow};
use crate::store::{Record, Versioned};

/// A row with what became of it.
struct Prepared {
    line: u64,
    task: Task,
    found: Option<(Position, Vec<String>)>,
}

/// Imports all tasks of a file, or none. Reminders that are due at once are written in the same commit.
pub fn import_tasks(
    engine: &Engine,
    actor: &str,
    file: &str,
    rows: &[Row<TaskSheetRow>],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let today = engine.today();
    let mut faults = Faults::new(file);
    let mut prepared = Vec::with_capacity(rows.len());
    for Row { line, value } in rows {
        check_days(engine, &mut faults, *line, value, today);
        prepared.extend(match engine.store.task(&value.key)? {
            None => new_task(&mut faults, *line, value, today),
            Some(found) => known_task(&mut faults, *line, value, found, today),
        });
    }
    faults.or(()).map_err(Refusal::FaultyFile)?;
    let mut sorted = Sorted::new(engine, actor, "import-tasks", file);
    for Prepared { line, task, found } in prepared {
        let is_written = found.as_ref().is_none_or(|(_, differences)| !differences.is_empty());
        if is_written {
            follow_up(engine, &task, sorted.change())?;
        }
        match found {
            None => sorted.add(Record::Task(task)),
            Some((version, differences)) => sorted.compare(line, Record::Task(task), version, differences),
        }
    }
    sorted.commit(engine, mode)
}

fn check_days(engine: &Engine, faults: &mut Faults, line: u64, row: &TaskSheetRow, today: Day) {
    let assigned = row.facts.first().map_or(today, |(_, day)| *day);
    check_unit_cell(engine, faults, line, &row.unit, assigned);
    for (event, day) in row.facts.iter().filter(|(_, day)| *day > today) {
        let message = format!("today is {today}: what has not happened cannot be recorded; correct {day}");
        faults.add(line, event.id(), FaultCode::InTheFuture, message);
    }
}

fn new_task(faults: &mut Faults, line: u64, row: &TaskSheetRow, today: Day) -> Option<Prepared> {
    let mut task = Task {
        key: row.key.clone(),
        unit: row.unit.clone(),
        texts: vec![Recorded::new(row.text.clone(), today)],
        facts: Vec::with_capacity(row.facts.len()),
    };
    let (first, rest) = row.facts.split_first()?;
    task.facts.push(fact(first, row, today));
    rest.iter().all(|dated| append(faults, line, &mut task, dated, row, today)).then_some(Prepared {
        line,
        task,
        found: None,
    })
}

/// The recorded task with the facts and texts of the row that it does not have yet.
fn known_task(
    faults: &mut Faults,
    line: u64,
    row: &TaskSheetRow,
    Versioned { value: mut task, version }: Versioned<Task>,
    today: Day,
) -> Option<Prepared> {
    if let Some(moved) = difference("unit", &task.unit, &row.unit) {
        let message = format!("{moved}: a task stays with its unit; cancel it and assign a new one");
        faults.add(line, "unit", FaultCode::TaskMoved, message);
        return None;
    }
    let mut differences = text_differences(task.text(), &row.text);
    if !differences.is_empty() {
        task.texts.push(Recorded::new(row.text.clone(), today));
    }
    for dated in &row.facts {
        if task.facts.iter().any(|known| (known.event, known.legal) == *dated) {
            continue;
        }
        if !append(faults, line, &mut task, dated, row, today) {
            return None;
        }
        differences.push(format!("{} on {}: added", dated.0.id(), dated.1));
    }
    Some(Prepared { line, task, found: Some((version, differences)) })
}

fn text_differences(recorded: &TaskText, row: &TaskText) -> Vec<String> {
    let directive = |text: &TaskText| text.directive.as_ref().map_or_else(String::new, ToString::to_string);
    [
        difference("title", &recorded.title, &row.title),
        difference("area", &recorded.area.id(), &row.area.id()),
        difference("assigner", &recorded.assigner, &row.assigner),
        difference("product", &recorded.product, &row.product),
        difference("directive", &directive(recorded), &directive(row)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Adds a fact, or notes why it makes no sense of the task.
fn append(
    faults: &mut Faults,
    line: u64,
    task: &mut Task,
    dated: &(TaskEvent, Day),
    row: &TaskSheetRow,
    today: Day,
) -> bool {
    match admit(task, dated.0, dated.1) {
        Ok(()) => {
            task.facts.push(fact(dated, row, today));
            true
        }
        Err(fault) => {
            faults.add(line, dated.0.id(), FaultCode::FactOutOfPlace, fault.to_string());
            false
        }
    }
}

fn fact((event, legal): &(TaskEvent, Day), row: &TaskSheetRow, today: Day) -> TaskFact {
    TaskFact {
        event: *event,
        legal: *legal,
        recorded_on: today,
        recorded: Position::UNRECORDED,
        note: row.note.clone(),
    }
}
