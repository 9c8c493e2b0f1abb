//! Shows one task as of a day: its facts, its state, and the reminders that had fallen due.

use super::engine::Engine;
use super::list_reminders::{ReminderLine, reminder_lines};
use super::refusal::Refusal;
use crate::domain::id::TaskKey;
use crate::domain::task::Task;
use crate::domain::task_state::TaskState;
use crate::domain::{AsOf, Position};
use crate::store::ReminderQuery;

/// A task as seen from an as-of.
#[derive(Clone, Debug)]
pub struct TaskView {
    /// The task, with the facts and texts that the as-of sees.
    pub task: Task,
    /// The version of its record.
    pub version: Position,
    /// Its state.
    pub state: TaskState,
    /// The reminders that had fallen due, in the order of their rungs.
    pub reminders: Vec<ReminderLine>,
}

/// The task; absent where it was not yet assigned or not yet known.
pub fn show_task(engine: &Engine, key: &TaskKey, as_of: AsOf) -> Result<TaskView, Refusal> {
    let absent = || Refusal::Absent { what: format!("task {key} as of {}", as_of.day) };
    let found = engine.store.task(key)?.ok_or_else(absent)?;
    let state = found.value.state(as_of, engine.completion).ok_or_else(absent)?;
    let query = ReminderQuery { unit: None, task: Some(key.clone()), after: None, limit: usize::MAX };
    let written = engine.store.reminders(&query)?.into_iter();
    let seen = written.filter(|row| as_of.sees(row.value.due, row.version)); // a reminder is written once
    let reminders = reminder_lines(engine, seen.map(|row| row.value))?;
    Ok(TaskView { task: found.value.seen_from(as_of), version: found.version, state, reminders })
}
