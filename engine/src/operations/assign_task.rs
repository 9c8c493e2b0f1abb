//! Assigns a task to a unit.

use super::engine::Engine;
use super::once::Once;
use super::refusal::{Faults, Refusal};
use super::resettle::resettle;
use super::show_unit::wrong_date;
use super::text::{optional, required};
use crate::domain::area::Area;
use crate::domain::id::{DirectiveId, PlanId, TaskKey, TaskNumber, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use crate::domain::text::{NAME_BYTES_MAX, NOTE_BYTES_MAX, TITLE_BYTES_MAX};
use crate::domain::unit_tree::Lookup;
use crate::domain::{Day, Position};
use crate::store::{Change, CommitError, Expectation, Record, RecordKey};

/// An assignment as it was sent: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct Assignment {
    /// The plan's identifier.
    pub plan: String,
    /// The number within the plan.
    pub number: String,
    /// What must be done.
    pub title: String,
    /// The unit's code on the day of assignment.
    pub unit: String,
    /// The content area's identifier.
    pub area: String,
    /// Who assigns it.
    pub assigner: String,
    /// What must be handed in; may be empty.
    pub product: String,
    /// The directive it follows from.
    pub directive: Option<String>,
    /// The day of assignment.
    pub assigned: String,
    /// The deadline.
    pub due: Option<String>,
    /// The paper it was assigned by; may be empty.
    pub note: String,
}

/// Assigns the task, or names everything that is wrong with the assignment. Reminders that are due at once are written in
/// the same commit. Under an idempotency key it is assigned once, and every time answered alike.
pub fn assign_task(
    engine: &Engine,
    actor: &str,
    assignment: &Assignment,
    once: Option<&Once>,
) -> Result<TaskKey, Refusal> {
    if let Some(task) = assigned_before(engine, once)? {
        return Ok(task);
    }
    let now = engine.clock.now();
    let today = engine.day_of(now);
    let task = read(engine, assignment, today)?;
    let mut change = Change {
        reason: task.facts[0].note.clone(),
        expects: vec![Expectation { key: RecordKey::Task(task.key.clone()), version: None }],
        puts: vec![Record::Task(task.clone())],
        ..Change::by(actor, "assign-task", now)
    };
    resettle(engine, &task, &mut change)?;
    if let Some(once) = once {
        once.use_up(&mut change, RecordKey::Task(task.key.clone()));
    }
    match engine.store.commit(change) {
        Ok(_) => Ok(task.key),
        Err(CommitError::Conflict { .. }) => {
            let exists = || Refusal::Exists { what: format!("task {}", task.key) };
            assigned_before(engine, once)?.ok_or_else(exists) // the same may have been sent twice at once
        }
        Err(error) => Err(Refusal::of_commit(error)),
    }
}

/// The task that this very assignment made before.
fn assigned_before(engine: &Engine, once: Option<&Once>) -> Result<Option<TaskKey>, Refusal> {
    match Once::made_before(engine, once)? {
        Some(RecordKey::Task(task)) => Ok(Some(task)),
        _ => Ok(None),
    }
}

/// The task that an assignment describes, not yet recorded.
fn read(engine: &Engine, sent: &Assignment, today: Day) -> Result<Task, Refusal> {
    let mut faults = Faults::default();
    let plan = faults.keep("bad-identifier", "plan", PlanId::parse(&sent.plan));
    let number = faults.keep("bad-identifier", "number", TaskNumber::parse(&sent.number));
    let title = required(&mut faults, "title", &sent.title, TITLE_BYTES_MAX);
    let assigner = required(&mut faults, "assigner", &sent.assigner, NAME_BYTES_MAX);
    let product = optional(&mut faults, "product", &sent.product, TITLE_BYTES_MAX);
    let note = optional(&mut faults, "note", &sent.note, NOTE_BYTES_MAX);
    let area = Area::parse(&sent.area);
    if area.is_none() {
        let known = Area::ALL.map(Area::id).join(", ");
        faults.add("unknown-area", "area", format!("a content area is one of {known}"));
    }
    let directive = sent.directive.as_deref().map(DirectiveId::parse);
    let directive = directive.and_then(|read| faults.keep("bad-identifier", "directive", read));
    let assigned = faults.keep("bad-day", "assigned", Day::parse(&sent.assigned));
    let due = sent.due.as_deref().and_then(|due| faults.keep("bad-day", "due", Day::parse(due)));
    if sent.unit.is_empty() {
        faults.add("missing", "unit", "a task is assigned to a unit: give its code");
    }
    let unit = match UnitCode::parse(&sent.unit) {
        _ if sent.unit.is_empty() => None,
        read => faults.keep("bad-identifier", "unit", read),
    };
    if let (Some(unit), Some(assigned)) = (&unit, assigned) {
        check_unit(engine, &mut faults, unit, assigned);
    }
    if assigned.is_some_and(|assigned| assigned > today) {
        faults.add("in-the-future", "assigned", format!("today is {today}: what has not happened cannot be recorded"));
    }
    if let (Some(assigned), Some(due)) = (assigned, due)
        && due < assigned
    {
        faults.add(
            "deadline-before-assignment",
            "due",
            format!("the deadline lies before the assignment of {assigned}"),
        );
    }
    faults.refuse()?;
    let (Some(plan), Some(number), Some(area), Some(unit), Some(assigned)) = (plan, number, area, unit, assigned)
    else {
        unreachable!("a field that could not be read has left a fault");
    };
    let fact = |event| TaskFact {
        event,
        legal: assigned,
        recorded_on: today,
        recorded: Position::UNRECORDED,
        note: note.clone(),
    };
    let facts =
        [Some(TaskEvent::Assigned), due.map(|on| TaskEvent::Due { on })].into_iter().flatten().map(fact).collect();
    let text = TaskText { title, area, assigner, product, directive };
    Ok(Task { key: TaskKey { plan, number }, unit, texts: vec![Recorded::new(text, today)], facts })
}

/// Notes a fault where the code is no unit's on that day.
pub(super) fn check_unit(engine: &Engine, faults: &mut Faults, code: &UnitCode, day: Day) {
    match engine.units.look_up(code, day) {
        Lookup::Found(_) => {}
        Lookup::Unknown => faults.add("unknown-unit", "unit", format!("no unit has the code {code}")),
        Lookup::WrongDate { life } => {
            faults.add("unit-at-wrong-date", "unit", wrong_date(code, day, life));
        }
    }
}
