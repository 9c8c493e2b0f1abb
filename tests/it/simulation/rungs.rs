//! The laws of reminders: each rung that fell due is written, and what is written is told or gave way to something later.
//!
//! Rungs are counted here by the words of the ladder; of the engine's reckoning the working days alone are used.

use std::collections::BTreeMap;

use dondoc::domain::calendar::Outlook;
use dondoc::domain::owed::{OwedKey, Standing};
use dondoc::domain::reminder::{Reminder, Silenced};
use dondoc::domain::reminder_policy::PolicyScope;
use dondoc::domain::task::{Task, TaskEvent};
use dondoc::domain::task_state::Stage;
use dondoc::domain::{AsOf, Day};
use dondoc::operations::Engine;
use dondoc::store::{ReminderQuery, TaskQuery};

use super::laws::{Broken, expect};
use super::world::World;

/// The rungs of the ladder that holds where no policy does, in working days, and its repetition.
const RUNGS: [i32; 7] = [-15, -7, -3, -1, 0, 1, 3];
const REPEAT_DAYS: u8 = 5;

/// A ladder as the world has it, and since when.
struct InForce {
    rungs: Vec<i32>,
    repeat_days: Option<u8>,
    /// The day on which a policy was last set or withdrawn, by the clock of then; `None` where none ever was.
    since: Option<Day>,
}

/// Each task has the rungs of its deadlines that fell due: each once, none before its day, and none missing of the deadline
/// it has now.
///
/// A rung that falls due while the unit has put its reminders off is owed after that. Under a clock that was ahead rungs are
/// written early, and of a calendar that was changed any may have said when they fell due: then at least the rungs of now are
/// written. A policy counts from the day it was set, so then the rungs after that day are; where the clock was ahead too, the
/// numbers of rungs of two ladders cannot be held against each other, and the latest or a later one must be written.
pub fn every_rung_is_written(world: &World) -> Result<(), Broken> {
    let engine = &world.process.engine;
    let today = engine.day_of(world.now());
    let is_edited = engine.store.calendar_edits().map_err(|error| error.to_string())?.len() > 1;
    for task in tasks(engine)? {
        let mut by_deadline: BTreeMap<Day, Vec<Reminder>> = BTreeMap::new();
        for reminder in reminders(engine, &task)? {
            let written = engine.day_of(reminder.written);
            let (due, key) = (reminder.due, &task.key);
            expect(due <= written, || format!("{key}: due on {due} and written on {written}"))?;
            by_deadline.entry(reminder.key.deadline).or_default().push(reminder);
        }
        let state = task.state(AsOf::latest(Day::LAST), engine.completion).ok_or("a task without its assignment")?;
        let Some(deadline) = state.deadline else { continue };
        if !state.stage.is_open() || state.stage == Stage::Suspended {
            continue;
        }
        let rows = by_deadline.remove(&deadline).unwrap_or_default();
        let in_force = ladder(engine, &task)?;
        let fallen = rungs_due(engine, &in_force, deadline, today);
        let owed = put_off(&task, &fallen, today);
        let stands_for = |rows: &mut dyn Iterator<Item = &Reminder>| -> usize {
            rows.map(|row| usize::try_from(row.stands_for).expect("some weeks")).sum()
        };
        let (written, key) = (stands_for(&mut rows.iter()), &task.key);
        let (holds, after) = match in_force.since {
            None if world.was_ahead || is_edited => (written >= owed.len(), Day::FIRST),
            None => (written >= owed.len() && written <= fallen.len(), Day::FIRST),
            Some(since) if world.was_ahead || is_edited => {
                let last = owed.iter().rfind(|(_, due)| *due > since).map(|(rung, _)| *rung);
                (last.is_none_or(|last| rows.iter().any(|row| row.key.rung.0 >= last)), since)
            }
            Some(since) => {
                let written = stands_for(&mut rows.iter().filter(|row| row.due > since));
                (written >= owed.iter().filter(|(_, due)| *due > since).count(), since)
            }
        };
        expect(holds, || {
            format!("{key}: of {deadline} {owed:?} fell due by {today}, after {after}, and {written} are written")
        })?;
    }
    Ok(())
}

/// Whatever is written is owed to somebody or gave way to a later rung, or its unit had acknowledged it; and what is owed was
/// told in messages that speak of it, unless something later took its place before.
pub fn every_reminder_is_accounted_for(world: &World) -> Result<(), Broken> {
    let engine = &world.process.engine;
    for task in tasks(engine)? {
        let rows = reminders(engine, &task)?;
        for reminder in &rows {
            let key = &reminder.key;
            let is_acknowledged = reminder.silenced == Some(Silenced::Acknowledged);
            let said = |event: TaskEvent| task.facts.iter().any(|fact| fact.event == event);
            let later = |row: &Reminder| row.key.deadline == key.deadline && row.key.rung > key.rung;
            let has_later = rows.iter().any(later);
            expect(!reminder.superseded || has_later, || format!("{key:?} gave way to nothing"))?;
            expect(!is_acknowledged || said(TaskEvent::Acknowledged), || format!("nobody acknowledged {key:?}"))?;
            let is_owed = !reminder.recipients.is_empty() || reminder.superseded || is_acknowledged;
            expect(is_owed, || format!("{key:?} is owed to nobody"))?;
            for unit in &reminder.recipients {
                let owed = OwedKey { unit: unit.clone(), reminder: key.clone() };
                let found = engine.store.owed(&owed).map_err(|error| error.to_string())?;
                let found = found.ok_or_else(|| format!("that {unit} is owed {key:?} is lost"))?.value;
                became(engine, &task, &found.standing, reminder, has_later)?;
            }
        }
    }
    Ok(())
}

/// What became of an owed reminder can have become of it.
fn became(
    engine: &Engine,
    task: &Task,
    standing: &Standing,
    reminder: &Reminder,
    has_later: bool,
) -> Result<(), Broken> {
    let key = &reminder.key;
    match standing {
        Standing::Waiting => Ok(()), // the law of what waits says for whom it may
        Standing::Told { messages, .. } => {
            expect(!messages.is_empty(), || format!("{key:?} counts as told in no message"))?;
            for id in messages {
                let message = engine.store.message(id).map_err(|error| error.to_string())?;
                let speaks = message.is_some_and(|message| message.value.reminders.contains(key));
                expect(speaks, || format!("{key:?} counts as told in {id}, which does not speak of it"))?;
            }
            Ok(())
        }
        Standing::Overtaken { .. } => {
            let ends = |event: TaskEvent| {
                use TaskEvent::{Accepted, Cancelled, Extended, Refused, Suspended};
                matches!(event, Accepted | Cancelled | Refused | Suspended | Extended { .. })
            };
            let may = has_later || task.facts.iter().any(|fact| ends(fact.event));
            expect(may, || format!("{key:?} was overtaken by nothing"))
        }
    }
}

/// All tasks, those of duties among them.
fn tasks(engine: &Engine) -> Result<Vec<Task>, Broken> {
    let query = TaskQuery { unit: None, plan: None, after: None, limit: usize::MAX };
    let found = engine.store.tasks(&query).map_err(|error| error.to_string())?;
    Ok(found.into_iter().map(|row| row.value).collect())
}

fn reminders(engine: &Engine, task: &Task) -> Result<Vec<Reminder>, Broken> {
    let query = ReminderQuery { unit: None, task: Some(task.key.clone()), after: None, limit: usize::MAX };
    let found = engine.store.reminders(&query).map_err(|error| error.to_string())?;
    Ok(found.into_iter().map(|row| row.value).collect())
}

/// The ladder of a task: its plan's, or that of all tasks. No directive has one in these worlds.
fn ladder(engine: &Engine, task: &Task) -> Result<InForce, Broken> {
    let mut found = InForce { rungs: RUNGS.to_vec(), repeat_days: Some(REPEAT_DAYS), since: None };
    for scope in [PolicyScope::All, PolicyScope::Plan(task.key.plan.clone())] {
        let Some(policy) = engine.store.reminder_policy(&scope).map_err(|error| error.to_string())? else { continue };
        found.since = policy.value.versions.iter().map(|version| version.recorded_on).max().max(found.since);
        if let Some(policy) = policy.value.last() {
            found.rungs = policy.ladder.rungs().iter().map(|rung| rung.0).collect();
            found.repeat_days = policy.ladder.repeat();
        }
    }
    Ok(found)
}

/// The rungs of a deadline that fell due by a day, with the day of each: counted from the last working day in time up to the
/// deadline and from the deadline after it, and the last one again and again.
fn rungs_due(engine: &Engine, ladder: &InForce, deadline: Day, today: Day) -> Vec<(i32, Day)> {
    let calendar = engine.calendar();
    let outlook = Outlook::of(&calendar);
    let is_off = outlook.works(deadline) == Some(false);
    let day = |rung: i32| {
        let from_last_in_time = i32::from(is_off && rung <= 0);
        let counted = outlook.add_working_days(deadline, rung - from_last_in_time);
        (rung, counted.expect("these years are known or provisional").value)
    };
    let last = *ladder.rungs.last().expect("a ladder has a rung");
    let repeated =
        ladder.repeat_days.into_iter().flat_map(|days| (1..).map(move |times| last + i32::from(days) * times));
    let rungs = ladder.rungs.iter().copied().chain(repeated);
    rungs.map(day).take_while(|(_, due)| *due <= today).collect()
}

/// Those of the rungs that must be written by a day: of what falls due between the day on which the unit last put its
/// reminders of this deadline off and the day until which it did, only what that day is past.
fn put_off(task: &Task, fallen: &[(i32, Day)], today: Day) -> Vec<(i32, Day)> {
    let mut facts: Vec<_> = task.facts.iter().collect();
    facts.sort_by_key(|fact| fact.legal);
    let snoozed = facts.iter().fold(None, |before, fact| match fact.event {
        TaskEvent::Due { .. } | TaskEvent::Extended { .. } => None,
        TaskEvent::Snoozed { until } => Some((fact.legal, until)),
        _ => before,
    });
    let waits = |due: Day| snoozed.is_some_and(|(from, until)| from <= due && due <= until && today <= until);
    fallen.iter().copied().filter(|(_, due)| !waits(*due)).collect()
}
