//! Runs a schedule for instants that are past.

use super::engine::Engine;
use super::manual_runs::{Asked, run_manually};
use super::once::Once;
use super::refusal::{Faults, Refusal};
use super::text::optional;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::Occurrence;
use crate::domain::schedule::past_instants;
use crate::domain::text::NOTE_BYTES_MAX;
use crate::store::Versioned;

/// The most instants of one backfill.
pub const BACKFILL_INSTANTS_MAX: usize = 366;

/// Which instants are run again.
#[derive(Clone, Debug)]
pub struct Backfill {
    /// The schedule.
    pub id: ScheduleId,
    /// Not before this instant.
    pub from: Instant,
    /// Not after this instant.
    pub until: Instant,
    /// Why; may be empty.
    pub reason: String,
}

/// Makes an occurrence for every instant that the schedule's present version names from one instant until another, each as
/// of its own day, one after the other; those on a day off are left out where it skips them. Under an idempotency key they
/// are made once.
pub fn backfill_schedule(
    engine: &Engine,
    actor: &str,
    backfill: &Backfill,
    once: Option<&Once>,
) -> Result<Vec<Versioned<Occurrence>>, Refusal> {
    let Backfill { id, from, until, .. } = backfill;
    let mut faults = Faults::default();
    let reason = optional(&mut faults, "reason", &backfill.reason, NOTE_BYTES_MAX);
    let asked = Asked { actor, operation: "backfill-schedule", id, reason: &reason };
    run_manually(engine, &asked, once, |schedule, now| {
        let mut faults = std::mem::take(&mut faults);
        if from > until {
            faults.add("ends-before-it-begins", "until", format!("{until} lies before {from}"));
        }
        if *until > now {
            faults.add(
                "in-the-future",
                "until",
                format!("it is {now}: what is still to come is run when its time comes"),
            );
        }
        let (version, calendar) = (schedule.last_version(), engine.calendar());
        let instants = past_instants(version.rule, *from, *until, Outlook::of(&calendar), BACKFILL_INSTANTS_MAX + 1);
        if instants.len() > BACKFILL_INSTANTS_MAX {
            faults.add(
                "too-many-instants",
                "from",
                format!("more than {BACKFILL_INSTANTS_MAX} instants: take fewer days"),
            );
        } else if instants.is_empty() && from <= until {
            faults.add("no-instants", "from", "the schedule names no instant between the two");
        }
        faults.refuse()?;
        Ok(instants.into_iter().map(Some).collect())
    })
}
