//! A defect that lives across evaluations: opened, seen again, resolved, reopened.

use super::Day;
use super::evaluation::EvaluationKey;
use super::id::{CheckId, DirectiveId, UnitCode};
use super::outcome::Verdict;

/// What identifies a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    /// The unit it is about.
    pub unit: UnitCode,
    /// The directive.
    pub directive: DirectiveId,
    /// The check.
    pub check: CheckId,
    /// The subject of the outcome; may be empty.
    pub subject: String,
}

/// Whether the defect still stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingStatus {
    /// Seen by the latest scheduled evaluation that could tell.
    Open,
    /// Gone by the latest one that could tell.
    Resolved,
}

/// A finding and its life so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What identifies it.
    pub key: FindingKey,
    /// Whether it stands.
    pub status: FindingStatus,
    /// Whether it warns or fails, when last seen.
    pub verdict: Verdict,
    /// What the directive said, when last seen.
    pub message: String,
    /// The as-of day it was first seen.
    pub first_seen: Day,
    /// The as-of day it was last seen.
    pub last_seen: Day,
    /// The as-of day it was resolved.
    pub resolved_on: Option<Day>,
    /// How often it came back after being resolved.
    pub reopened: u32,
    /// The as-of day of the last scheduled evaluation that moved or confirmed it.
    pub judged_on: Day,
    /// That evaluation.
    pub evaluation: EvaluationKey,
}

/// What a scheduled evaluation says about one finding.
#[derive(Clone, Debug)]
pub struct Sighting<'a> {
    /// The finding in question.
    pub key: FindingKey,
    /// The verdict.
    pub verdict: Verdict,
    /// The directive's words.
    pub message: &'a str,
    /// The as-of day of the evaluation.
    pub as_of: Day,
    /// The evaluation.
    pub evaluation: &'a EvaluationKey,
}

/// The finding after a scheduled evaluation; `None` where nothing changes.
///
/// A defect opens, confirms or reopens it; a pass or not-applicable resolves it; missing data leaves it as it is. An
/// evaluation of an earlier day than the last one never moves it.
pub fn after(existing: Option<Finding>, sighting: &Sighting<'_>) -> Option<Finding> {
    if existing.as_ref().is_some_and(|finding| sighting.as_of < finding.judged_on) {
        return None;
    }
    match sighting.verdict {
        Verdict::MissingData => None,
        Verdict::Warn | Verdict::Fail => Some(match existing {
            None => opened(sighting),
            Some(finding) => seen_again(finding, sighting),
        }),
        Verdict::Pass | Verdict::NotApplicable => {
            existing.filter(|finding| finding.status == FindingStatus::Open).map(|finding| Finding {
                status: FindingStatus::Resolved,
                resolved_on: Some(sighting.as_of),
                judged_on: sighting.as_of,
                evaluation: sighting.evaluation.clone(),
                ..finding
            })
        }
    }
}

fn opened(sighting: &Sighting<'_>) -> Finding {
    Finding {
        key: sighting.key.clone(),
        status: FindingStatus::Open,
        verdict: sighting.verdict,
        message: sighting.message.to_owned(),
        first_seen: sighting.as_of,
        last_seen: sighting.as_of,
        resolved_on: None,
        reopened: 0,
        judged_on: sighting.as_of,
        evaluation: sighting.evaluation.clone(),
    }
}

fn seen_again(finding: Finding, sighting: &Sighting<'_>) -> Finding {
    let came_back = finding.status == FindingStatus::Resolved;
    Finding {
        status: FindingStatus::Open,
        verdict: sighting.verdict,
        message: sighting.message.to_owned(),
        last_seen: sighting.as_of,
        resolved_on: None,
        reopened: finding.reopened.saturating_add(u32::from(came_back)),
        judged_on: sighting.as_of,
        evaluation: sighting.evaluation.clone(),
        ..finding
    }
}
