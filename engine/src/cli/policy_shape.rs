//! Reminder policies as a command and a server say them to each other, and the line that is printed of one.

use serde::{Deserialize, Serialize};

use crate::domain::ladder::Rung;
use crate::domain::quiet::{Quiet, weekday_id};
use crate::domain::reminder_policy::{PolicyScope, ReminderPolicy};
use crate::operations::{PolicyInForce, PolicyText};

/// A policy of a scope.
#[derive(Debug, Deserialize)]
pub struct PolicyAnswer {
    scope: String,
    policy: Option<RulesAnswer>,
    is_set: bool,
    recorded_on: Option<String>,
}

#[derive(Debug, Deserialize)]
struct RulesAnswer {
    rungs: Vec<i32>,
    repeat_days: Option<u8>,
    parent_from: Option<i32>,
    province_from: Option<i32>,
    quiet: Option<QuietAnswer>,
}

#[derive(Debug, Deserialize)]
struct QuietAnswer {
    days_off: bool,
    weekdays: Vec<String>,
    from: Option<String>,
    until: Option<String>,
}

/// A policy to set.
#[derive(Debug, Serialize)]
pub struct PolicyRequest<'a> {
    rungs: &'a [i32],
    repeat_days: Option<u32>,
    parent_from: Option<i32>,
    province_from: Option<i32>,
    quiet: Option<QuietRequest<'a>>,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct QuietRequest<'a> {
    days_off: bool,
    weekdays: &'a [String],
    from: Option<&'a str>,
    until: Option<&'a str>,
}

impl<'a> PolicyRequest<'a> {
    /// What was typed.
    pub fn of(sent: &'a PolicyText) -> PolicyRequest<'a> {
        let quiet = sent.quiet.as_ref().map(|quiet| QuietRequest {
            days_off: quiet.days_off,
            weekdays: &quiet.weekdays,
            from: quiet.hours.as_ref().map(|(from, _)| from.as_str()),
            until: quiet.hours.as_ref().map(|(_, until)| until.as_str()),
        });
        let PolicyText { rungs, repeat_days, parent_from, province_from, reason, .. } = sent;
        PolicyRequest {
            rungs,
            repeat_days: *repeat_days,
            parent_from: *parent_from,
            province_from: *province_from,
            quiet,
            reason,
        }
    }
}

impl From<&PolicyInForce> for PolicyAnswer {
    fn from(found: &PolicyInForce) -> PolicyAnswer {
        let recorded = found.recorded.as_ref();
        PolicyAnswer {
            scope: found.scope.to_string(),
            policy: found.policy.as_ref().map(|policy| RulesAnswer::of(policy, &found.scope)),
            is_set: recorded.is_some_and(|recorded| recorded.last().is_some()),
            recorded_on: recorded
                .and_then(|recorded| recorded.versions.last())
                .map(|last| last.recorded_on.to_string()),
        }
    }
}

impl RulesAnswer {
    fn of(policy: &ReminderPolicy, scope: &PolicyScope) -> RulesAnswer {
        let number = |rung: Option<Rung>| rung.map(|rung| rung.0);
        RulesAnswer {
            rungs: policy.ladder.rungs().iter().map(|rung| rung.0).collect(),
            repeat_days: policy.ladder.repeat(),
            parent_from: number(policy.escalation.parent_from),
            province_from: number(policy.escalation.province_from),
            quiet: (*scope == PolicyScope::All).then(|| QuietAnswer::from(&policy.quiet)),
        }
    }
}

impl From<&Quiet> for QuietAnswer {
    fn from(quiet: &Quiet) -> QuietAnswer {
        QuietAnswer {
            days_off: quiet.days_off,
            weekdays: quiet.weekdays.iter().map(|weekday| weekday_id(*weekday).to_owned()).collect(),
            from: quiet.hours.map(|hours| hours.from.to_string()),
            until: quiet.hours.map(|hours| hours.until.to_string()),
        }
    }
}

impl PolicyAnswer {
    /// The policy on one line, its cells separated by tabs; a dash for what it does not have.
    pub fn line(&self) -> String {
        let dash = || "-".to_owned();
        let set = match (&self.recorded_on, self.is_set) {
            (Some(day), true) => format!("set {day}"),
            (Some(day), false) => format!("withdrawn {day}"),
            (None, _) => "default".to_owned(),
        };
        let Some(rules) = &self.policy else { return format!("{}\t-\t-\t-\t-\t-\t{set}", self.scope) };
        let number = |number: Option<i32>| number.map_or_else(dash, |number| number.to_string());
        let rungs: Vec<String> = rules.rungs.iter().map(ToString::to_string).collect();
        let quiet = rules.quiet.as_ref().map_or_else(dash, QuietAnswer::cell);
        let (parent, province) = (number(rules.parent_from), number(rules.province_from));
        let repeat = number(rules.repeat_days.map(i32::from));
        format!("{}\t{}\t{repeat}\t{parent}\t{province}\t{quiet}\t{set}", self.scope, rungs.join(","))
    }
}

impl QuietAnswer {
    /// The quiet times in one cell.
    fn cell(&self) -> String {
        let hours = self.from.as_ref().zip(self.until.as_ref()).map(|(from, until)| format!("{from}-{until}"));
        let days_off = self.days_off.then(|| "days-off".to_owned());
        let all: Vec<String> = days_off.into_iter().chain(self.weekdays.iter().cloned()).chain(hours).collect();
        if all.is_empty() { "-".to_owned() } else { all.join(",") }
    }
}
