//! How far a schedule has been dealt with, whatever its clock did in the meantime.
//!
//! A clock that shows less than what was dealt with has come back from ahead: what was decided for instants that are still
//! to come is taken back before anything else is decided.

use super::engine::{Engine, READ_PAGE};
use super::refusal::Refusal;
use crate::domain::Instant;
use crate::domain::occurrence::Occurrence;
use crate::domain::schedule::{Schedule, TakenBack, come_back};
use crate::store::{Change, Expectation, OccurrenceQuery, Record, RecordKey, Tick, Versioned};

/// How far a schedule has been dealt with.
#[derive(Clone, Debug)]
pub(super) struct DealtWith {
    /// Up to and with this instant.
    pub through: Instant,
    /// The record that says so; `None` before the first firing.
    pub tick: Option<Versioned<Tick>>,
}

impl DealtWith {
    /// What a change expects of it.
    pub fn expectation(&self, schedule: &Schedule) -> Expectation {
        let version = self.tick.as_ref().map(|tick| tick.version);
        Expectation { key: RecordKey::Tick(schedule.id.clone()), version }
    }

    /// The record that says how far a schedule is dealt with from now on.
    pub fn moved(schedule: &Schedule, through: Instant) -> Record {
        let cron = schedule.last_version().rule.cron.as_str().to_owned();
        Record::Tick(Tick { schedule: schedule.id.clone(), cron, since: schedule.first(), through })
    }
}

/// How far the schedule has been dealt with; never later than `now`, once what a clock left behind that came back has been
/// taken back.
pub(super) fn dealt_with(engine: &Engine, schedule: &Schedule, now: Instant) -> Result<DealtWith, Refusal> {
    let mut known = read(engine, schedule)?;
    if known.through <= now {
        return Ok(known);
    }
    tracing::warn!(schedule = %schedule.id, through = %known.through, %now, "the clock went ahead and came back");
    let mut after = now;
    loop {
        let query = OccurrenceQuery {
            is_scheduled: Some(true),
            ..OccurrenceQuery::of(Some(schedule.id.clone()), Some(after), READ_PAGE)
        };
        let mut rows = engine.store.occurrences(&query)?;
        let next = rows.last().filter(|_| rows.len() == READ_PAGE).map(|row| row.value.key.nominal);
        if after == now {
            rows.extend(engine.store.occurrence_at(&schedule.id, now)?); // a stretch may have begun before now
        }
        commit(engine, schedule, &known, &rows, now)?;
        known = read(engine, schedule)?;
        match next {
            Some(next) => after = next,
            None => return Ok(known),
        }
    }
}

fn read(engine: &Engine, schedule: &Schedule) -> Result<DealtWith, Refusal> {
    let tick = engine.store.tick(&schedule.id)?;
    let through = tick.as_ref().map_or(schedule.first(), |tick| tick.value.through);
    Ok(DealtWith { through, tick })
}

/// Takes back what these rows decided for later than now. The first commit says how far all is dealt with: a row that a
/// crash leaves beyond that keeps its disposition, and is passed over.
fn commit(
    engine: &Engine,
    schedule: &Schedule,
    known: &DealtWith,
    rows: &[Versioned<Occurrence>],
    now: Instant,
) -> Result<(), Refusal> {
    let TakenBack { puts, removes, through } = come_back(rows.iter().map(|row| &row.value), now);
    let changed = |row: &&Versioned<Occurrence>| {
        puts.iter().any(|put| put.key == row.value.key) || removes.contains(&row.value.key)
    };
    let expected = rows.iter().filter(changed).map(row_expected);
    let expects: Vec<Expectation> = expected.chain([known.expectation(schedule)]).collect();
    if expects.len() == 1 && known.through <= now {
        return Ok(());
    }
    let change = Change {
        reason: "the clock went ahead and came back".into(),
        expects,
        puts: puts
            .into_iter()
            .map(Record::Occurrence)
            .chain([DealtWith::moved(schedule, known.through.min(through))])
            .collect(),
        removes: removes.into_iter().map(RecordKey::Occurrence).collect(),
        ..Change::by_engine("take-back-occurrences", now)
    };
    engine.store.commit(change).map(|_| ()).map_err(Refusal::of_commit)
}

fn row_expected(row: &Versioned<Occurrence>) -> Expectation {
    Expectation { key: RecordKey::Occurrence(row.value.key.clone()), version: Some(row.version) }
}
