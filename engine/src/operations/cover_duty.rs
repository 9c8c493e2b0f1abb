//! Sets who owes a duty, from when on and by which rule.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::assign_task::check_unit;
use super::decided::{Decision, commit_decided};
use super::duty_terms::{DutyText, read_terms};
use super::engine::Engine;
use super::refusal::{Faults, Refusal};
use super::text::optional;
use crate::domain::Position;
use crate::domain::directive::{Directive, Duty, Scope};
use crate::domain::duty::{DutyCover, DutyKey, DutyRule, DutyTerms, duty_task};
use crate::domain::id::{DirectiveId, DutyId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::text::NOTE_BYTES_MAX;
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// The most units of a duty that recurs after its completion: where each stands is kept in one record.
pub const FOLLOWED_UNITS_MAX: usize = 500;
/// The longest label of a period.
const LONGEST_LABEL: &str = "2022-M08";

/// Terms as they were sent, and for which duty.
#[derive(Clone, Debug, Default)]
pub struct CoverText {
    /// The directive.
    pub directive: String,
    /// The duty.
    pub duty: String,
    /// The terms.
    pub terms: DutyText,
    /// The paper or the reason; may be empty.
    pub reason: String,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Records the terms, or names everything that is wrong with them; answers with all versions of the duty's terms. They hold
/// for the periods that begin on or after their day: a period that has its task keeps it. The same terms again change
/// nothing.
pub fn cover_duty(engine: &Engine, actor: &str, sent: &CoverText) -> Result<Versioned<DutyCover>, Refusal> {
    let now = engine.clock.now();
    let today = engine.day_of(now);
    let (key, terms, reason) = read(engine, sent)?;
    let what = || RecordKey::DutyCover(key.clone()).to_string();
    commit_decided(engine, || {
        let found = engine.store.duty_cover(&key)?;
        let version = found.as_ref().map(|found| found.version);
        if sent.seen.is_some() && sent.seen != version {
            return Err(Refusal::Stale { what: what(), version });
        }
        let mut cover = match found {
            Some(found) if *found.value.latest() == terms => return Ok(Decision::Done(())),
            Some(found) => found.value,
            None => DutyCover { key: key.clone(), versions: Vec::new() },
        };
        cover.versions.push(Recorded::new(terms.clone(), today));
        let change = Change {
            reason: reason.clone(),
            expects: vec![Expectation { key: RecordKey::DutyCover(key.clone()), version }],
            puts: vec![Record::DutyCover(Box::new(cover))],
            ..Change::by(actor, "cover-duty", now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    engine.store.duty_cover(&key)?.ok_or_else(|| Refusal::Absent { what: what() })
}

fn read(engine: &Engine, sent: &CoverText) -> Result<(DutyKey, DutyTerms, String), Refusal> {
    let mut faults = Faults::default();
    let reason = optional(&mut faults, "reason", &sent.reason, NOTE_BYTES_MAX);
    let directive = faults.keep("bad-identifier", "directive", DirectiveId::parse(&sent.directive));
    let duty = faults.keep("bad-identifier", "duty", DutyId::parse(&sent.duty));
    let declared = directive.as_ref().and_then(|directive| declared(engine, &mut faults, directive, &sent.duty));
    let terms = declared.as_ref().and_then(|(directive, duty)| read_terms(&mut faults, directive, duty, &sent.terms));
    if let (Some(terms), Some(directive), Some(duty)) = (&terms, &directive, &duty) {
        let key = DutyKey { directive: directive.clone(), duty: duty.clone() };
        check_units(engine, &mut faults, &key, terms);
    }
    faults.refuse()?;
    let (Some(directive), Some(duty), Some(terms)) = (directive, duty, terms) else {
        unreachable!("a field that could not be read has left a fault");
    };
    Ok((DutyKey { directive, duty }, terms, reason))
}

/// The duty as its directive declares it; a fault is noted where none does.
fn declared(
    engine: &Engine,
    faults: &mut Faults,
    directive: &DirectiveId,
    duty: &str,
) -> Option<(Arc<Directive>, Duty)> {
    let Some(plugin) = engine.shelf.active(directive) else {
        let known: Vec<&str> = engine.shelf.plugins().map(|plugin| plugin.directive.id.as_str()).collect();
        faults.add("unknown-directive", "directive", format!("the directives are {}", known.join(", ")));
        return None;
    };
    let declared = &plugin.directive;
    let found = declared.duties.iter().find(|known| known.id == duty);
    if found.is_none() {
        let known: Vec<&str> = declared.duties.iter().map(|duty| duty.id.as_str()).collect();
        let words = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        faults.add("unknown-duty", "duty", format!("the duties of {directive} are {words}"));
    }
    found.map(|duty| (Arc::clone(declared), duty.clone()))
}

/// The units must stand on the first day, be of a kind that owes the duty, and leave room for a task's key.
fn check_units(engine: &Engine, faults: &mut Faults, key: &DutyKey, terms: &DutyTerms) {
    let rule = DutyRule::read(&terms.rule).expect("terms are read with their rule");
    let mut owing: BTreeSet<UnitCode> = terms.units.iter().cloned().collect();
    for code in &terms.units {
        check_unit(engine, faults, code, terms.from);
        if let Some(unit) = engine.units.unit(code, terms.from).filter(|unit| !terms.kinds.contains(&unit.kind)) {
            let kinds: Vec<&str> = terms.kinds.iter().map(|kind| kind.id()).collect();
            let message = format!("{code} is a {}, and the duty is owed by {}", unit.kind.id(), kinds.join(", "));
            faults.add("duty-not-for-unit", "units", message);
        } else if let Some(unit) = engine.units.unit(code, terms.from).filter(|unit| !rule.concerns(unit.kind)) {
            let message = format!("{code} is a {}, and due says nothing of that kind", unit.kind.id());
            faults.add("no-deadline-for-unit", "units", message);
        }
    }
    if let Some(code) = &terms.under {
        check_unit(engine, faults, code, terms.from);
        if let Some(unit) = engine.units.unit(code, terms.from) {
            let below = engine.units.in_scope(unit, Scope::AllBelow, terms.from);
            let of_kind = below.into_iter().filter(|unit| terms.kinds.contains(&unit.kind));
            owing.extend(of_kind.map(|unit| unit.code.clone()));
        }
    }
    if rule.after_completion().is_some() && owing.len() > FOLLOWED_UNITS_MAX {
        let message = format!(
            "{} units would owe it, and what recurs after its completion is followed for at most {FOLLOWED_UNITS_MAX}",
            owing.len()
        );
        faults.add("too-many-units", "under", message);
    }
    let longest_unit = owing.iter().max_by_key(|code| code.as_str().len());
    let longest_channel = terms.channels.iter().max_by_key(|channel| channel.as_str().len());
    if let Some(unit) = longest_unit
        && let Err(fault) = duty_task(key, terms.from.year(), LONGEST_LABEL, (unit, longest_channel))
    {
        faults.add("key-too-long", "channels", fault.to_string());
    }
}
