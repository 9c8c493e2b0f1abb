//! Writes what happens to a schedule: another version, a pause, its end.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::list_schedules::{ScheduleView, recorded, show_schedule};
use super::refusal::{Faults, Refusal};
use super::schedule_clock::dealt_with;
use super::text::optional;
use crate::domain::id::ScheduleId;
use crate::domain::schedule::{Schedule, ScheduleFault};
use crate::domain::text::NOTE_BYTES_MAX;
use crate::domain::{Instant, Position};
use crate::store::{Change, Expectation, Record, RecordKey};

/// What is to happen to a schedule.
#[derive(Clone, Debug)]
pub struct ScheduleStep {
    /// The schedule.
    pub id: ScheduleId,
    /// Why; may be empty.
    pub reason: String,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Lets something happen to the schedule from now on, or says why it makes no sense; what it owed until now stays owed.
pub(super) fn write_schedule(
    engine: &Engine,
    actor: &str,
    operation: &str,
    step: &ScheduleStep,
    happen: impl Fn(&mut Schedule, Instant, String) -> Result<(), ScheduleFault>,
) -> Result<ScheduleView, Refusal> {
    let mut faults = Faults::default();
    let reason = optional(&mut faults, "reason", &step.reason, NOTE_BYTES_MAX);
    faults.refuse()?;
    commit_decided(engine, || {
        let now = engine.clock.now();
        let found = recorded(engine, &step.id)?;
        let key = RecordKey::Schedule(step.id.clone());
        if step.seen.is_some_and(|seen| seen != found.version) {
            return Err(Refusal::Stale { what: key.to_string(), version: Some(found.version) });
        }
        let mut schedule = found.value.clone();
        happen(&mut schedule, now, reason.clone()).map_err(Refusal::of_schedule)?;
        dealt_with(engine, &found.value, now)?; // what a clock decided that had gone ahead is not this version's
        let change = Change {
            reason: reason.clone(),
            expects: vec![Expectation { key, version: Some(found.version) }],
            puts: vec![Record::Schedule(Box::new(schedule))],
            ..Change::by(actor, operation, now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    show_schedule(engine, &step.id)
}
