//! Brings what a task waits for up to date: whatever moves its deadline, its ladder or its calendar ends here.

use super::engine::Engine;
use super::refusal::Refusal;
use super::reminder_policy_of::policy_of;
use crate::domain::Day;
use crate::domain::calendar::Outlook;
use crate::domain::id::UnitCode;
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::reminder::{
    Climb, NextRung, Reminder, ReminderKey, Rung, Settled, Silenced, Start, reminded_deadline, settle,
};
use crate::domain::reminder_policy::Escalation;
use crate::domain::task::Task;
use crate::domain::task_state::TaskState;
use crate::store::{Change, Expectation, Record, RecordKey, ReminderQuery, Versioned};

/// Adds to a change the reminders of a task that have fallen due, to whom each is owed, and the rung it waits for
/// afterwards. What was owed before and is not told yet gives way to them.
pub fn resettle(engine: &Engine, task: &Task, change: &mut Change) -> Result<(), Refusal> {
    resettle_from(engine, task, change, None)
}

/// Adds what moves of a task beside what others bring to the change; a task of which nothing moves adds nothing.
pub(super) fn resettle_moved(
    engine: &Engine,
    task: &Versioned<Task>,
    change: &mut Change,
    set_on: Option<Day>,
) -> Result<(), Refusal> {
    let mut own = Change::by_engine(&change.operation, change.now);
    resettle_from(engine, &task.value, &mut own, set_on)?;
    if !own.is_empty() {
        let key = RecordKey::Task(task.value.key.clone());
        change.expects.push(Expectation { key, version: Some(task.version) });
        change.take_in(own);
    }
    Ok(())
}

/// The same under a ladder that was set on a day: what it would have had fall due before is not made up for.
fn resettle_from(engine: &Engine, task: &Task, change: &mut Change, set_on: Option<Day>) -> Result<(), Refusal> {
    let state = task.state_once_recorded(Day::LAST, engine.completion).expect("a task is made with its assignment");
    let waiting = engine.store.next_rung(&task.key)?;
    let before = waiting.as_ref().map(|waiting| &waiting.value);
    let start = start(engine, task, &state, before, set_on)?;
    let policy = policy_of(engine, task)?;
    let (calendar, today) = (engine.calendar(), engine.day_of(change.now));
    let outlook = Outlook::of(&calendar);
    let climb = Climb { ladder: &policy.ladder, outlook, start, today, now: change.now };
    let mut settled = settle(task, &state, &climb);
    if let Some(last) = settled.written.last_mut() {
        last.recipients = recipients(engine, task, last, policy.escalation, today);
    }
    overtake(engine, before, (reminded_deadline(&state), &settled), change)?;
    owe(&settled, change);
    change.puts.extend(settled.written.into_iter().map(Record::Reminder));
    match (settled.next, waiting) {
        (Some(next), Some(waiting)) if next != waiting.value => {
            change.replace(waiting.map(Record::NextRung), Record::NextRung(next));
        }
        (None, Some(waiting)) => change.remove(waiting.map(Record::NextRung)),
        (next, waiting) => {
            let version = waiting.as_ref().map(|waiting| waiting.version);
            change.expects.push(Expectation { key: RecordKey::NextRung(task.key.clone()), version });
            change.puts.extend(next.filter(|_| waiting.is_none()).map(Record::NextRung));
        }
    }
    Ok(())
}

/// Where the task stands on its ladder.
fn start(
    engine: &Engine,
    task: &Task,
    state: &TaskState,
    waiting: Option<&NextRung>,
    set_on: Option<Day>,
) -> Result<Start, Refusal> {
    let Some(deadline) = reminded_deadline(state) else { return Ok(Start::FOOT) };
    let waiting = waiting.filter(|waiting| waiting.deadline == deadline);
    let last = match waiting.and_then(|waiting| waiting.last) {
        Some(last) => Some(last),
        None => last_rung(engine, task, deadline)?,
    };
    let foot = last.map_or(Start::FOOT, Start::above);
    Ok(match (waiting, set_on) {
        (_, Some(_)) => Start { not_before: set_on, ..foot },
        (Some(waiting), None) => Start { rung: waiting.rung, last, not_before: None },
        (None, None) => foot,
    })
}

/// The last rung that was written for this deadline of the task.
fn last_rung(engine: &Engine, task: &Task, deadline: Day) -> Result<Option<Rung>, Refusal> {
    let query = ReminderQuery { unit: None, task: Some(task.key.clone()), after: None, limit: usize::MAX };
    let reminders = engine.store.reminders(&query)?.into_iter().map(|row| row.value.key);
    Ok(reminders.filter(|key| key.deadline == deadline).map(|key| key.rung).max())
}

/// The units that a reminder is owed to. Where the task's own is gone, the nearest above it takes its place.
fn recipients(engine: &Engine, task: &Task, reminder: &Reminder, escalation: Escalation, today: Day) -> Vec<UnitCode> {
    let since = task.assigned_on().expect("a task is made with its assignment");
    let superiors = engine.units.superiors(&task.unit, since, today);
    let stands = engine.units.is_same_office(&task.unit, since, today);
    let own = superiors.first().filter(|_| !stands).unwrap_or(&task.unit).clone();
    let told = escalation.told(reminder.key.rung, &superiors).into_iter().filter(|unit| *unit != own);
    let own = (reminder.silenced != Some(Silenced::Acknowledged)).then(|| own.clone());
    own.into_iter().chain(told).collect()
}

/// Adds that what was owed of the task before, and waits to be told, is overtaken: by a later rung, by another deadline, or
/// by the end of the task. A ladder that ends with it overtakes nothing.
fn overtake(
    engine: &Engine,
    before: Option<&NextRung>,
    (reminded, settled): (Option<Day>, &Settled),
    change: &mut Change,
) -> Result<(), Refusal> {
    let Some(before) = before else { return Ok(()) };
    let goes_on = reminded == Some(before.deadline);
    let Some(rung) = before.last.filter(|_| !goes_on || !settled.written.is_empty()) else { return Ok(()) };
    let key = ReminderKey { task: before.task.clone(), deadline: before.deadline, rung };
    let Some(Versioned { value: reminder, .. }) = engine.store.reminder(&key)? else { return Ok(()) };
    for unit in reminder.recipients {
        let owed = OwedKey { unit, reminder: key.clone() };
        let Some(found) = engine.store.owed(&owed)? else { continue };
        if found.value.standing == Standing::Waiting {
            let standing = Standing::Overtaken { at: change.now };
            change.replace(found.map(Record::Owed), Record::Owed(Owed { key: owed, standing }));
        }
    }
    Ok(())
}

/// Adds what each unit is owed from now on.
fn owe(settled: &Settled, change: &mut Change) {
    for reminder in &settled.written {
        let owed = |unit: &UnitCode| {
            let key = OwedKey { unit: unit.clone(), reminder: reminder.key.clone() };
            Record::Owed(Owed { key, standing: Standing::Waiting })
        };
        change.puts.extend(reminder.recipients.iter().map(owed));
    }
}
