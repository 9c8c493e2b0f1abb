//! Records something that happened to a scoring sheet: a stage it went through, or a value of a row.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::{Faults, Refusal};
use super::score_fact::{FactText, Reading};
use crate::domain::scoring::{CriteriaSet, Happened, ScoreSheet, ScoreSheetKey, SheetFact, Stage};
use crate::domain::{AsOf, Day, Position};
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

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
pub fn record_score_fact(engine: &Engine, actor: &str, happening: &ScoreHappening) -> Result<(), Refusal> {
    commit_decided(engine, || decide(engine, actor, happening))
}

fn decide(engine: &Engine, actor: &str, happening: &ScoreHappening) -> Result<Decision<()>, Refusal> {
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
        return Ok(Decision::Done(()));
    }
    let Versioned { value: mut sheet, version } = found;
    let (operation, reason) = (format!("score-{}", Happened::of(&fact.subject).id()), fact.note.clone());
    add(&mut sheet, set.value.last(), fact, engine.day_of(now))?;
    let change = Change {
        reason,
        expects: vec![
            Expectation { key, version: Some(version) },
            Expectation { key: of_set, version: Some(set.version) },
        ],
        puts: vec![Record::ScoreSheet(sheet)],
        ..Change::by(actor, &operation, now)
    };
    Ok(Decision::Write(change, ()))
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
