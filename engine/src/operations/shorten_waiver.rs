//! Ends a waiver earlier than it was granted, or takes it back altogether.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::grant_waiver::refused;
use super::list_waivers::show_waivers;
use super::refusal::{Faults, Refusal};
use super::text::required;
use crate::domain::text::NOTE_BYTES_MAX;
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::domain::{Day, Position};
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// What is to end, and when.
#[derive(Clone, Debug)]
pub struct Shortening {
    /// The check and the unit.
    pub key: WaiversKey,
    /// The number of the waiver.
    pub number: usize,
    /// Its new last day; a day before its first takes it back altogether.
    pub until: Day,
    /// The paper or the reason.
    pub reason: String,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Shortens the waiver; answers with all waivers of the check on the unit. What was waived until then stays so.
pub fn shorten_waiver(engine: &Engine, actor: &str, asked: &Shortening) -> Result<Versioned<CheckWaivers>, Refusal> {
    let what = || RecordKey::Waivers(asked.key.clone()).to_string();
    let now = engine.clock.now();
    let mut faults = Faults::default();
    let reason = required(&mut faults, "reason", &asked.reason, NOTE_BYTES_MAX);
    faults.refuse()?;
    commit_decided(engine, || {
        let Versioned { value: mut waivers, version } = show_waivers(engine, &asked.key)?;
        if asked.seen.is_some_and(|seen| seen != version) {
            return Err(Refusal::Stale { what: what(), version: Some(version) });
        }
        let shortened = waivers.shorten(asked.number, asked.until, engine.day_of(now));
        let absent = || Refusal::Absent { what: format!("waiver {} among the {}", asked.number, what()) };
        shortened.ok_or_else(absent)?.map_err(|fault| refused(&fault))?;
        let change = Change {
            reason: reason.clone(),
            expects: vec![Expectation { key: RecordKey::Waivers(asked.key.clone()), version: Some(version) }],
            puts: vec![Record::Waivers(waivers)],
            ..Change::by(actor, "shorten-waiver", now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    show_waivers(engine, &asked.key)
}
