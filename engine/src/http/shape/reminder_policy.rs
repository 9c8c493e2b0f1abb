//! A reminder policy as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::ladder::Rung;
use crate::domain::quiet::{Quiet, weekday_id};
use crate::domain::reminder_policy::{Carried, PolicyScope, ReminderPolicy};
use crate::operations::PolicyInForce;

/// When tasks remind, and whom.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReminderPolicyResponse {
    /// `all`, `directive:<id>` or `plan:<id>`.
    pub scope: String,
    /// What counts; absent where the scope has no policy of its own any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyResponse>,
    /// Whether an administrator set it, and nobody took it back.
    pub is_set: bool,
    /// The day it was last set or taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded_on: Option<String>,
    /// Whether all tasks wait for its rungs already.
    pub is_carried: bool,
    /// The version of its record, its `ETag`; absent for the default that nobody has set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
}

/// The rungs, whom they are told to, and when nobody is written to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PolicyResponse {
    /// Working days after the deadline, negative before it.
    pub rungs: Vec<i32>,
    /// After so many working days the last rung comes again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_days: Option<u8>,
    /// The rung from which on the unit above is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_from: Option<i32>,
    /// The rung from which on the province is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province_from: Option<i32>,
    /// When nobody is written to; of `all` alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietResponse>,
}

/// When nobody is written to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuietResponse {
    /// Whether days that are not worked are quiet.
    pub days_off: bool,
    /// Weekdays that are quiet beside them.
    pub weekdays: Vec<&'static str>,
    /// The first quiet minute of a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The first minute after the quiet ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl From<&PolicyInForce> for ReminderPolicyResponse {
    fn from(found: &PolicyInForce) -> ReminderPolicyResponse {
        let recorded = found.recorded.as_ref();
        ReminderPolicyResponse {
            scope: found.scope.to_string(),
            policy: found.policy.as_ref().map(|policy| PolicyResponse::of(policy, &found.scope)),
            is_set: recorded.is_some_and(|recorded| recorded.last().is_some()),
            recorded_on: recorded
                .and_then(|recorded| recorded.versions.last())
                .map(|last| last.recorded_on.to_string()),
            is_carried: recorded.is_none_or(|recorded| recorded.carried == Carried::Whole),
            version: found.version.map(|version| version.0),
        }
    }
}

impl PolicyResponse {
    fn of(policy: &ReminderPolicy, scope: &PolicyScope) -> PolicyResponse {
        let number = |rung: Option<Rung>| rung.map(|rung| rung.0);
        PolicyResponse {
            rungs: policy.ladder.rungs().iter().map(|rung| rung.0).collect(),
            repeat_days: policy.ladder.repeat(),
            parent_from: number(policy.escalation.parent_from),
            province_from: number(policy.escalation.province_from),
            quiet: (*scope == PolicyScope::All).then(|| QuietResponse::of(&policy.quiet)),
        }
    }
}

impl QuietResponse {
    fn of(quiet: &Quiet) -> QuietResponse {
        QuietResponse {
            days_off: quiet.days_off,
            weekdays: quiet.weekdays.iter().map(|weekday| weekday_id(*weekday)).collect(),
            from: quiet.hours.map(|hours| hours.from.to_string()),
            until: quiet.hours.map(|hours| hours.until.to_string()),
        }
    }
}
