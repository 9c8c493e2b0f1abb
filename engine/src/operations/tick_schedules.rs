//! Claims every occurrence that has come due, and runs what is claimed.
//!
//! For each schedule, every nominal instant since its first tick has exactly one occurrence: found by "after the last
//! tick", never by equality with the present minute, so that no downtime and no clock step loses one.

use super::engine::Engine;
use super::refusal::Refusal;
use super::run_occurrence::{Finished, fail_occurrence, run_occurrence};
use crate::domain::Instant;
use crate::domain::calendar::{Calendar, Outlook};
use crate::domain::cron::{CronSpec, LocalTime};
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKey};
use crate::domain::schedule::Schedule;
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Tick, Versioned};

/// How many occurrences that came due during a downtime are still run; older ones are recorded as missed.
pub const CATCH_UP_MAX: usize = 31;

/// How many nominal instants of one schedule a single tick looks at; the next tick goes on from there.
const INSTANTS_PER_TICK: usize = 100_000;

/// Brings every schedule up to `now`: every nominal instant since its last tick is claimed, or recorded as missed.
pub fn claim_occurrences(engine: &Engine, now: Instant) -> Result<(), Refusal> {
    engine.schedules.iter().try_for_each(|schedule| claim_due(engine, schedule, now))
}

/// Runs every open claim, those of an earlier life among them, in the order of their nominal instants; `finished` is told
/// of each. A claim that is contended stays open for the next time; a store that fails ends the run. One that can neither
/// be run nor be left has failed, so that it never stands in the way of the others.
pub fn run_claims(engine: &Engine, mut finished: impl FnMut(&Finished)) -> Result<(), Refusal> {
    let mut claims = engine.store.open_claims()?;
    claims.sort_by_key(|claim| claim.value.key.nominal);
    for claimed in claims {
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

/// Claims the instants after the schedule's last tick up to `now`, in one commit with the tick itself. Where the
/// expression was changed, the old one owes its instants up to `now`, and the new one those after.
fn claim_due(engine: &Engine, schedule: &Schedule, now: Instant) -> Result<(), Refusal> {
    let last = engine.store.tick(&schedule.id)?;
    let version = last.as_ref().map(|tick| tick.version);
    let last = last.map(|tick| tick.value);
    let is_new_version = last.as_ref().is_none_or(|tick| tick.cron != schedule.cron.as_str());
    let (instants, through) = match &last {
        Some(tick) if now <= tick.through => (Vec::new(), tick.through), // the clock stepped back: what was looked at stays so
        Some(tick) => match CronSpec::parse(&tick.cron) {
            Ok(cron) => due_instants(&cron, local(engine, &engine.calendar()), tick.through, now),
            Err(_) => (Vec::new(), now), // an expression that no version of this program accepts any more fires nothing
        },
        None => (Vec::new(), now),
    };
    if instants.is_empty() && !is_new_version {
        return Ok(()); // nothing came due: the next tick looks at the same stretch again, and no entry is written
    }
    let is_caught_up = through >= now;
    let tick = match last {
        Some(tick) if !is_new_version || !is_caught_up => Tick { through, ..tick },
        _ => Tick { schedule: schedule.id.clone(), cron: schedule.cron.as_str().into(), since: through, through },
    };
    let mut change = Change {
        actor: "engine".into(),
        operation: "claim-occurrences".into(),
        reason: String::new(),
        now,
        expects: vec![Expectation { key: RecordKey::Tick(schedule.id.clone()), version }],
        puts: vec![Record::Tick(tick)],
        removes: Vec::new(),
    };
    for occurrence in occurrences(engine, schedule, &instants, now) {
        let key = RecordKey::Occurrence(occurrence.key.clone());
        change.expects.push(Expectation { key, version: None });
        change.puts.push(Record::Occurrence(occurrence));
    }
    match engine.store.commit(change) {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()), // on a conflict another node claimed them
        Err(error) => Err(Refusal::of_commit(error)),
    }
}

fn local<'c>(engine: &Engine, calendar: &'c Calendar) -> LocalTime<'c> {
    LocalTime { zone: engine.zone, outlook: Outlook::of(calendar) }
}

/// The nominal instants after `after` up to `now`, and the instant up to which all of them are listed.
fn due_instants(cron: &CronSpec, local: LocalTime<'_>, after: Instant, now: Instant) -> (Vec<Instant>, Instant) {
    let instants: Vec<Instant> = cron.firings(after, now, local).take(INSTANTS_PER_TICK).collect();
    let through = match instants.last() {
        Some(last) if instants.len() == INSTANTS_PER_TICK => *last,
        _ => now,
    };
    (instants, through)
}

/// One claimed occurrence for each of the latest instants, and one missed stretch for all before them.
fn occurrences(engine: &Engine, schedule: &Schedule, instants: &[Instant], now: Instant) -> Vec<Occurrence> {
    let (missed, claimed) = instants.split_at(instants.len().saturating_sub(CATCH_UP_MAX));
    let occurrence = |nominal: Instant, disposition| Occurrence {
        key: OccurrenceKey { schedule: schedule.id.clone(), nominal },
        as_of: engine.day_of(nominal),
        disposition,
    };
    let stretch = missed.first().zip(missed.last()).map(|(first, last)| {
        let reason = format!("more than {CATCH_UP_MAX} came due while the engine was down");
        occurrence(*first, Disposition::Missed { last: *last, count: missed.len() as u64, reason })
    });
    let claimed = claimed.iter().map(|nominal| occurrence(*nominal, Disposition::Claimed { since: now }));
    stretch.into_iter().chain(claimed).collect()
}
