//! Creates a schedule over the API or the command line.

use super::decided::Decision;
use super::engine::Engine;
use super::list_schedules::{ScheduleView, show_schedule};
use super::once::{Once, commit_once};
use super::refusal::{Faults, Refusal};
use super::schedule_text::{ScheduleText, read_rule};
use super::text::optional;
use crate::domain::id::ScheduleId;
use crate::domain::schedule::{Began, Origin, Schedule};
use crate::domain::text::NOTE_BYTES_MAX;
use crate::store::{Change, Expectation, Record, RecordKey};

/// The most schedules, retired ones among them.
pub const SCHEDULES_MAX: usize = 1_000;

/// A schedule as it was sent.
#[derive(Clone, Debug, Default)]
pub struct ScheduleSent {
    /// Its identifier.
    pub id: String,
    /// What it is to do.
    pub text: ScheduleText,
    /// Why; may be empty.
    pub reason: String,
}

/// Creates the schedule, or names everything that is wrong with it; it owes what its expression names from now on. Under an
/// idempotency key it is created once.
pub fn create_schedule(
    engine: &Engine,
    actor: &str,
    sent: &ScheduleSent,
    once: Option<&Once>,
) -> Result<ScheduleView, Refusal> {
    let id = commit_once(
        engine,
        once,
        |key| if let RecordKey::Schedule(made) = key { Some(made) } else { None },
        || {
            let now = engine.clock.now();
            let mut faults = Faults::default();
            let id = faults.keep("bad-identifier", "id", ScheduleId::parse(&sent.id));
            let rule = read_rule(engine, &mut faults, &sent.text, now);
            let reason = optional(&mut faults, "reason", &sent.reason, NOTE_BYTES_MAX);
            let known = engine.store.schedules()?;
            if known.len() >= SCHEDULES_MAX {
                faults.add(
                    "too-many-schedules",
                    "id",
                    format!("there are {SCHEDULES_MAX} already, retired ones among them"),
                );
            }
            faults.refuse()?;
            let (Some(id), Some(rule)) = (id, rule) else {
                unreachable!("a field that could not be read has left a fault")
            };
            let key = RecordKey::Schedule(id.clone());
            if known.iter().any(|schedule| schedule.value.id == id) {
                return Err(Refusal::Exists { what: key.to_string() });
            }
            let began = Began { rule, origin: Origin::Api };
            let schedule = Schedule::new(id.clone(), began, now, reason.clone());
            let mut change = Change {
                reason,
                expects: vec![Expectation { key: key.clone(), version: None }],
                puts: vec![Record::Schedule(Box::new(schedule))],
                ..Change::by(actor, "create-schedule", now)
            };
            if let Some(once) = once {
                once.use_up(&mut change, key);
            }
            Ok(Decision::Write(change, id))
        },
    )?;
    show_schedule(engine, &id)
}
