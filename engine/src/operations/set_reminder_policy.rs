//! Sets when tasks remind and whom: for all of them, or for those of a plan or a directive.

use chrono::Weekday;

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::list_reminder_policies::{PolicyInForce, show_reminder_policy};
use super::refusal::{Faults, Refusal};
use super::text::required;
use crate::domain::Position;
use crate::domain::ladder::{Ladder, Rung};
use crate::domain::quiet::{Quiet, QuietFault, QuietHours, TimeOfDay, parse_weekday};
use crate::domain::recorded::Recorded;
use crate::domain::reminder_policy::{Carried, DatedPolicy, Escalation, PolicyScope, ReminderPolicy};
use crate::domain::text::NOTE_BYTES_MAX;
use crate::store::{Change, Expectation, Record, RecordKey};

/// A policy as it was sent.
#[derive(Clone, Debug)]
pub struct PolicyText {
    /// The tasks it is for.
    pub scope: PolicyScope,
    /// Working days after the deadline, negative before it, in any order.
    pub rungs: Vec<i32>,
    /// After so many working days the last rung comes again; `None` for never.
    pub repeat_days: Option<u32>,
    /// The rung from which on the unit above is told; `None` for never.
    pub parent_from: Option<i32>,
    /// The rung from which on the province is told; `None` for never.
    pub province_from: Option<i32>,
    /// When nobody is written to; only with the policy for all, and there the default where it is absent.
    pub quiet: Option<QuietText>,
    /// The paper or the reason.
    pub reason: String,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Quiet times as they were sent.
#[derive(Clone, Debug)]
pub struct QuietText {
    /// Whether days that are not worked are quiet.
    pub days_off: bool,
    /// Weekdays, as `friday`.
    pub weekdays: Vec<String>,
    /// The first quiet minute, `HH:MM`, and the first after it; `None` without quiet hours.
    pub hours: Option<(String, String)>,
}

/// Sets the policy, or names everything that is wrong with it. It counts from now on: what was written stays, and what would
/// have fallen due before today is not made up for.
pub fn set_reminder_policy(engine: &Engine, actor: &str, sent: &PolicyText) -> Result<PolicyInForce, Refusal> {
    let mut faults = Faults::default();
    let policy = read(&mut faults, sent);
    let reason = required(&mut faults, "reason", &sent.reason, NOTE_BYTES_MAX);
    check_scope(engine, &mut faults, &sent.scope);
    faults.refuse()?;
    let policy = policy.expect("a field that could not be read has left a fault");
    record(engine, (actor, "set-reminder-policy", &reason), &sent.scope, sent.seen, Some(&policy))
}

/// Takes the policy of a scope back: its tasks remind by the one that comes after it.
pub fn withdraw_reminder_policy(
    engine: &Engine,
    actor: &str,
    scope: &PolicyScope,
    seen: Option<Position>,
) -> Result<PolicyInForce, Refusal> {
    if engine.store.reminder_policy(scope)?.is_none_or(|found| found.value.last().is_none()) {
        return Err(Refusal::Absent { what: RecordKey::ReminderPolicy(scope.clone()).to_string() });
    }
    record(engine, (actor, "withdraw-reminder-policy", ""), scope, seen, None)
}

fn record(
    engine: &Engine,
    (actor, operation, reason): (&str, &str, &str),
    scope: &PolicyScope,
    seen: Option<Position>,
    policy: Option<&ReminderPolicy>,
) -> Result<PolicyInForce, Refusal> {
    let now = engine.clock.now();
    let today = engine.day_of(now);
    let key = RecordKey::ReminderPolicy(scope.clone());
    commit_decided(engine, || {
        let found = engine.store.reminder_policy(scope)?;
        let version = found.as_ref().map(|found| found.version);
        if seen.is_some_and(|seen| Some(seen) != version) {
            return Err(Refusal::Stale { what: key.to_string(), version });
        }
        let mut versions = found.map(|found| found.value.versions).unwrap_or_default();
        if versions.last().is_some_and(|last| last.value.as_ref() == policy) {
            return Ok(Decision::Done(()));
        }
        versions.push(Recorded::new(policy.cloned(), today));
        let carried = Carried::Through { task: None, set_on: today };
        let change = Change {
            reason: reason.to_owned(),
            expects: vec![Expectation { key: key.clone(), version }],
            puts: vec![Record::ReminderPolicy(DatedPolicy { scope: scope.clone(), versions, carried })],
            ..Change::by(actor, operation, now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    show_reminder_policy(engine, scope)
}

fn read(faults: &mut Faults, sent: &PolicyText) -> Option<ReminderPolicy> {
    let ladder = match Ladder::new(&sent.rungs, sent.repeat_days) {
        Ok(ladder) => Some(ladder),
        Err(found) => {
            for fault in found {
                let field = if fault.is_of_repetition() { "repeat_days" } else { "rungs" };
                faults.add(fault.code(), field, fault.to_string());
            }
            None
        }
    };
    let escalation =
        Escalation { parent_from: sent.parent_from.map(Rung), province_from: sent.province_from.map(Rung) };
    for (of_province, fault) in escalation.faults(&sent.rungs) {
        let field = if of_province { "province_from" } else { "parent_from" };
        faults.add(fault.code(), field, fault.to_string());
    }
    let quiet = match &sent.quiet {
        Some(_) if sent.scope != PolicyScope::All => {
            let message = "quiet times are the same for all tasks, since one message tells of all: set them under all";
            faults.add("quiet-is-for-all", "quiet", message);
            None
        }
        Some(quiet) => quiet_times(faults, quiet),
        None => Some(Quiet::default()),
    };
    Some(ReminderPolicy { ladder: ladder?, escalation, quiet: quiet? })
}

fn quiet_times(faults: &mut Faults, sent: &QuietText) -> Option<Quiet> {
    let mut weekdays: Vec<Option<Weekday>> = sent.weekdays.iter().map(|text| parse_weekday(text)).collect();
    if weekdays.contains(&None) {
        faults.add("unknown-value", "quiet.weekdays", "a weekday is written monday, tuesday and so on until sunday");
    }
    weekdays.sort_by_key(|weekday| weekday.map(|weekday| weekday.num_days_from_monday()));
    weekdays.dedup();
    let time = |faults: &mut Faults, field: &str, text: &str| {
        let time = TimeOfDay::parse(text);
        if time.is_none() {
            faults.add("bad-time", field, "a time is written HH:MM, from 00:00 to 23:59");
        }
        time
    };
    let hours = sent.hours.as_ref().map(|(from, until)| {
        let (from, until) = (time(faults, "quiet.from", from), time(faults, "quiet.until", until));
        Some(QuietHours { from: from?, until: until? })
    });
    let weekdays: Option<Vec<Weekday>> = weekdays.into_iter().collect();
    let hours = match hours {
        Some(None) => return None,
        Some(hours) => hours,
        None => None,
    };
    let quiet = Quiet { days_off: sent.days_off, weekdays: weekdays?, hours };
    for fault in quiet.faults() {
        let field = if fault == QuietFault::EveryDay { "quiet.weekdays" } else { "quiet.until" };
        faults.add(fault.code(), field, fault.to_string());
    }
    Some(quiet)
}

/// Notes a fault where there is no such directive. A plan may be recorded after its policy.
fn check_scope(engine: &Engine, faults: &mut Faults, scope: &PolicyScope) {
    let PolicyScope::Directive(directive) = scope else { return };
    if engine.shelf.active(directive).is_none() {
        let known: Vec<&str> = engine.shelf.plugins().map(|plugin| plugin.directive.id.as_str()).collect();
        faults.add("unknown-directive", "scope", format!("the directives are {}", known.join(", ")));
    }
}
