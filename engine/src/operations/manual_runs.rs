//! Occurrences that a person asks for: each identified by a second of its own, in which no schedule fires.

use chrono::{TimeDelta, Timelike};

use super::decided::Decision;
use super::engine::Engine;
use super::list_schedules::recorded;
use super::once::{Once, commit_once};
use super::refusal::Refusal;
use super::tick_schedules::open_claims_of;
use crate::domain::Instant;
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::{Disposition, ManualRun, Occurrence, OccurrenceKey, OccurrenceKind};
use crate::domain::schedule::{Schedule, settle_manual};
use crate::store::{Change, Expectation, OccurrenceQuery, Record, RecordKey, Versioned};

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    /// Who asks.
    pub actor: &'a str,
    /// The operation's name.
    pub operation: &'a str,
    /// The schedule.
    pub id: &'a ScheduleId,
    /// Why; may be empty.
    pub reason: &'a str,
}

/// Makes an occurrence for each instant that `stand_for` names (one of now for `None`), of which there is at least one; under
/// an idempotency key once.
pub(super) fn run_manually(
    engine: &Engine,
    asked: &Asked<'_>,
    once: Option<&Once>,
    mut stand_for: impl FnMut(&Schedule, Instant) -> Result<Vec<Option<Instant>>, Refusal>,
) -> Result<Vec<Versioned<Occurrence>>, Refusal> {
    let first = commit_once(
        engine,
        once,
        |key| if let RecordKey::Occurrence(made) = key { Some(made) } else { None },
        || {
            let now = engine.clock.now();
            let schedule = recorded(engine, asked.id)?;
            schedule.value.admit(now, false).map_err(Refusal::of_schedule)?;
            let stand_for = stand_for(&schedule.value, now)?;
            let (change, mut keys) = make(engine, asked, now, &schedule, &stand_for, once)?;
            Ok(Decision::Write(change, keys.remove(0)))
        },
    )?;
    made_with(engine, &first)
}

/// The change that makes one occurrence for each of these instants (one of now for `None`), under the rule of overlaps.
fn make(
    engine: &Engine,
    asked: &Asked<'_>,
    now: Instant,
    schedule: &Versioned<Schedule>,
    stand_for: &[Option<Instant>],
    once: Option<&Once>,
) -> Result<(Change, Vec<OccurrenceKey>), Refusal> {
    let id = &schedule.value.id;
    let version = schedule.value.last_version();
    let keys = free_keys(engine, &schedule.value, now, stand_for.len())?;
    let mut rows: Vec<Occurrence> = keys
        .iter()
        .zip(stand_for)
        .map(|(key, stands_for)| {
            let as_of = engine.day_of(stands_for.unwrap_or(now));
            let claimed = Disposition::Claimed { since: now };
            let (by, reason) = (asked.actor.to_owned(), asked.reason.to_owned());
            let kind = OccurrenceKind::Manual(ManualRun { asked: now, by, reason, stands_for: *stands_for });
            Occurrence { kind, ..Occurrence::scheduled(key.clone(), version.number, as_of, claimed) }
        })
        .collect();
    let open: Vec<Occurrence> = open_claims_of(engine, id)?.into_iter().map(|row| row.value).collect();
    settle_manual(&mut rows, version.rule.overlap, &open, now);
    let absent = keys.iter().map(|key| Expectation { key: RecordKey::Occurrence(key.clone()), version: None });
    let of_schedule = Expectation { key: RecordKey::Schedule(id.clone()), version: Some(schedule.version) };
    let mut change = Change {
        reason: asked.reason.to_owned(),
        expects: absent.chain([of_schedule]).collect(),
        puts: rows.into_iter().map(Record::Occurrence).collect(),
        ..Change::by(asked.actor, asked.operation, now)
    };
    if let (Some(once), Some(first)) = (once, keys.first()) {
        once.use_up(&mut change, RecordKey::Occurrence(first.clone()));
    }
    Ok((change, keys))
}

/// The next seconds of which the schedule has no occurrence; no expression names a second within a minute.
fn free_keys(engine: &Engine, schedule: &Schedule, now: Instant, count: usize) -> Result<Vec<OccurrenceKey>, Refusal> {
    let mut keys = Vec::new();
    let mut nominal = now.with_nanosecond(0).unwrap_or(now);
    while keys.len() < count {
        let key = OccurrenceKey { schedule: schedule.id.clone(), nominal };
        if nominal.second() != 0 && engine.store.occurrence(&key)?.is_none() {
            keys.push(key);
        }
        nominal += TimeDelta::seconds(1);
    }
    Ok(keys)
}

/// The occurrences that were made together with this one, as they are now.
fn made_with(engine: &Engine, first: &OccurrenceKey) -> Result<Vec<Versioned<Occurrence>>, Refusal> {
    let absent = || Refusal::Absent { what: RecordKey::Occurrence(first.clone()).to_string() };
    let first = engine.store.occurrence(first)?.ok_or_else(absent)?;
    let asked_of = |row: &Occurrence| match &row.kind {
        OccurrenceKind::Manual(run) => Some((run.asked, run.by.clone())),
        OccurrenceKind::Scheduled => None,
    };
    let key = first.value.key.clone();
    let asked = asked_of(&first.value);
    let query = OccurrenceQuery {
        is_scheduled: Some(false),
        ..OccurrenceQuery::of(Some(key.schedule), Some(key.nominal), usize::MAX)
    };
    let rest = engine.store.occurrences(&query)?.into_iter().filter(|row| asked_of(&row.value) == asked);
    Ok([first].into_iter().chain(rest).collect())
}
