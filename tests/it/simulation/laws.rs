//! What holds after every run, however its clock lied and wherever it died.
//!
//! They are told from what the store holds and what the receivers took, against a reckoning of their own; those of reminders
//! are in `rungs`.

use std::collections::BTreeSet;

use dondoc::domain::message::{Channel, MessageId};
use dondoc::domain::outbox::OutboxState;
use dondoc::domain::{Instant, Position};
use dondoc::operations::{due_messages, prove_schedule};
use dondoc::store::{OutboxQuery, RecordKey};

use super::rungs::{every_reminder_is_accounted_for, every_rung_is_written};
use super::setting::{UNITS, schedules};
use super::world::World;

/// A law that was broken.
pub type Broken = String;

/// The first law that the run broke.
pub fn broken(world: &World) -> Result<(), Broken> {
    every_instant_has_its_one_disposition(world)?;
    nothing_is_run_twice(world)?;
    nothing_waits(world)?;
    every_message_came_in_once_taken(world)?;
    nobody_is_told_under_two_ids(world)?;
    every_rung_is_written(world)?;
    every_reminder_is_accounted_for(world)
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

/// What is finished is neither claimed nor finished again, unless a clock that came back took it back in between.
fn nothing_is_run_twice(world: &World) -> Result<(), Broken> {
    let entries = world.process.engine.store.entries(Position::UNRECORDED, usize::MAX);
    let mut finished = BTreeSet::new();
    for entry in entries.map_err(|error| error.to_string())? {
        let occurrences = entry.keys.into_iter().filter_map(|key| match key {
            RecordKey::Occurrence(key) => Some(key),
            _ => None,
        });
        for key in occurrences {
            match entry.operation.as_str() {
                "take-back-occurrences" => drop(finished.remove(&key)),
                operation => expect(!finished.contains(&key), || format!("{key:?} is finished, and then {operation}"))?,
            }
            if entry.operation == "finish-occurrence" {
                finished.insert(key);
            }
        }
    }
    Ok(())
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

pub(super) fn expect(holds: bool, what: impl FnOnce() -> Broken) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(what()) }
}
