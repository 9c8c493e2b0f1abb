//! Claims every occurrence that has come due, and runs what is claimed.
//!
//! For each schedule, every nominal instant since it began has exactly one row: found by "after the last one that was dealt
//! with", never by equality with the present minute, so that no downtime and no clock step loses one.

use super::engine::Engine;
use super::refusal::Refusal;
use super::run_occurrence::{Finished, fail_occurrence, run_occurrence};
use super::schedule_clock::{DealtWith, dealt_with};
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::Occurrence;
use crate::domain::schedule::{Claims, Look, Schedule, look, next_nominal};
use crate::store::{Change, CommitError, Expectation, OccurrenceQuery, Record, RecordKey, Versioned};

/// Brings every schedule up to `now`: every nominal instant since the last look is claimed, skipped or recorded as missed.
/// Says how many were claimed. A schedule that cannot be brought up to now stands in no other's way; its refusal is
/// answered once all were looked at.
pub fn claim_occurrences(engine: &Engine, now: Instant) -> Result<usize, Refusal> {
    let mut claimed = 0;
    let mut refused = None;
    for schedule in engine.store.schedules()? {
        match claim_due(engine, &schedule, now) {
            Ok(found) => claimed += found,
            Err(Refusal::Busy { .. }) => {} // somebody else has just claimed or changed it: the next look sees what is left
            Err(refusal) => refused = Some(refusal),
        }
    }
    refused.map_or(Ok(claimed), Err)
}

/// Runs every open claim whose start has come, those of an earlier life among them, in the order of their starts;
/// `finished` is told of each. A claim that is contended stays open for the next time; a store that fails ends the run. One
/// that can neither be run nor be left has failed, so that it never stands in the way of the others.
pub fn run_claims(engine: &Engine, mut finished: impl FnMut(&Finished)) -> Result<(), Refusal> {
    let now = engine.clock.now();
    let mut claims = engine.store.open_claims()?;
    claims.retain(|claim| claim.value.start() <= now);
    in_order_of_starts(&mut claims);
    for listed in claims {
        // What is behind the first may have been coalesced or taken back since the list was made.
        let claimed = engine.store.occurrence(&listed.value.key)?;
        let Some(claimed) = claimed.filter(|claimed| claimed.version == listed.version) else { continue };
        match run_occurrence(engine, &claimed) {
            Ok(done) => finished(&done),
            Err(refusal @ Refusal::Busy { .. }) => left_open(&claimed, &refusal),
            Err(refusal) if refusal.is_of_the_store() => return Err(refusal),
            Err(refusal) => match fail_occurrence(engine, &claimed, &refusal) {
                Ok(done) => finished(&done),
                Err(refusal @ (Refusal::Unavailable { .. } | Refusal::Store(_))) => return Err(refusal),
                Err(refusal) => left_open(&claimed, &refusal),
            },
        }
    }
    Ok(())
}

/// The first instant after `now` at which something comes due or may start; `None` where nothing ever does.
pub fn next_start(engine: &Engine, now: Instant) -> Result<Option<Instant>, Refusal> {
    let calendar = engine.calendar();
    let outlook = Outlook::of(&calendar);
    let schedules = engine.store.schedules()?;
    let nominal = schedules.iter().filter_map(|schedule| next_nominal(&schedule.value, now, outlook)).min();
    let starts = engine.store.open_claims()?.into_iter().map(|claim| claim.value.start());
    Ok(starts.filter(|start| *start > now).chain(nominal).min())
}

fn left_open(claimed: &Versioned<Occurrence>, refusal: &Refusal) {
    let key = &claimed.value.key;
    tracing::warn!(schedule = %key.schedule, nominal = %key.nominal, %refusal, "left open for the next time");
}

/// Claims what came due and runs it; gives what was run.
pub fn tick_schedules(engine: &Engine, now: Instant) -> Result<Vec<Finished>, Refusal> {
    claim_occurrences(engine, now)?;
    let mut run = Vec::new();
    run_claims(engine, |finished| run.push(finished.clone()))?;
    Ok(run)
}

/// Decides what came due of one schedule, in one commit with how far it is dealt with then.
fn claim_due(engine: &Engine, found: &Versioned<Schedule>, now: Instant) -> Result<usize, Refusal> {
    let schedule = &found.value;
    if now < schedule.first() {
        return Ok(0); // a clock that has not yet been set: nothing was ever owed at such a time
    }
    let known = dealt_with(engine, schedule, now)?;
    let calendar = engine.calendar();
    let outlook = Outlook::of(&calendar);
    if next_nominal(schedule, known.through, outlook).is_none_or(|next| next > now) {
        return Ok(0);
    }
    let ahead = OccurrenceQuery {
        is_scheduled: Some(true),
        until: Some(now),
        ..OccurrenceQuery::of(Some(schedule.id.clone()), Some(known.through), usize::MAX)
    };
    let ahead: Vec<Occurrence> = engine.store.occurrences(&ahead)?.into_iter().map(|row| row.value).collect();
    let open = open_claims_of(engine, &schedule.id)?;
    let values: Vec<Occurrence> = open.iter().map(|row| row.value.clone()).collect();
    let (through, zone) = (known.through, engine.zone);
    let seen = Look { schedule, through, now, ahead: &ahead, open: &values, zone, outlook };
    let Some(claims) = look(&seen) else { return Ok(0) };
    let claimed = claims.rows.iter().filter(|row| !row.disposition.is_final()).count();
    let tick = DealtWith::moved(schedule, claims.through);
    let mut change = change_of(claims, &open, now);
    change.expects.push(known.expectation(schedule));
    let key = RecordKey::Schedule(schedule.id.clone());
    change.expects.push(Expectation { key, version: Some(found.version) });
    change.puts.push(tick);
    match engine.store.commit(change) {
        Ok(_) => Ok(claimed),
        Err(CommitError::Conflict { .. }) => Ok(0), // another node claimed them, or a person changed the schedule
        Err(error) => Err(Refusal::of_commit(error)),
    }
}

/// The rows of a look as a change. What is coalesced is expected to be as it was, and so is the first claim in line: once
/// that is finished, the one behind it may be running.
fn change_of(claims: Claims, open: &[Versioned<Occurrence>], now: Instant) -> Change {
    let Claims { rows, coalesced, .. } = claims;
    let is_coalesced = |row: &Versioned<Occurrence>| coalesced.iter().any(|gone| gone.key == row.value.key);
    let held = open.iter().enumerate().filter(|(index, row)| !coalesced.is_empty() && *index == 0 || is_coalesced(row));
    let held = held.map(|(_, row)| (row.value.key.clone(), Some(row.version)));
    let absent = rows.iter().map(|row| (row.key.clone(), None));
    let expects = held.chain(absent).map(|(key, version)| Expectation { key: RecordKey::Occurrence(key), version });
    Change {
        expects: expects.collect(),
        puts: rows.into_iter().chain(coalesced.iter().cloned()).map(Record::Occurrence).collect(),
        ..Change::by_engine("claim-occurrences", now)
    }
}

/// A schedule's open claims in the order of their starts.
pub(super) fn open_claims_of(engine: &Engine, schedule: &ScheduleId) -> Result<Vec<Versioned<Occurrence>>, Refusal> {
    let mut open = engine.store.open_claims()?;
    open.retain(|claim| claim.value.key.schedule == *schedule);
    in_order_of_starts(&mut open);
    Ok(open)
}

/// The first is the one that runs, or is next.
fn in_order_of_starts(claims: &mut [Versioned<Occurrence>]) {
    claims.sort_by_key(|claim| (claim.value.start(), claim.value.key.nominal));
}
