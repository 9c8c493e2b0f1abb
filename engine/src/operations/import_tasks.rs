//! Imports tasks with the facts of their lives: a task is identified by plan and number.
//!
//! A fact that is recorded stays: a file can add facts and correct texts. A row that says another day or value of what is
//! recorded is a fault, since one of the two is wrong and the file cannot say which. A row that leaves out what is recorded
//! is shown and takes nothing away: facts are recorded one by one as well, and then the file is the older of the two.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::import_units::check_unit_cell;
use super::refusal::Refusal;
use super::resettle::resettle;
use crate::domain::recorded::Recorded;
use crate::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use crate::domain::task_restatement::{Restated, restate, unstated};
use crate::domain::task_transition::admit;
use crate::domain::{Day, Position};
use crate::sheets::{FaultCode, Faults, Row, TaskSheetRow, column_of};
use crate::store::{Record, Versioned};

/// A row with what became of it.
struct Prepared {
    line: u64,
    task: Task,
    found: Option<(Position, Vec<String>)>,
    kept: Vec<String>,
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
    for Prepared { line, task, found, kept } in prepared {
        sorted.keep(line, format!("task {}", task.key), kept);
        let is_written = found.as_ref().is_none_or(|(_, differences)| !differences.is_empty());
        if is_written {
            resettle(engine, &task, sorted.change())?;
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
        faults.add(line, column_of(*event), FaultCode::InTheFuture, message);
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
        kept: Vec::new(),
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
    let kept = unstated(&task, &row.facts).into_iter().map(|fact| format!("{} {}", fact.event.id(), said(fact)));
    let kept = kept.collect();
    for dated in &row.facts {
        match restate(&task, dated.0, dated.1) {
            Restated::Known => {}
            Restated::Otherwise(recorded) => {
                let message = format!("recorded as {}; facts are never changed", said(recorded));
                faults.add(line, column_of_value(dated.0), FaultCode::RecordedOtherwise, message);
            }
            Restated::New => {
                if !append(faults, line, &mut task, dated, row, today) {
                    return None;
                }
                differences.push(format!("{} on {}: added", dated.0.id(), dated.1));
            }
        }
    }
    Some(Prepared { line, task, found: Some((version, differences)), kept })
}

/// The column of what tells one event of its kind from another: its deadline where it sets one, else its day.
fn column_of_value(event: TaskEvent) -> &'static str {
    if matches!(event, TaskEvent::Extended { .. }) { "extended" } else { column_of(event) }
}

/// What a recorded fact says, as `2022-03-12 in entry 7`.
fn said(fact: &TaskFact) -> String {
    let value = match fact.event {
        TaskEvent::Due { on } => on.to_string(),
        TaskEvent::Extended { until } => format!("{until} by a decision of {}", fact.legal),
        TaskEvent::ProgressReported { percent } => format!("{percent} % of {}", fact.legal),
        _ => fact.legal.to_string(),
    };
    format!("{value} in entry {}", fact.recorded)
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
            faults.add(line, column_of(dated.0), FaultCode::FactOutOfPlace, fault.to_string());
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
