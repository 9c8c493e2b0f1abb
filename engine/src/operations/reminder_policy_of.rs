//! The policy a task reminds by, and the quiet times of everybody.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Position;
use crate::domain::id::{DirectiveId, PlanId};
use crate::domain::quiet::Quiet;
use crate::domain::reminder_policy::{PolicyScope, ReminderPolicy};
use crate::domain::task::Task;

/// The policy of the task's plan, else of its directive, else the one for all; the default where none is recorded.
pub(super) fn policy_of(engine: &Engine, task: &Task) -> Result<ReminderPolicy, Refusal> {
    Ok(policy_for(engine, &task.key.plan, task.text().directive.as_ref())?.policy)
}

/// The policy that some tasks remind by.
pub(super) struct PolicyFound {
    /// The policy.
    pub policy: ReminderPolicy,
    /// The last entry that set it, or took back one that came before it; unrecorded where no entry did either.
    pub since: Position,
}

/// The same of the tasks of a plan that follow from a directive, or from none.
pub(super) fn policy_for(
    engine: &Engine,
    plan: &PlanId,
    directive: Option<&DirectiveId>,
) -> Result<PolicyFound, Refusal> {
    let directive = directive.cloned().map(PolicyScope::Directive);
    let scopes = [Some(PolicyScope::Plan(plan.clone())), directive, Some(PolicyScope::All)];
    let mut since = Position::UNRECORDED;
    for scope in scopes.into_iter().flatten() {
        let Some(found) = engine.store.reminder_policy(&scope)? else { continue };
        since = found.value.versions.last().map_or(since, |last| since.max(last.recorded));
        if let Some(policy) = found.value.last().cloned() {
            return Ok(PolicyFound { policy, since });
        }
    }
    Ok(PolicyFound { policy: ReminderPolicy::default(), since })
}

/// When nobody is written to.
pub(super) fn quiet_times(engine: &Engine) -> Result<Quiet, Refusal> {
    let found = engine.store.reminder_policy(&PolicyScope::All)?;
    Ok(found.and_then(|found| found.value.last().cloned()).unwrap_or_default().quiet)
}
