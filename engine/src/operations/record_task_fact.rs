//! Records that something happened to a task: it was started, submitted, accepted, extended and so on.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::{Faults, Refusal};
use super::text::optional;
use crate::domain::id::TaskKey;
use crate::domain::reminder::{ReminderKey, settle};
use crate::domain::task::{Task, TaskEvent, TaskFact};
use crate::domain::task_transition::{TransitionFault, admit};
use crate::domain::text::NOTE_BYTES_MAX;
use crate::domain::{Day, Position};
use crate::store::{Change, Expectation, Record, RecordKey, ReminderQuery, Versioned};

/// What happened, as far as it could be read.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The task.
    pub task: TaskKey,
    /// What happened.
    pub event: TaskEvent,
    /// The legal date.
    pub on: Day,
    /// The paper or the reason; may be empty.
    pub note: String,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Adds the fact to its task, or says why it makes no sense there. Reminders that are due at once are written in the same
/// commit, and what the task waits for next is set anew.
pub fn record_task_fact(engine: &Engine, actor: &str, happening: &Happening) -> Result<(), Refusal> {
    commit_decided(engine, || Ok(Decision::Write(decide(engine, actor, happening)?, ())))
}

fn decide(engine: &Engine, actor: &str, happening: &Happening) -> Result<Change, Refusal> {
    let now = engine.clock.now();
    let today = engine.day_of(now);
    let what = format!("task {}", happening.task);
    let Some(Versioned { value: mut task, version }) = engine.store.task(&happening.task)? else {
        return Err(Refusal::Absent { what });
    };
    if happening.seen.is_some_and(|seen| seen != version) {
        return Err(Refusal::Stale { what, version: Some(version) });
    }
    let mut faults = Faults::default();
    let note = optional(&mut faults, "note", &happening.note, NOTE_BYTES_MAX);
    if happening.on > today {
        faults.add("in-the-future", "on", format!("today is {today}: what has not happened cannot be recorded"));
    }
    if let Err(fault) = admit(&task, happening.event, happening.on) {
        faults.add(fault.code(), field_of(fault), fault.to_string());
    }
    faults.refuse()?;
    task.facts.push(TaskFact {
        event: happening.event,
        legal: happening.on,
        recorded_on: today,
        recorded: Position::UNRECORDED,
        note: note.clone(),
    });
    let mut change = Change {
        actor: actor.to_owned(),
        operation: format!("record-{}", happening.event.id()),
        reason: note,
        now,
        expects: vec![Expectation { key: RecordKey::Task(task.key.clone()), version: Some(version) }],
        puts: vec![Record::Task(task.clone())],
        removes: Vec::new(),
    };
    follow_up(engine, &task, &mut change)?;
    Ok(change)
}

/// The field that a fault of a transition is about.
fn field_of(fault: TransitionFault) -> &'static str {
    match fault {
        TransitionFault::NotLater { .. } | TransitionFault::DeadlineBeforeAssignment { .. } => "until",
        TransitionFault::NotAPercentage => "percent",
        _ => "on",
    }
}

/// Adds to a change of a task the reminders it makes due and the rung it waits for afterwards.
pub(super) fn follow_up(engine: &Engine, task: &Task, change: &mut Change) -> Result<(), Refusal> {
    let state = task.state_once_recorded(Day::LAST, engine.completion).expect("a task is made with its assignment");
    let waiting = engine.store.next_rung(&task.key)?;
    let last = match state.deadline {
        Some(deadline) => last_reminder(engine, &task.key, deadline)?,
        None => None,
    };
    let settled = settle(task, &state, last.as_ref(), engine.day_of(change.now), change.now);
    change.expects.push(Expectation {
        key: RecordKey::NextRung(task.key.clone()),
        version: waiting.as_ref().map(|waiting| waiting.version),
    });
    change.puts.extend(settled.written.into_iter().map(Record::Reminder));
    match (settled.next, waiting) {
        (Some(next), Some(waiting)) if next == waiting.value => {}
        (Some(next), _) => change.puts.push(Record::NextRung(next)),
        (None, Some(_)) => change.removes.push(RecordKey::NextRung(task.key.clone())),
        (None, None) => {}
    }
    Ok(())
}

/// The last reminder that was written for this deadline of the task.
fn last_reminder(engine: &Engine, task: &TaskKey, deadline: Day) -> Result<Option<ReminderKey>, Refusal> {
    let query = ReminderQuery { unit: None, task: Some(task.clone()), after: None, limit: usize::MAX };
    let reminders = engine.store.reminders(&query)?;
    Ok(reminders.into_iter().map(|row| row.value.key).filter(|key| key.deadline == deadline).max_by_key(|key| key.rung))
}
