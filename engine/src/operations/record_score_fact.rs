//! Records something that happened to a scoring sheet: a stage it went through, or a value of a row.

use super::engine::{ATTEMPTS_MAX, Engine};
use super::refusal::{Faults, Refusal};
use super::score_fact::{FactText, Reading};
use crate::domain::scoring::{CriteriaSet, Happened, ScoreSheet, ScoreSheetKey, SheetFact, Stage};
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
    for _ in 0..ATTEMPTS_MAX {
        let (sheet, change) = match decide(engine, actor, happening)? {
            Decided::Known(sheet) => return Ok(sheet),
            Decided::New(sheet, change) => (sheet, change),
        };
        match engine.store.commit(change) {
            Ok(committed) => return Ok(Versioned { value: sheet, version: committed.position }),
            Err(CommitError::Conflict { .. }) => {}
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
    Err(Refusal::Busy { what: RecordKey::ScoreSheet(happening.key.clone()).to_string() })
}

/// What becomes of a fact.
enum Decided {
    /// It stands in the sheet already.
    Known(Versioned<ScoreSheet>),
    /// The sheet with it, and the change that records it.
    New(ScoreSheet, Change),
}

fn decide(engine: &Engine, actor: &str, happening: &ScoreHappening) -> Result<Decided, Refusal> {
    let (key, of_set) =
        (RecordKey::ScoreSheet(happening.key.clone()), RecordKey::Criteria(happening.key.criteria.clone()));
    let absent = |key: &RecordKey| Refusal::Absent { what: key.to_string() };
    let found = engine.store.score_sheet(&happening.key)?.ok_or_else(|| absent(&key))?;
    if happening.seen.is_some_and(|seen| seen != found.version) {
        return Err(Refusal::Stale { what: key.to_string(), version: Some(found.version) });
    }
    let set = engine.store.criteria_set(&happening.key.criteria)?.ok_or_else(|| absent(&of_set))?;
    let now = engine.clock.now();
    let fact = read(&happening.fact, engine.day_of(now))?;
    if found.value.holds(&fact) {
        return Ok(Decided::Known(found));
    }
    let Versioned { value: mut sheet, version } = found;
    let (operation, reason) = (format!("score-{}", Happened::of(&fact.subject).id()), fact.note.clone());
    add(&mut sheet, set.value.last(), fact, engine.day_of(now))?;
    let change = Change {
        actor: actor.to_owned(),
        operation,
        reason,
        now,
        expects: vec![
            Expectation { key, version: Some(version) },
            Expectation { key: of_set, version: Some(set.version) },
        ],
        puts: vec![Record::ScoreSheet(sheet.clone())],
        removes: Vec::new(),
    };
    Ok(Decided::New(sheet, change))
}

fn read(sent: &FactText, today: Day) -> Result<SheetFact, Refusal> {
    let mut faults = Faults::default();
    let fact = Reading { faults: &mut faults, path: String::new(), today }.fact(sent);
    faults.refuse()?;
    Ok(fact.expect("a field that could not be read has left a fault"))
}

fn add(sheet: &mut ScoreSheet, set: &CriteriaSet, fact: SheetFact, today: Day) -> Result<(), Refusal> {
    if sheet.state(AsOf::latest(Day::LAST)).stage == Stage::Locked {
        return Err(Refusal::Locked { what: RecordKey::ScoreSheet(sheet.key.clone()).to_string() });
    }
    let mut faults = Faults::default();
    if sheet.facts.len() == ScoreSheet::FACTS_MAX {
        faults.add("too-many", "", format!("a sheet has at most {} facts", ScoreSheet::FACTS_MAX));
    }
    for (_, fault) in sheet.add(set, vec![fact], today).err().unwrap_or_default() {
        Reading { faults: &mut faults, path: String::new(), today }.refuse(&fault);
    }
    faults.refuse()
}
