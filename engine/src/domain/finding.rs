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

impl Finding {
    /// The finding as far as it is known on a day: later days were judged by a clock that had gone ahead and came back.
    #[must_use]
    pub fn known_by(self, day: Day) -> Finding {
        Finding {
            first_seen: self.first_seen.min(day),
            last_seen: self.last_seen.min(day),
            judged_on: self.judged_on.min(day),
            ..self
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ScheduleId;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn judge(existing: Option<Finding>, verdict: Verdict, as_of: &str) -> Option<Finding> {
        let unit = UnitCode::parse("866").unwrap();
        let directive = DirectiveId::parse("cao-lanh-kiem-tra-2022").unwrap();
        let nominal = chrono::DateTime::UNIX_EPOCH;
        let schedule = ScheduleId::parse("monthly").unwrap();
        let evaluation = EvaluationKey { schedule, nominal, directive: directive.clone(), unit: unit.clone() };
        let check = CheckId::parse("CL-05").unwrap();
        let key = FindingKey { unit, directive, check, subject: String::new() };
        let sighting =
            Sighting { key, verdict, message: "thiếu kế hoạch", as_of: day(as_of), evaluation: &evaluation };
        after(existing, &sighting)
    }

    #[test]
    fn a_finding_opens_is_seen_again_resolved_and_reopened() {
        let opened = judge(None, Verdict::Fail, "2022-01-31").unwrap();
        assert_eq!((opened.status, opened.first_seen), (FindingStatus::Open, day("2022-01-31")));
        let seen = judge(Some(opened), Verdict::Warn, "2022-02-28").unwrap();
        assert_eq!(
            (seen.verdict, seen.last_seen, seen.first_seen),
            (Verdict::Warn, day("2022-02-28"), day("2022-01-31"))
        );
        let resolved = judge(Some(seen), Verdict::Pass, "2022-03-31").unwrap();
        assert_eq!((resolved.status, resolved.resolved_on), (FindingStatus::Resolved, Some(day("2022-03-31"))));
        let again = judge(Some(resolved), Verdict::Fail, "2022-04-30").unwrap();
        assert_eq!((again.status, again.reopened, again.resolved_on), (FindingStatus::Open, 1, None));
    }

    #[test]
    fn missing_data_leaves_a_finding_as_it_is() {
        let opened = judge(None, Verdict::Fail, "2022-01-31");
        assert_eq!(judge(opened, Verdict::MissingData, "2022-02-28"), None);
        assert_eq!(judge(None, Verdict::MissingData, "2022-02-28"), None);
    }

    #[test]
    fn an_earlier_day_never_moves_a_finding() {
        let opened = judge(None, Verdict::Fail, "2022-03-31");
        assert_eq!(judge(opened, Verdict::Pass, "2022-02-28"), None);
    }

    #[test]
    fn what_was_never_wrong_leaves_no_finding() {
        assert_eq!(judge(None, Verdict::Pass, "2022-01-31"), None);
        assert_eq!(judge(None, Verdict::NotApplicable, "2022-01-31"), None);
    }

    #[test]
    fn a_pass_after_a_resolution_changes_nothing() {
        let resolved = judge(judge(None, Verdict::Fail, "2022-01-31"), Verdict::Pass, "2022-02-28");
        assert_eq!(judge(resolved, Verdict::Pass, "2022-03-31"), None);
    }
}
