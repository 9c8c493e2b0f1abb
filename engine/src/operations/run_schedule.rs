//! Runs a schedule now, beside what its expression names.

use super::decided::Decision;
use super::engine::Engine;
use super::list_schedules::recorded;
use super::manual_runs::{Asked, made_with, make};
use super::once::{Once, commit_once};
use super::refusal::{Faults, Refusal};
use super::text::optional;
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::Occurrence;
use crate::domain::text::NOTE_BYTES_MAX;
use crate::store::{RecordKey, Versioned};

/// Makes an occurrence as of today that starts at once, under the schedule's rule of overlaps; a paused schedule may be run
/// so. Under an idempotency key it is made once.
pub fn run_schedule(
    engine: &Engine,
    actor: &str,
    id: &ScheduleId,
    reason: &str,
    once: Option<&Once>,
) -> Result<Versioned<Occurrence>, Refusal> {
    let mut faults = Faults::default();
    let reason = optional(&mut faults, "reason", reason, NOTE_BYTES_MAX);
    faults.refuse()?;
    let key = commit_once(
        engine,
        once,
        |key| if let RecordKey::Occurrence(made) = key { Some(made) } else { None },
        || {
            let now = engine.clock.now();
            let schedule = recorded(engine, id)?;
            schedule.value.admit(now, false).map_err(Refusal::of_schedule)?;
            let asked = Asked { actor, operation: "run-schedule", reason: &reason, now };
            let (change, mut keys) = make(engine, &asked, &schedule, &[None], once)?;
            Ok(Decision::Write(change, keys.remove(0)))
        },
    )?;
    Ok(made_with(engine, &key)?.remove(0))
}
