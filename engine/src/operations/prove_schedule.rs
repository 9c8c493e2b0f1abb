//! Proves that every nominal instant of a schedule has exactly one open claim or final disposition.

use chrono::TimeDelta;

use super::engine::Engine;
use super::list_schedules::recorded;
use super::refusal::Refusal;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::Occurrence;
use crate::domain::schedule::{Proof, prove};
use crate::store::OccurrenceQuery;

/// The most rows that one proof reads.
pub const PROOF_ROWS_MAX: usize = 10_000;

/// A proof, and how far it reaches.
#[derive(Clone, Debug)]
pub struct ScheduleProof {
    /// The first instant that was asked for.
    pub from: Instant,
    /// The last one, or the last that was looked at.
    pub until: Instant,
    /// What was proven.
    pub proof: Proof,
}

/// Proves a schedule from an instant until another; what no look has reached yet owes nothing, so the proof ends there. The
/// calendar is the present one: a firing by `LW` that another calendar named shows as one that is not owed.
pub fn prove_schedule(
    engine: &Engine,
    id: &ScheduleId,
    from: Instant,
    until: Instant,
) -> Result<ScheduleProof, Refusal> {
    let schedule = recorded(engine, id)?.value;
    if from > until {
        return Err(Refusal::fault("ends-before-it-begins", "until", format!("{until} lies before {from}")));
    }
    let through = engine.store.tick(id)?.map_or(schedule.first(), |tick| tick.value.through);
    let until = until.min(through).max(from);
    let after = from - TimeDelta::nanoseconds(1);
    let query = OccurrenceQuery {
        is_scheduled: Some(true),
        until: Some(until),
        ..OccurrenceQuery::of(Some(id.clone()), Some(after), PROOF_ROWS_MAX + 1)
    };
    let rows = engine.store.occurrences(&query)?;
    if rows.len() > PROOF_ROWS_MAX {
        let message =
            format!("the proof of these instants has more than {PROOF_ROWS_MAX} rows: prove a part at a time");
        return Err(Refusal::fault("too-many-rows", "until", message));
    }
    let before = engine.store.occurrence_at(id, after)?;
    let rows: Vec<Occurrence> = before.into_iter().chain(rows).map(|row| row.value).collect();
    let calendar = engine.calendar();
    let proof = prove(&schedule, after, until, &rows, Outlook::of(&calendar));
    Ok(ScheduleProof { from, until, proof })
}
