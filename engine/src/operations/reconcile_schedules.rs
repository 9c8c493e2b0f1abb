//! Records the schedules of the configuration when a server starts: new ones, changed ones, and those that were taken out.
//!
//! What the version before owed up to then stays owed, and is recorded by the next look.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::Refusal;
use super::schedule_clock::dealt_with;
use crate::domain::Instant;
use crate::domain::cron::CronSpec;
use crate::domain::schedule::{Began, ConfiguredSchedule, Origin, Schedule, ScheduleRule};
use crate::store::{Change, Expectation, Record, RecordKey, Tick};

/// Brings the recorded schedules in line with the configuration. A schedule that was created over the API and is in service
/// under the same name stands in the way.
pub fn reconcile_schedules(engine: &Engine) -> Result<(), Refusal> {
    let now = engine.clock.now();
    for configured in &engine.schedules_configured {
        record(engine, configured, now)?;
    }
    for recorded in engine.store.schedules()? {
        let is_configured = engine.schedules_configured.iter().any(|schedule| schedule.id == recorded.value.id);
        let is_ours = recorded.value.last_version().origin == Origin::Configuration;
        if is_ours && !is_configured && !recorded.value.is_retired_at(now) {
            retire(engine, recorded.value, now)?;
        }
    }
    Ok(())
}

fn record(engine: &Engine, configured: &ConfiguredSchedule, now: Instant) -> Result<(), Refusal> {
    let began = |rule: &ScheduleRule| Began { rule: rule.clone(), origin: Origin::Configuration };
    commit_decided(engine, || {
        let found = engine.store.schedule(&configured.id)?;
        let version = found.as_ref().map(|found| found.version);
        let schedule = match found {
            None => first(engine.store.tick(&configured.id)?.map(|tick| tick.value), configured, now),
            Some(found) => {
                let (schedule, last) = (&found.value, found.value.last_version());
                let is_in_service = !schedule.is_retired_at(now);
                if is_in_service && last.origin == Origin::Api {
                    let id = &configured.id;
                    let what = format!(
                        "schedules.{id}: a schedule {id} was created over the API: retire it or rename this one"
                    );
                    return Err(Refusal::InTheWay { code: "created-over-api", what });
                }
                if is_in_service && *last.rule == configured.rule {
                    return Ok(Decision::Done(()));
                }
                dealt_with(engine, schedule, now)?;
                let mut schedule = found.value;
                schedule.begin(began(&configured.rule), now, String::new()).map_err(Refusal::of_schedule)?;
                schedule
            }
        };
        let key = RecordKey::Schedule(schedule.id.clone());
        Ok(Decision::Write(change("record-schedule", Expectation { key, version }, schedule, now), ()))
    })
}

/// The record of a schedule that has none. Where a ledger from before schedules were recorded has its tick, what its
/// expression owed then comes first.
fn first(tick: Option<Tick>, configured: &ConfiguredSchedule, now: Instant) -> Schedule {
    let began = |rule| Began { rule, origin: Origin::Configuration };
    let of_tick = tick.and_then(|tick| Some((CronSpec::parse(&tick.cron).ok()?, tick.since)));
    let Some((cron, since)) = of_tick else {
        return Schedule::new(configured.id.clone(), began(configured.rule.clone()), now, String::new());
    };
    let rule = ScheduleRule { cron, ..configured.rule.clone() };
    let mut schedule = Schedule::new(configured.id.clone(), began(rule.clone()), since, String::new());
    if rule != configured.rule {
        schedule
            .begin(began(configured.rule.clone()), now, String::new())
            .expect("its first fact leaves room for more");
    }
    schedule
}

fn retire(engine: &Engine, schedule: Schedule, now: Instant) -> Result<(), Refusal> {
    let id = schedule.id;
    commit_decided(engine, || {
        let Some(found) = engine.store.schedule(&id)? else { return Ok(Decision::Done(())) };
        if found.value.is_retired_at(now) {
            return Ok(Decision::Done(()));
        }
        dealt_with(engine, &found.value, now)?;
        let mut schedule = found.value;
        let note = "taken out of dondoc.toml".to_owned();
        schedule.retire(Origin::Configuration, now, note).map_err(Refusal::of_schedule)?;
        let expected = Expectation { key: RecordKey::Schedule(id.clone()), version: Some(found.version) };
        Ok(Decision::Write(change("retire-schedule", expected, schedule, now), ()))
    })
}

fn change(operation: &str, expected: Expectation, schedule: Schedule, now: Instant) -> Change {
    Change {
        reason: "dondoc.toml".into(),
        expects: vec![expected],
        puts: vec![Record::Schedule(Box::new(schedule))],
        ..Change::by_engine(operation, now)
    }
}
