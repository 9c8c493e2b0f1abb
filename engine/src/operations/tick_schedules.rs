//! Claims every occurrence that has come due, and runs what is claimed.
//!
//! For each schedule, every nominal instant since its first tick has exactly one occurrence: found by "after the last
//! tick", never by equality with the present minute, so that no downtime and no clock step loses one.

use super::engine::Engine;
use super::refusal::Refusal;
use super::run_occurrence::{Finished, run_occurrence};
use crate::domain::Instant;
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKey};
use crate::domain::schedule::Schedule;
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Tick};

/// How many occurrences that came due during a downtime are still run; older ones are recorded as missed.
pub const CATCH_UP_MAX: usize = 31;

/// How many nominal instants of one schedule a single tick looks at; the next tick goes on from there.
const INSTANTS_PER_TICK: usize = 100_000;

/// What a tick did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Occurrences that were run to a final disposition.
    pub run: Vec<Finished>,
}

/// Brings every schedule up to `now`: claims what came due, then runs every open claim, those of an earlier life first.
pub fn tick_schedules(engine: &Engine, now: Instant) -> Result<Ticked, Refusal> {
    for schedule in &engine.schedules {
        claim_due(engine, schedule, now)?;
    }
    let mut ticked = Ticked::default();
    for claimed in engine.store.open_claims()? {
        ticked.run.push(run_occurrence(engine, &claimed)?);
    }
    Ok(ticked)
}

/// Claims the instants after the schedule's last tick up to `now`, in one commit with the tick itself.
fn claim_due(engine: &Engine, schedule: &Schedule, now: Instant) -> Result<(), Refusal> {
    let last = engine.store.tick(&schedule.id)?;
    let version = last.as_ref().map(|tick| tick.version);
    let same = last.map(|tick| tick.value).filter(|tick| tick.cron == schedule.cron.as_str());
    let first_tick = same.is_none();
    let since = same.as_ref().map_or(schedule.valid_from.max(now), |tick| tick.since);
    let after = same.as_ref().map_or(since, |tick| tick.through);
    if now <= after && !first_tick {
        return Ok(()); // the clock stepped back: what was looked at stays looked at
    }
    let (instants, through) = due_instants(engine, schedule, after, now);
    if instants.is_empty() && !first_tick {
        return Ok(()); // nothing came due: the next tick looks at the same stretch again, and no entry is written
    }
    let tick = Tick { schedule: schedule.id.clone(), cron: schedule.cron.as_str().into(), since, through };
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

/// The nominal instants after `after` up to `now`, and the instant up to which all of them are listed.
fn due_instants(engine: &Engine, schedule: &Schedule, after: Instant, now: Instant) -> (Vec<Instant>, Instant) {
    let mut instants = Vec::new();
    let mut last = after;
    while let Some(next) = schedule.cron.next_after(last, engine.zone).filter(|next| *next <= now) {
        if instants.len() == INSTANTS_PER_TICK {
            return (instants, last);
        }
        instants.push(next);
        last = next;
    }
    (instants, now)
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
