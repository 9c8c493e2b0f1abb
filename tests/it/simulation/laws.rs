//! What holds after every run, however its clock lied and wherever it died.
//!
//! They are told from what the store holds and what the receivers took, against a reckoning of their own.

use std::collections::BTreeMap;

use dondoc::domain::calendar::Outlook;
use dondoc::domain::message::{Channel, MessageId};
use dondoc::domain::outbox::OutboxState;
use dondoc::domain::reminder::Reminder;
use dondoc::domain::task_state::Stage;
use dondoc::domain::{AsOf, Day, Instant};
use dondoc::operations::{Engine, due_messages, prove_schedule};
use dondoc::store::{OutboxQuery, ReminderQuery};

use super::setting::{UNITS, schedules};
use super::world::World;

/// The rungs of the default ladder before its repetition, in working days.
const RUNGS: [i32; 8] = [-15, -7, -3, -1, 0, 1, 3, 8];

/// A law that was broken.
pub type Broken = String;

/// The first law that the run broke.
pub fn broken(world: &World) -> Result<(), Broken> {
    every_instant_has_its_one_disposition(world)?;
    nothing_waits(world)?;
    every_message_came_in_once_taken(world)?;
    nobody_is_told_under_two_ids(world)?;
    every_rung_is_written(world)
}

/// No nominal instant is without its one disposition, and no claim stays open.
fn every_instant_has_its_one_disposition(world: &World) -> Result<(), Broken> {
    let engine = &world.process.engine;
    let from: Instant = "2022-01-01T00:00:00Z".parse().expect("an instant");
    for schedule in schedules() {
        let proven = prove_schedule(engine, &schedule, from, world.now()).map_err(|refusal| refusal.to_string())?;
        if proven.until < world.now() - chrono::TimeDelta::days(60) {
            return Err(format!("{schedule} was looked at until {} only, and it is {}", proven.until, world.now()));
        }
        if !proven.proof.violations.is_empty() {
            return Err(format!("{schedule}: {:?}", proven.proof.violations));
        }
    }
    let open = engine.store.open_claims().map_err(|error| error.to_string())?;
    let open = open.iter().filter(|claim| claim.value.start() <= world.now()).count();
    expect(open == 0, || format!("{open} claims are open"))
}

/// What is owed was told, and what was told was sent.
fn nothing_waits(world: &World) -> Result<(), Broken> {
    let engine = &world.process.engine;
    let mut units = engine.store.units_waiting(None, 100).map_err(|error| error.to_string())?;
    // An office that a clock years ahead met has nobody to write to: what it is owed waits for a contact.
    units.retain(|unit| UNITS.contains(&unit.as_str()));
    expect(units.is_empty(), || format!("reminders wait for {units:?}"))?;
    for channel in Channel::ALL {
        let page = due_messages(engine, channel, world.now(), None, 100).map_err(|refusal| refusal.to_string())?;
        expect(page.messages.is_empty(), || format!("{} messages wait to be sent", page.messages.len()))?;
    }
    Ok(())
}

/// What counts as delivered came in, and nothing came in that nobody wrote.
fn every_message_came_in_once_taken(world: &World) -> Result<(), Broken> {
    let store = &world.process.engine.store;
    let query = OutboxQuery { unit: None, contact: None, channel: None, state: None, after: None, limit: usize::MAX };
    let rows = store.outboxes(&query).map_err(|error| error.to_string())?;
    for row in &rows {
        let id = &row.value.message;
        let state = row.value.status.state();
        let arrived = world.inbox.arrivals.contains_key(id);
        expect(state == OutboxState::Delivered, || format!("message {id} is {state:?} in the end"))?;
        expect(arrived, || format!("message {id} counts as delivered and never came in"))?;
    }
    let known = |id: &MessageId| rows.iter().any(|row| row.value.message == *id);
    let strange = world.inbox.arrivals.keys().find(|id| !known(id));
    expect(strange.is_none(), || format!("message {strange:?} came in and is nowhere"))
}

/// A contact is told of a reminder through one channel under one id.
fn nobody_is_told_under_two_ids(world: &World) -> Result<(), Broken> {
    let doubled = world.inbox.told.iter().find(|(_, ids)| ids.len() > 1);
    expect(doubled.is_none(), || format!("told under more than one id: {doubled:?}"))
}

/// Each task has the rungs of its deadlines that fell due: each once, none before its day, and none missing of the deadline
/// it has now.
fn every_rung_is_written(world: &World) -> Result<(), Broken> {
    let engine = &world.process.engine;
    let today = engine.day_of(world.now());
    for task in &world.tasks {
        let query = ReminderQuery { unit: None, task: Some(task.clone()), after: None, limit: usize::MAX };
        let rows = engine.store.reminders(&query).map_err(|error| error.to_string())?;
        let mut by_deadline: BTreeMap<Day, Vec<Reminder>> = BTreeMap::new();
        for row in rows {
            let reminder = row.value;
            let written = engine.day_of(reminder.written);
            expect(reminder.due <= written, || format!("{task}: due on {} and written on {written}", reminder.due))?;
            by_deadline.entry(reminder.key.deadline).or_default().push(reminder);
        }
        let found = engine.store.task(task).map_err(|error| error.to_string())?;
        let found = found.ok_or_else(|| format!("task {task} is lost"))?.value;
        let state = found.state(AsOf::latest(Day::LAST), engine.completion).ok_or("a task without its assignment")?;
        let Some(deadline) = state.deadline else { continue };
        if !state.stage.is_open() || state.stage == Stage::Suspended {
            continue;
        }
        let rows = by_deadline.remove(&deadline).unwrap_or_default();
        let written: u32 = rows.iter().map(|row| row.stands_for).sum();
        let due = rungs_due(engine, deadline, today);
        let enough = if world.was_ahead { written >= due } else { written == due };
        expect(enough, || format!("{task}: {due} rungs of {deadline} fell due by {today}, and {written} are written"))?;
    }
    Ok(())
}

/// How many rungs of a deadline fell due by a day: those of the ladder, counted from the last working day in time up to the
/// deadline and from the deadline after it, and one in each five working days after the last.
fn rungs_due(engine: &Engine, deadline: Day, today: Day) -> u32 {
    let calendar = engine.calendar();
    let outlook = Outlook::of(&calendar);
    let is_off = outlook.works(deadline) == Some(false);
    let day = |rung: i32| {
        let from_last_in_time = i32::from(is_off && rung <= 0);
        let counted = outlook.add_working_days(deadline, rung - from_last_in_time);
        counted.expect("these years are known or provisional").value
    };
    let repeated = (0..).map(|times| RUNGS[RUNGS.len() - 1] + 5 * times);
    let rungs = RUNGS[..RUNGS.len() - 1].iter().copied().chain(repeated);
    let fallen = rungs.map(day).take_while(|due| *due <= today).count();
    u32::try_from(fallen).expect("some weeks")
}

fn expect(holds: bool, what: impl FnOnce() -> Broken) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(what()) }
}
