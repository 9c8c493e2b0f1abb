//! Records that something happened to a task: it was started, submitted, accepted, extended and so on.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::{Faults, Refusal};
use super::resettle::resettle;
use super::text::{optional, required};
use crate::domain::calendar::Outlook;
use crate::domain::id::TaskKey;
use crate::domain::task::{TaskEvent, TaskFact};
use crate::domain::task_transition::{TransitionFault, admit};
use crate::domain::text::NOTE_BYTES_MAX;
use crate::domain::{Day, Position};
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// The most working days for which a unit puts its reminders off at once.
pub const SNOOZE_WORKING_DAYS_MAX: i32 = 10;

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
    let note = if needs_reason(happening.event) { required } else { optional };
    let note = note(&mut faults, "note", &happening.note, NOTE_BYTES_MAX);
    if happening.on > today {
        faults.add("in-the-future", "on", format!("today is {today}: what has not happened cannot be recorded"));
    }
    if let Err(fault) = admit(&task, happening.event, happening.on) {
        faults.add(fault.code(), field_of(fault), fault.to_string());
    }
    check_snooze(engine, &mut faults, happening);
    faults.refuse()?;
    task.facts.push(TaskFact {
        event: happening.event,
        legal: happening.on,
        recorded_on: today,
        recorded: Position::UNRECORDED,
        note: note.clone(),
    });
    let mut change = Change {
        reason: note,
        expects: vec![Expectation { key: RecordKey::Task(task.key.clone()), version: Some(version) }],
        puts: vec![Record::Task(task.clone())],
        ..Change::by(actor, &format!("record-{}", happening.event.id()), now)
    };
    resettle(engine, &task, &mut change)?;
    Ok(change)
}

/// Whether what is said counts for nothing without its reason.
fn needs_reason(event: TaskEvent) -> bool {
    event.is_follow_up() && event != TaskEvent::Acknowledged
}

/// Notes a fault where reminders are put off for too long.
fn check_snooze(engine: &Engine, faults: &mut Faults, happening: &Happening) {
    let TaskEvent::Snoozed { until } = happening.event else { return };
    let calendar = engine.calendar();
    let last = Outlook::of(&calendar).add_working_days(happening.on, SNOOZE_WORKING_DAYS_MAX);
    if let Some(last) = last.filter(|last| until > last.value) {
        let message = format!(
            "reminders are put off for at most {SNOOZE_WORKING_DAYS_MAX} working days, here until {}; ask for an extension \
             where that is not enough",
            last.value
        );
        faults.add("snooze-too-long", "until", message);
    }
}

/// The field that a fault of a transition is about.
fn field_of(fault: TransitionFault) -> &'static str {
    match fault {
        TransitionFault::NotLater { .. }
        | TransitionFault::DeadlineBeforeAssignment { .. }
        | TransitionFault::SnoozeNotLater { .. } => "until",
        TransitionFault::NotAPercentage => "percent",
        _ => "on",
    }
}
