//! Creates the tasks of every period of a covered duty that has begun and has none yet, however long ago it began.
//!
//! A period's task has one key, whoever creates it: it is never created twice, and one that somebody assigned under that key
//! counts as it.

use super::create_following_tasks::add_following;
use super::duty_task::{Owed, add_task};
use super::duty_units::owing_units;
use super::engine::{ATTEMPTS_MAX, Engine};
use super::refusal::Refusal;
use crate::domain::calendar::Outlook;
use crate::domain::directive::Directive;
use crate::domain::duty::{DutyCover, DutyProgress, OwedPeriod};
use crate::domain::{Day, Instant};
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Versioned};

/// How many tasks one commit creates.
pub(super) const TASKS_PER_COMMIT: usize = 64;

/// Brings every covered duty up to `now` and says how many tasks were created. Costs two reads for each duty where nothing
/// began, and one more for each unit of a duty that recurs after its completion.
pub fn create_duty_tasks(engine: &Engine, now: Instant) -> Result<usize, Refusal> {
    let mut created = 0;
    for cover in engine.store.duty_covers()? {
        // Without its directive nobody knows the paper that obliges; what began meanwhile is found when it is back.
        let Some(plugin) = engine.shelf.active(&cover.value.key.directive) else { continue };
        created += bring_up(engine, &plugin.directive, &cover, now)?;
    }
    Ok(created)
}

/// Commits step by step until nothing of the duty is left to create.
fn bring_up(
    engine: &Engine,
    directive: &Directive,
    cover: &Versioned<DutyCover>,
    now: Instant,
) -> Result<usize, Refusal> {
    let (mut created, mut conflicts) = (0, 0);
    loop {
        let Some(change) = next_step(engine, directive, cover, now)? else { return Ok(created) };
        let tasks = change.puts.iter().filter(|record| matches!(record, Record::Task(_))).count();
        match engine.store.commit(change) {
            Ok(_) => created += tasks,
            Err(CommitError::Conflict { key: RecordKey::DutyCover(_), .. }) => return Ok(created), // the next look has it
            Err(CommitError::Conflict { .. }) if conflicts < ATTEMPTS_MAX => conflicts += 1,
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
}

/// The next change that is to be made; `None` where there is nothing to do.
fn next_step(
    engine: &Engine,
    directive: &Directive,
    cover: &Versioned<DutyCover>,
    now: Instant,
) -> Result<Option<Change>, Refusal> {
    let (key, today) = (&cover.value.key, engine.day_of(now));
    let found = engine.store.duty_progress(key)?;
    let before = found.as_ref().map(|found| &found.value);
    let from =
        before.filter(|before| before.cover == cover.version).map_or(Day::FIRST, |before| before.through.plus(1));
    let mut progress = DutyProgress {
        key: key.clone(),
        cover: cover.version,
        through: from.plus(-1),
        chains: before.map(|before| before.chains.clone()).unwrap_or_default(),
    };
    let version = found.as_ref().map(|found| found.version);
    let mut change = Change {
        reason: format!("{} of {}", key.duty, key.directive),
        expects: vec![
            Expectation { key: RecordKey::DutyCover(key.clone()), version: Some(cover.version) },
            Expectation { key: RecordKey::DutyProgress(key.clone()), version },
        ],
        ..Change::by_engine("create-duty-tasks", now)
    };
    let periods = if from <= today { cover.value.periods(from, today) } else { Vec::new() };
    let began = !periods.is_empty();
    progress.through = add_begun(engine, (directive, &cover.value), &periods, today, &mut change)?;
    let followed = add_following(engine, (directive, &cover.value), &mut progress.chains, &mut change)?;
    if !began && !followed {
        return Ok(None);
    }
    if !began {
        progress.through = before.map_or(Day::FIRST, |before| before.through);
    }
    change.puts.push(Record::DutyProgress(progress));
    Ok(Some(change))
}

/// Adds the tasks of periods that have none, as many as one commit takes; answers with the last day through which every
/// period has its tasks then.
fn add_begun(
    engine: &Engine,
    (directive, cover): (&Directive, &DutyCover),
    periods: &[OwedPeriod<'_>],
    today: Day,
    change: &mut Change,
) -> Result<Day, Refusal> {
    let calendar = engine.calendar();
    let mut tasks = 0;
    for OwedPeriod { period, terms, rule } in periods {
        let first = period.days.first();
        if !directive.is_in_force(first) {
            continue;
        }
        for (code, unit) in owing_units(engine, terms, rule, first, today) {
            for channel in channels(&terms.channels) {
                if tasks == TASKS_PER_COMMIT {
                    return Ok(first.plus(-1));
                }
                let due = rule.due(period, unit.kind, Outlook::of(&calendar));
                let (period, unit, year) = (Some(*period), code.clone(), period.year);
                let owed = Owed { terms, period, count: 0, year, unit, channel, since: first, due };
                tasks += usize::from(add_missing(engine, (directive, cover), &owed, change)?);
            }
        }
    }
    Ok(today)
}

/// Adds a task where there is none under its key; whether it did.
fn add_missing(
    engine: &Engine,
    (directive, cover): (&Directive, &DutyCover),
    owed: &Owed<'_>,
    change: &mut Change,
) -> Result<bool, Refusal> {
    let key = match owed.key(&cover.key) {
        Ok(key) => key,
        Err(fault) => {
            tracing::error!(%fault, unit = %owed.unit, "a duty's task has no key and is not created");
            return Ok(false);
        }
    };
    let record = RecordKey::Task(key.clone());
    if engine.store.task(&key)?.is_some() || change.puts.iter().any(|put| put.key() == record) {
        return Ok(false);
    }
    add_task(engine, (directive, &cover.key), owed, key, change)?;
    Ok(true)
}

/// Each of the systems; one task without any where none is named.
pub(super) fn channels<C: Clone>(channels: &[C]) -> Vec<Option<C>> {
    if channels.is_empty() { vec![None] } else { channels.iter().cloned().map(Some).collect() }
}
