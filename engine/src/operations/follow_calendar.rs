//! Brings the rungs that tasks wait for to the calendar in use, after it was edited.
//!
//! How far it came is recorded with each step, so that a crash in between is gone on from.

use super::engine::{ATTEMPTS_MAX, Engine, READ_PAGE};
use super::refusal::Refusal;
use super::resettle::resettle_moved;
use crate::domain::Instant;
use crate::domain::id::TaskKey;
use crate::domain::task::Task;
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Resettling, TaskQuery, Versioned};

/// How many rungs one commit moves.
const RUNGS_PER_COMMIT: usize = 256;

/// Moves every rung that falls due on another day by the calendar in use, and says how many were. Costs one read where
/// nothing was edited since the last time, and a look at every task where something was.
pub fn follow_calendar(engine: &Engine, now: Instant) -> Result<usize, Refusal> {
    let edit = engine.calendar_in_use.now().edit;
    let (mut moved, mut conflicts) = (0, 0);
    loop {
        let found = engine.store.resettling()?;
        let after = match found.as_ref().map(|found| &found.value) {
            Some(Resettling { edit: followed, after: None }) if *followed >= edit => return Ok(moved),
            Some(Resettling { edit: followed, after }) if *followed == edit => after.clone(),
            _ if edit == 0 => return Ok(moved),
            _ => None,
        };
        let mut change = Change::by_engine("follow-calendar", now);
        let version = found.as_ref().map(|found| found.version);
        change.expects.push(Expectation { key: RecordKey::Resettling, version });
        let after = step(engine, after, &mut change)?;
        let rungs = change.puts.iter().filter(|record| matches!(record, Record::NextRung(_))).count();
        change.puts.push(Record::Resettling(Resettling { edit, after }));
        match engine.store.commit(change) {
            Ok(_) => moved += rungs,
            Err(CommitError::Conflict { .. }) if conflicts < ATTEMPTS_MAX => conflicts += 1, // a task changed: look again
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
}

/// Adds to the change what moves among the tasks after one, until it is as large as a commit may be; answers with the last
/// task that was looked at, or `None` at the end.
fn step(engine: &Engine, after: Option<TaskKey>, change: &mut Change) -> Result<Option<TaskKey>, Refusal> {
    let mut query = TaskQuery { unit: None, plan: None, after, limit: READ_PAGE };
    loop {
        let page = engine.store.tasks(&query)?;
        for task in &page {
            move_rung(engine, task, change)?;
            if change.puts.len() + change.removes.len() >= RUNGS_PER_COMMIT {
                return Ok(Some(task.value.key.clone()));
            }
        }
        let Some(last) = page.last().filter(|_| page.len() == READ_PAGE) else { return Ok(None) };
        query.after = Some(last.value.key.clone());
    }
}

/// Adds what moves of one task.
fn move_rung(engine: &Engine, task: &Versioned<Task>, change: &mut Change) -> Result<(), Refusal> {
    if engine.store.next_rung(&task.value.key)?.is_none() {
        return Ok(());
    }
    resettle_moved(engine, task, change, None)
}
