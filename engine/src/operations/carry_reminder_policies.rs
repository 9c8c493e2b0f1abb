//! Carries policies that were set to the tasks that wait, step by step.
//!
//! How far each came is recorded with the step, so that a crash in between is gone on from.

use super::engine::{Engine, READ_PAGE};
use super::refusal::Refusal;
use super::resettle::resettle_moved;
use crate::domain::Instant;
use crate::domain::reminder_policy::{Carried, DatedPolicy, PolicyScope};
use crate::domain::task::Task;
use crate::store::{Change, CommitError, Expectation, Record, RecordKey, TaskQuery, Versioned};

/// How many steps one call takes; what is left is for the next.
const STEPS_MAX: usize = 8;

/// Takes the next steps, each a page of tasks; whether any was left to take. Costs one short list where nothing was set.
pub fn carry_reminder_policies(engine: &Engine, now: Instant) -> Result<bool, Refusal> {
    for _ in 0..STEPS_MAX {
        let pending = |found: &Versioned<DatedPolicy>| found.value.carried != Carried::Whole;
        let Some(found) = engine.store.reminder_policies()?.into_iter().find(pending) else { return Ok(false) };
        match engine.store.commit(step(engine, found, now)?) {
            Ok(_) | Err(CommitError::Conflict { .. }) => {} // a task or the policy changed: the next step looks again
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
    Ok(true)
}

/// One page of tasks brought under a policy, and the mark that they are.
fn step(engine: &Engine, found: Versioned<DatedPolicy>, now: Instant) -> Result<Change, Refusal> {
    let Versioned { value: mut policy, version } = found;
    let key = RecordKey::ReminderPolicy(policy.scope.clone());
    let mut change = Change::by_engine("carry-reminder-policy", now);
    change.expects.push(Expectation { key, version: Some(version) });
    if let Carried::Through { task, set_on } = policy.carried {
        let plan = match &policy.scope {
            PolicyScope::Plan(plan) => Some(plan.clone()),
            PolicyScope::All | PolicyScope::Directive(_) => None,
        };
        let page = engine.store.tasks(&TaskQuery { unit: None, plan, after: task, limit: READ_PAGE })?;
        for task in page.iter().filter(|task| is_of(&policy.scope, &task.value)) {
            resettle_moved(engine, task, &mut change, Some(set_on))?;
        }
        policy.carried = match page.last().filter(|_| page.len() == READ_PAGE) {
            Some(last) => Carried::Through { task: Some(last.value.key.clone()), set_on },
            None => Carried::Whole,
        };
    }
    change.puts.push(Record::ReminderPolicy(policy));
    Ok(change)
}

fn is_of(scope: &PolicyScope, task: &Task) -> bool {
    match scope {
        PolicyScope::All | PolicyScope::Plan(_) => true,
        PolicyScope::Directive(directive) => task.text().directive.as_ref() == Some(directive),
    }
}
