//! Grants an approved, dated exception to a check of a directive on a unit.

use super::assign_task::check_unit;
use super::decided::Decision;
use super::engine::Engine;
use super::list_waivers::show_waivers;
use super::once::{Once, commit_once};
use super::refusal::{Faults, Refusal};
use super::text::{optional, required};
use crate::domain::Day;
use crate::domain::id::{CheckId, DirectiveId, UnitCode};
use crate::domain::text::{NAME_BYTES_MAX, TITLE_BYTES_MAX};
use crate::domain::waiver::{CheckWaivers, Waiver, WaiverFault, WaiversKey};
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// An exception as it was sent: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct Exception {
    /// The unit's code on the first day.
    pub unit: String,
    /// The directive.
    pub directive: String,
    /// The check.
    pub check: String,
    /// The outcome's subject; empty for all of them.
    pub subject: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The paper that allows it, by its number.
    pub basis: String,
    /// The office that approved it.
    pub approver: String,
}

/// Grants the waiver, or names everything that is wrong with it; answers with all waivers of the check on the unit. Under an
/// idempotency key it is granted once: sent again it is answered alike, though it would be refused by now.
pub fn grant_waiver(
    engine: &Engine,
    actor: &str,
    exception: &Exception,
    once: Option<&Once>,
) -> Result<Versioned<CheckWaivers>, Refusal> {
    let now = engine.clock.now();
    let today = engine.day_of(now);
    let key = commit_once(
        engine,
        once,
        |key| if let RecordKey::Waivers(made) = key { Some(made) } else { None },
        || {
            let (key, waiver, until) = read(engine, exception)?;
            let found = engine.store.check_waivers(&key)?;
            let version = found.as_ref().map(|found| found.version);
            let mut waivers = found.map_or_else(|| CheckWaivers::new(key.clone()), |found| found.value);
            let reason = waiver.basis.clone();
            waivers.grant(waiver, until, today).map_err(|fault| refused(&fault))?;
            let mut change = Change {
                reason,
                expects: vec![Expectation { key: RecordKey::Waivers(key.clone()), version }],
                puts: vec![Record::Waivers(waivers)],
                ..Change::by(actor, "grant-waiver", now)
            };
            if let Some(once) = once {
                once.use_up(&mut change, RecordKey::Waivers(key.clone()));
            }
            Ok(Decision::Write(change, key))
        },
    )?;
    show_waivers(engine, &key)
}

/// What a fault of a waiver means to the one who asked for it.
pub(super) fn refused(fault: &WaiverFault) -> Refusal {
    let (code, field) = match fault {
        WaiverFault::EndsBeforeItBegins { .. } => ("ends-before-it-begins", "until"),
        WaiverFault::Overlaps { .. } => ("overlapping-waiver", "from"),
        WaiverFault::NotShorter { .. } => ("not-shorter", "until"),
    };
    Refusal::fault(code, field, fault.to_string())
}

fn read(engine: &Engine, sent: &Exception) -> Result<(WaiversKey, Waiver, Day), Refusal> {
    let mut faults = Faults::default();
    let unit = faults.keep("bad-identifier", "unit", UnitCode::parse(&sent.unit));
    let directive = faults.keep("bad-identifier", "directive", DirectiveId::parse(&sent.directive));
    let check = faults.keep("bad-identifier", "check", CheckId::parse(&sent.check));
    let from = faults.keep("bad-day", "from", Day::parse(&sent.from));
    let until = faults.keep("bad-day", "until", Day::parse(&sent.until));
    let subject = optional(&mut faults, "subject", &sent.subject, TITLE_BYTES_MAX);
    let basis = required(&mut faults, "basis", &sent.basis, TITLE_BYTES_MAX);
    let approver = required(&mut faults, "approver", &sent.approver, NAME_BYTES_MAX);
    if let (Some(unit), Some(from)) = (&unit, from) {
        check_unit(engine, &mut faults, unit, from);
    }
    if let (Some(directive), Some(check)) = (&directive, &check) {
        check_declared(engine, &mut faults, directive, check);
    }
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        faults.add("ends-before-it-begins", "until", WaiverFault::EndsBeforeItBegins { from, until }.to_string());
    }
    faults.refuse()?;
    let (Some(unit), Some(directive), Some(check), Some(from), Some(until)) = (unit, directive, check, from, until)
    else {
        unreachable!("a field that could not be read has left a fault");
    };
    let waiver = Waiver { subject, from, basis, approver, untils: Vec::new() };
    Ok((WaiversKey { unit, directive, check }, waiver, until))
}

/// Notes a fault where no active directive has this check.
fn check_declared(engine: &Engine, faults: &mut Faults, directive: &DirectiveId, check: &CheckId) {
    let Some(plugin) = engine.shelf.active(directive) else {
        let known: Vec<&str> = engine.shelf.plugins().map(|plugin| plugin.directive.id.as_str()).collect();
        return faults.add("unknown-directive", "directive", format!("the directives are {}", known.join(", ")));
    };
    let known: Vec<&str> = plugin.directive.checks.iter().map(|declared| declared.id.as_str()).collect();
    if !known.contains(&check.as_str()) {
        faults.add("unknown-check", "check", format!("the checks of {directive} are {}", known.join(", ")));
    }
}
