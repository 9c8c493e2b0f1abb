//! `tasks.csv`: one assigned task a row, with the days of what became of it.
//!
//! `due` is the deadline as it was first set, `extended` the one it was moved to, and `extended_on` the day of the decision
//! that moved it.

use super::cell::{self, CellFault};
use super::fault::{FaultCode, Faults};
use super::source::Source;
use super::table::{Cells, Noted, Row, choice, read_table};
use super::{keys, task_facts};
use crate::domain::Day;
use crate::domain::area::Area;
use crate::domain::id::{DirectiveId, PlanId, TaskKey, TaskNumber, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::task::{Task, TaskEvent, TaskText};
use crate::domain::text::{NAME_BYTES_MAX, NOTE_BYTES_MAX, TITLE_BYTES_MAX};

/// The column that says on which day an event happened; the day of `due` is that of the assignment.
pub fn column_of(event: TaskEvent) -> &'static str {
    match event {
        TaskEvent::Extended { .. } => "extended_on",
        TaskEvent::ProgressReported { .. } => "reported",
        _ => event.id(),
    }
}

/// A task, with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskSheetRow {
    /// Its plan and number.
    pub key: TaskKey,
    /// Who must do it.
    pub unit: UnitCode,
    /// What is said of it.
    pub text: TaskText,
    /// What happened and on which legal date, in that order; the assignment comes first.
    pub facts: Vec<(TaskEvent, Day)>,
    /// A remark; may be empty.
    pub note: String,
}

const COLUMNS: &[&str] = &[
    "plan",
    "number",
    "title",
    "unit",
    "area",
    "assigner",
    "product",
    "directive",
    "assigned",
    "due",
    "extended",
    "extended_on",
    "started",
    "reported",
    "progress_percent",
    "submitted",
    "accepted",
    "returned",
    "suspended",
    "resumed",
    "refused",
    "cancelled",
    "note",
];

/// The columns whose day is that of the event they name.
const EVENTS: [(&str, TaskEvent); 8] = [
    ("started", TaskEvent::Started),
    ("submitted", TaskEvent::Submitted),
    ("accepted", TaskEvent::Accepted),
    ("returned", TaskEvent::Returned),
    ("suspended", TaskEvent::Suspended),
    ("resumed", TaskEvent::Resumed),
    ("refused", TaskEvent::Refused),
    ("cancelled", TaskEvent::Cancelled),
];

/// Reads the tasks of a file; plan and number identify one.
pub fn read_tasks(source: &Source<'_>) -> Result<Vec<Row<TaskSheetRow>>, Faults> {
    let (rows, mut faults) = read_table(source, COLUMNS, task)?;
    keys::check(&rows, "plan, number", &mut faults, |row| row.key.clone());
    faults.or(rows)
}

fn task(cells: &mut Cells<'_>) -> Result<TaskSheetRow, Noted> {
    let plan = cells.id("plan", PlanId::parse);
    let number = cells.id("number", TaskNumber::parse);
    let title = cells.text("title", TITLE_BYTES_MAX);
    let unit = cells.id("unit", UnitCode::parse);
    let area = cells.required("area", |text| choice(text, Area::parse, &Area::ALL.map(Area::id)));
    let assigner = cells.text("assigner", NAME_BYTES_MAX);
    let product = cells.optional_text("product", TITLE_BYTES_MAX);
    let directive = cells.optional_id("directive", DirectiveId::parse);
    let facts = facts(cells);
    let note = cells.optional_text("note", NOTE_BYTES_MAX);
    let (key, unit) = (TaskKey { plan: plan?, number: number? }, unit?);
    let text = TaskText { title: title?, area: area?, assigner: assigner?, product: product?, directive: directive? };
    let (facts, note) = (facts?, note?);
    let texts = vec![Recorded::new(text.clone(), facts[0].1)];
    let mut task = Task { key: key.clone(), unit: unit.clone(), texts, facts: Vec::new() };
    let faults = task_facts::append(&mut task, &facts);
    for (column, code, message) in &faults {
        cells.fault(column, *code, message.clone());
    }
    let facts = facts.into_iter().map(|(event, day, _)| (event, day)).collect();
    if !faults.is_empty() {
        return Err(Noted);
    }
    Ok(TaskSheetRow { key, unit, text, facts, note })
}

/// The dated cells of a row in the order of their days. Whether they can follow each other is judged only when all else
/// can be read.
fn facts(cells: &mut Cells<'_>) -> Result<Vec<task_facts::DatedEvent>, Noted> {
    let assigned = cells.day("assigned");
    let due = cells.optional_day("due");
    let extended = extended(cells);
    let progress = progress(cells);
    let events = EVENTS.map(|(column, event)| Ok(cells.optional_day(column)?.map(|day| (event, day, column))));
    let (assigned, due, extended, progress) = (assigned?, due?, extended?, progress?);
    let mut facts = vec![(TaskEvent::Assigned, assigned, "assigned")];
    for event in events {
        facts.extend(event?);
    }
    facts.extend(extended);
    facts.extend(due.map(|on| (TaskEvent::Due { on }, assigned, "due")));
    facts.extend(progress);
    task_facts::sort(&mut facts);
    Ok(facts)
}

fn extended(cells: &mut Cells<'_>) -> Result<Option<task_facts::DatedEvent>, Noted> {
    let until = cells.optional_day("extended");
    let granted = cells.optional_day("extended_on");
    let (until, granted) = (until?, granted?);
    if until.is_some() && cells.raw("due").is_empty() {
        let message = "there is no deadline to extend; fill due with the original one";
        cells.fault("extended", FaultCode::ExtensionWithoutDeadline, message);
        return Err(Noted);
    }
    match (until, granted) {
        (Some(until), Some(granted)) => Ok(Some((TaskEvent::Extended { until }, granted, "extended_on"))),
        (None, None) => Ok(None),
        (Some(_), None) => {
            let message = "the day of the decision that moved the deadline is missing; fill it";
            cells.fault("extended_on", FaultCode::ExtensionIncomplete, message);
            Err(Noted)
        }
        (None, Some(_)) => {
            let message = "the deadline that was set on extended_on is missing; fill it";
            cells.fault("extended", FaultCode::ExtensionIncomplete, message);
            Err(Noted)
        }
    }
}

fn progress(cells: &mut Cells<'_>) -> Result<Option<task_facts::DatedEvent>, Noted> {
    let percent = cells.optional("progress_percent", percent);
    let reported = cells.optional_day("reported");
    match (percent?, reported?) {
        (Some(percent), Some(day)) => Ok(Some((TaskEvent::ProgressReported { percent }, day, "reported"))),
        (None, None) => Ok(None),
        (Some(_), None) => {
            cells.fault("reported", FaultCode::ProgressIncomplete, "the day of this progress is missing; fill it");
            Err(Noted)
        }
        (None, Some(_)) => {
            cells.fault(
                "progress_percent",
                FaultCode::ProgressIncomplete,
                "the progress of this day is missing; fill it",
            );
            Err(Noted)
        }
    }
}

/// A whole number from 0 to 100.
fn percent(text: &str) -> Result<u8, CellFault> {
    let range = || (FaultCode::ValueRange, format!("{} is no whole number from 0 to 100", cell::quoted(text)));
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|percent| digits && *percent <= 100).ok_or_else(range)
}

#[cfg(test)]
mod tests;
