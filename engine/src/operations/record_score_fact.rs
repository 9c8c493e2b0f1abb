//! Records something that happened to a scoring sheet: a stage it went through, or a value of a row.

use super::engine::{ATTEMPTS_MAX, Engine};
use super::refusal::{Faults, Refusal};
use super::score_fact::{FactText, Reading};
use crate::domain::scoring::{Happened, ScoreSheet, ScoreSheetKey, Stage};
use crate::domain::{AsOf, Day, Position};
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Versioned};

/// What happened, and to which sheet.
#[derive(Clone, Debug)]
pub struct ScoreHappening {
    /// The sheet.
    pub key: ScoreSheetKey,
    /// What happened.
    pub fact: FactText,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Records the fact, or names everything that is wrong with it; the same fact again changes nothing. A locked sheet takes
/// nothing more.
pub fn record_score_fact(
    engine: &Engine,
    actor: &str,
    happening: &ScoreHappening,
) -> Result<Versioned<ScoreSheet>, Refusal> {
    let key = RecordKey::ScoreSheet(happening.key.clone());
    for _ in 0..ATTEMPTS_MAX {
        let absent = || Refusal::Absent { what: key.to_string() };
        let found = engine.store.score_sheet(&happening.key)?.ok_or_else(absent)?;
        if happening.seen.is_some_and(|seen| seen != found.version) {
            return Err(Refusal::Stale { what: key.to_string(), version: Some(found.version) });
        }
        let of_set = RecordKey::Criteria(happening.key.criteria.clone());
        let set = engine.store.criteria_set(&happening.key.criteria)?;
        let set = set.ok_or_else(|| Refusal::Absent { what: of_set.to_string() })?;
        let now = engine.clock.now();
        let today = engine.day_of(now);
        let Versioned { value: mut sheet, version } = found;
        let mut faults = Faults::default();
        let mut reading = Reading { faults: &mut faults, path: String::new(), today };
        let Some(fact) = reading.fact(&happening.fact) else {
            faults.refuse()?;
            unreachable!("a field that could not be read has left a fault")
        };
        if sheet.holds(&fact) {
            return Ok(Versioned { value: sheet, version });
        }
        let operation = format!("score-{}", Happened::of(&fact.subject).id());
        let reason = fact.note.clone();
        match sheet.add(set.value.last(), vec![fact], today) {
            Err(_) if sheet.state(AsOf::latest(Day::LAST)).stage == Stage::Locked => {
                return Err(Refusal::Locked { what: key.to_string() });
            }
            Err(found) => found.iter().for_each(|(_, fault)| reading.refuse(fault)),
            Ok(()) => {}
        }
        if sheet.facts.len() > ScoreSheet::FACTS_MAX {
            faults.add("too-many", "", format!("a sheet has at most {} facts", ScoreSheet::FACTS_MAX));
        }
        faults.refuse()?;
        let change = Change {
            actor: actor.to_owned(),
            operation,
            reason,
            now,
            expects: vec![
                Expectation { key: key.clone(), version: Some(version) },
                Expectation { key: of_set, version: Some(set.version) },
            ],
            puts: vec![Record::ScoreSheet(sheet.clone())],
            removes: Vec::new(),
        };
        match engine.store.commit(change) {
            Ok(committed) => return Ok(Versioned { value: sheet, version: committed.position }),
            Err(CommitError::Conflict { .. }) => {}
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
    Err(Refusal::Busy { what: key.to_string() })
}
