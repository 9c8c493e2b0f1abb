//! Runs a schedule now, beside what its expression names.

use super::engine::Engine;
use super::manual_runs::{Asked, run_manually};
use super::once::Once;
use super::refusal::{Faults, Refusal};
use super::text::optional;
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::Occurrence;
use crate::domain::text::NOTE_BYTES_MAX;
use crate::store::Versioned;

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
    let asked = Asked { actor, operation: "run-schedule", id, reason: &reason };
    Ok(run_manually(engine, &asked, once, |_, _| Ok(vec![None]))?.remove(0))
}
