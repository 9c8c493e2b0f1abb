//! Lists the policies that tasks remind by, and shows one.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Position;
use crate::domain::reminder_policy::{DatedPolicy, PolicyScope, ReminderPolicy};
use crate::store::{RecordKey, Versioned};

/// A policy as it counts now.
#[derive(Clone, Debug)]
pub struct PolicyInForce {
    /// The tasks it is for.
    pub scope: PolicyScope,
    /// What counts; `None` where the scope has none of its own any more.
    pub policy: Option<ReminderPolicy>,
    /// What is recorded of it; `None` for the default that nobody has set.
    pub recorded: Option<DatedPolicy>,
    /// The version of its record.
    pub version: Option<Position>,
}

impl PolicyInForce {
    fn of(found: Versioned<DatedPolicy>) -> PolicyInForce {
        let Versioned { value, version } = found;
        let default = (value.scope == PolicyScope::All).then(ReminderPolicy::default);
        PolicyInForce {
            scope: value.scope.clone(),
            policy: value.last().cloned().or(default),
            recorded: Some(value),
            version: Some(version),
        }
    }

    fn default_for_all() -> PolicyInForce {
        let (scope, policy) = (PolicyScope::All, Some(ReminderPolicy::default()));
        PolicyInForce { scope, policy, recorded: None, version: None }
    }
}

/// All policies, the one for all tasks first.
pub fn list_reminder_policies(engine: &Engine) -> Result<Vec<PolicyInForce>, Refusal> {
    let mut policies: Vec<PolicyInForce> =
        engine.store.reminder_policies()?.into_iter().map(PolicyInForce::of).collect();
    if policies.first().is_none_or(|first| first.scope != PolicyScope::All) {
        policies.insert(0, PolicyInForce::default_for_all());
    }
    Ok(policies)
}

/// The policy of a scope.
pub fn show_reminder_policy(engine: &Engine, scope: &PolicyScope) -> Result<PolicyInForce, Refusal> {
    match engine.store.reminder_policy(scope)? {
        Some(found) => Ok(PolicyInForce::of(found)),
        None if *scope == PolicyScope::All => Ok(PolicyInForce::default_for_all()),
        None => Err(Refusal::Absent { what: RecordKey::ReminderPolicy(scope.clone()).to_string() }),
    }
}
