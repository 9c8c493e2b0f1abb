//! Opens the scoring sheet of a unit under a criteria set, with what happened to it already.

use super::assign_task::check_unit;
use super::decided::Decision;
use super::engine::Engine;
use super::once::{Once, commit_once};
use super::refusal::{Faults, Refusal};
use super::score_fact::{FactText, Reading};
use crate::domain::Day;
use crate::domain::id::UnitCode;
use crate::domain::recorded::Recorded;
use crate::domain::scoring::{CriteriaKey, CriteriaSet, ScoreSheet, ScoreSheetKey, SheetFact};
use crate::store::{Change, Expectation, Record, RecordKey};

/// A sheet as it was sent: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The unit's code on the day of opening.
    pub unit: String,
    /// The criteria set, as `province:kind:year:decision`.
    pub criteria: String,
    /// The day of opening.
    pub opened: String,
    /// What happened, in the order of its days.
    pub facts: Vec<FactText>,
}

/// Opens the sheet, or names everything that is wrong with it. Under an idempotency key it is opened once.
pub fn open_score_sheet(
    engine: &Engine,
    actor: &str,
    sent: &Opening,
    once: Option<&Once>,
) -> Result<ScoreSheetKey, Refusal> {
    commit_once(
        engine,
        once,
        |key| if let RecordKey::ScoreSheet(made) = key { Some(made) } else { None },
        || {
            let now = engine.clock.now();
            let Read { sheet, set_version } = read(engine, sent, engine.day_of(now))?;
            let key = RecordKey::ScoreSheet(sheet.key.clone());
            if engine.store.score_sheet(&sheet.key)?.is_some() {
                return Err(Refusal::Exists { what: key.to_string() });
            }
            let of_set = RecordKey::Criteria(sheet.key.criteria.clone());
            let opened = sheet.key.clone();
            let mut change = Change {
                reason: opened.criteria.decision.clone(),
                expects: vec![
                    Expectation { key: key.clone(), version: None },
                    Expectation { key: of_set, version: Some(set_version) },
                ],
                puts: vec![Record::ScoreSheet(sheet)],
                ..Change::by(actor, "open-score-sheet", now)
            };
            if let Some(once) = once {
                once.use_up(&mut change, key);
            }
            Ok(Decision::Write(change, opened))
        },
    )
}

/// A sheet that was read, and the version of the set it was held against.
struct Read {
    sheet: ScoreSheet,
    set_version: crate::domain::Position,
}

fn read(engine: &Engine, sent: &Opening, today: Day) -> Result<Read, Refusal> {
    let mut faults = Faults::default();
    let unit = faults.keep("bad-identifier", "unit", UnitCode::parse(&sent.unit));
    let criteria = faults.keep("bad-identifier", "criteria", CriteriaKey::parse(&sent.criteria));
    let opened = faults.keep("bad-day", "opened", Day::parse(&sent.opened));
    if opened.is_some_and(|opened| opened > today) {
        faults.add("in-the-future", "opened", format!("today is {today}: the sheet cannot have been opened yet"));
    }
    let set = match &criteria {
        Some(key) => engine.store.criteria_set(key)?,
        None => None,
    };
    if let (Some(key), None) = (&criteria, &set) {
        faults.add("unknown-criteria", "criteria", format!("there is no criteria set {key}; import it first"));
    }
    if let (Some(unit), Some(opened), Some(criteria)) = (&unit, opened, &criteria) {
        check_unit(engine, &mut faults, unit, opened);
        check_scored(engine, &mut faults, unit, opened, criteria);
    }
    if sent.facts.len() > ScoreSheet::FACTS_MAX {
        faults.add("too-many", "facts", format!("a sheet has at most {} facts", ScoreSheet::FACTS_MAX));
    }
    let facts: Vec<(usize, SheetFact)> = sent
        .facts
        .iter()
        .take(ScoreSheet::FACTS_MAX)
        .enumerate()
        .filter_map(|(at, fact)| {
            let mut reading = Reading { faults: &mut faults, path: format!("facts[{at}]."), today };
            Some((at, reading.fact(fact)?))
        })
        .collect();
    if let (Some(unit), Some(criteria), Some(opened), Some(set)) = (unit, criteria, opened, set) {
        let key = ScoreSheetKey { criteria, unit };
        let mut sheet = ScoreSheet { key, opened: Recorded::new(opened, today), facts: Vec::new() };
        add(&mut sheet, set.value.last(), facts, &mut faults, today);
        faults.refuse()?;
        return Ok(Read { sheet, set_version: set.version });
    }
    faults.refuse()?;
    unreachable!("a field that could not be read has left a fault")
}

fn add(sheet: &mut ScoreSheet, set: &CriteriaSet, facts: Vec<(usize, SheetFact)>, faults: &mut Faults, today: Day) {
    let (places, facts): (Vec<usize>, Vec<SheetFact>) = facts.into_iter().unzip();
    for (at, fault) in sheet.add(set, facts, today).err().unwrap_or_default() {
        Reading { faults, path: format!("facts[{}].", places[at]), today }.refuse(&fault);
    }
}

/// Notes a fault where the set does not score this unit.
fn check_scored(engine: &Engine, faults: &mut Faults, code: &UnitCode, day: Day, criteria: &CriteriaKey) {
    let Some(unit) = engine.units.unit(code, day) else { return };
    if unit.kind != criteria.kind {
        let message = format!("{code} is of kind {}, the set scores {}", unit.kind.id(), criteria.kind.id());
        return faults.add("unit-of-another-kind", "unit", message);
    }
    let Some(province) = &criteria.province else { return };
    let mut above = Some(unit);
    while let Some(unit) = above {
        if unit.code == *province {
            return;
        }
        above = engine.units.parent(unit, day);
    }
    faults.add("unit-of-another-province", "unit", format!("{code} does not lie in {province}, whose set this is"));
}
