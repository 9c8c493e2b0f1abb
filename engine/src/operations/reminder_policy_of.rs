//! The policy a task reminds by, and the quiet times of everybody.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::quiet::Quiet;
use crate::domain::reminder_policy::{PolicyScope, ReminderPolicy};
use crate::domain::task::Task;

/// The policy of the task's plan, else of its directive, else the one for all; the default where none is recorded.
pub(super) fn policy_of(engine: &Engine, task: &Task) -> Result<ReminderPolicy, Refusal> {
    let directive = task.text().directive.clone().map(PolicyScope::Directive);
    let scopes = [Some(PolicyScope::Plan(task.key.plan.clone())), directive, Some(PolicyScope::All)];
    for scope in scopes.into_iter().flatten() {
        let found = engine.store.reminder_policy(&scope)?;
        if let Some(policy) = found.and_then(|found| found.value.last().cloned()) {
            return Ok(policy);
        }
    }
    Ok(ReminderPolicy::default())
}

/// When nobody is written to.
pub(super) fn quiet_times(engine: &Engine) -> Result<Quiet, Refusal> {
    let found = engine.store.reminder_policy(&PolicyScope::All)?;
    Ok(found.and_then(|found| found.value.last().cloned()).unwrap_or_default().quiet)
}
