//! Records a plan that tasks are counted under.

use super::engine::Engine;
use super::once::Once;
use super::refusal::{Faults, Refusal};
use super::text::{optional, required};
use crate::domain::Day;
use crate::domain::id::PlanId;
use crate::domain::plan::Plan;
use crate::domain::text::{NAME_BYTES_MAX, NUMBER_BYTES_MAX, TITLE_BYTES_MAX};
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, Versioned};

/// A plan as it was sent: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct PlanText {
    /// Its identifier, the first half of its tasks' keys.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The number of the paper; may be empty.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: String,
    /// The year it is for.
    pub year: i32,
}

/// Records the plan, or names everything that is wrong with it. Under an idempotency key it is recorded once.
pub fn record_plan(
    engine: &Engine,
    actor: &str,
    sent: &PlanText,
    once: Option<&Once>,
) -> Result<Versioned<Plan>, Refusal> {
    if let Some(plan) = recorded_before(engine, once)? {
        return Ok(plan);
    }
    let plan = read(engine, sent)?;
    let key = RecordKey::Plan(plan.id.clone());
    let mut change = Change {
        reason: plan.number.clone(),
        expects: vec![Expectation { key: key.clone(), version: None }],
        puts: vec![Record::Plan(plan.clone())],
        ..Change::by(actor, "record-plan", engine.clock.now())
    };
    if let Some(once) = once {
        once.use_up(&mut change, key);
    }
    match engine.store.commit(change) {
        Ok(committed) => Ok(Versioned { value: plan, version: committed.position }),
        Err(CommitError::Conflict { .. }) => {
            let exists = || Refusal::Exists { what: format!("plan {}", plan.id) };
            recorded_before(engine, once)?.ok_or_else(exists) // the same may have been sent twice at once
        }
        Err(error) => Err(Refusal::of_commit(error)),
    }
}

fn recorded_before(engine: &Engine, once: Option<&Once>) -> Result<Option<Versioned<Plan>>, Refusal> {
    match Once::made_before(engine, once)? {
        Some(RecordKey::Plan(id)) => Ok(engine.store.plan(&id)?),
        _ => Ok(None),
    }
}

fn read(engine: &Engine, sent: &PlanText) -> Result<Plan, Refusal> {
    let mut faults = Faults::default();
    let id = faults.keep("bad-identifier", "id", PlanId::parse(&sent.id));
    let title = required(&mut faults, "title", &sent.title, TITLE_BYTES_MAX);
    let number = optional(&mut faults, "number", &sent.number, NUMBER_BYTES_MAX);
    let issuer = required(&mut faults, "issuer", &sent.issuer, NAME_BYTES_MAX);
    let issued = faults.keep("bad-day", "issued", Day::parse(&sent.issued));
    let today = engine.today();
    if issued.is_some_and(|issued| issued > today) {
        faults.add("in-the-future", "issued", format!("today is {today}: the plan cannot have been issued yet"));
    }
    let years = Day::FIRST.year()..=Day::LAST.year();
    if !years.contains(&sent.year) {
        faults.add("bad-year", "year", format!("a year lies between {} and {}", years.start(), years.end()));
    }
    faults.refuse()?;
    let (Some(id), Some(issued)) = (id, issued) else {
        unreachable!("a field that could not be read has left a fault");
    };
    Ok(Plan { id, title, number, issuer, issued, year: sent.year })
}
