//! Schedules and their proofs as they are sent.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{OccurrenceResponse, instant};
use crate::domain::schedule::{ProofLine, Schedule, ScheduleEvent, ScheduleFact, ScheduleRule, Version, Violation};
use crate::operations::{ScheduleProof, ScheduleText, ScheduleView};

/// What a schedule is to do; what is left out has its default.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ScheduleRuleRequest {
    /// Five fields, as in crontab: minute, hour, day of month (L the last, LW the last worked), month, day of week.
    #[schema(required)]
    pub cron: String,
    /// The zone of the clocks the fields speak of, as `Asia/Ho_Chi_Minh`; the configured one without it.
    pub zone: Option<String>,
    /// The directives; at least one.
    #[schema(required)]
    pub directives: Vec<String>,
    /// The units; at least one.
    #[schema(required)]
    pub units: Vec<String>,
    /// What becomes of a firing while an earlier one is unfinished: queue (default), skip or coalesce.
    pub overlap: Option<String>,
    /// How many firings are still run after a downtime, 1 to 366; 31 without it.
    pub catch_up_count: Option<u32>,
    /// How many minutes back firings are still run after a downtime, 1 to 527040; any without it.
    pub catch_up_minutes: Option<u32>,
    /// By how many seconds a start is put off at most, 0 to 3600.
    pub jitter_seconds: Option<u32>,
    /// What becomes of a firing on a day off: run (default), skip or next-working-day.
    pub days_off: Option<String>,
    /// Why; may be empty.
    pub reason: String,
}

/// Why something is asked for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReasonRequest {
    /// Why; may be empty.
    pub reason: String,
}

/// A schedule as it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScheduleResponse {
    /// Its identifier.
    pub id: String,
    /// in-service, paused or retired.
    pub state: &'static str,
    /// The note of the pause that lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused_because: Option<String>,
    /// configuration or api: who may change it.
    pub origin: &'static str,
    /// The next nominal instant, paused or not; absent where there is none any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// Up to and with this instant every nominal one was dealt with; absent before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// Every version, by number.
    pub versions: Vec<ScheduleVersionResponse>,
    /// Everything that happened to it, in the order it was recorded.
    pub facts: Vec<ScheduleFactResponse>,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A version of a schedule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScheduleVersionResponse {
    /// Its number.
    pub number: u32,
    /// It owes the nominal instants after this one.
    pub from: String,
    /// It owes none later than this; absent while it is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Five fields, as in crontab.
    pub cron: String,
    /// The zone of the clocks they speak of.
    pub zone: &'static str,
    /// The directives.
    pub directives: Vec<String>,
    /// The units.
    pub units: Vec<String>,
    /// queue, skip or coalesce.
    pub overlap: &'static str,
    /// How many firings are still run after a downtime.
    pub catch_up_count: u32,
    /// How many minutes back they are; absent for any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catch_up_minutes: Option<u32>,
    /// By how many seconds a start is put off at most.
    pub jitter_seconds: u32,
    /// run, skip or next-working-day.
    pub days_off: &'static str,
}

/// Something that happened to a schedule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScheduleFactResponse {
    /// began, paused, resumed or retired.
    pub event: &'static str,
    /// From when on it holds.
    pub at: String,
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The entry that holds it.
    pub recorded: u64,
}

/// The proof of a schedule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScheduleProofResponse {
    /// The schedule.
    pub schedule: String,
    /// The first instant that was asked for.
    pub from: String,
    /// The last one, or the last that was looked at.
    pub until: String,
    /// Whether every nominal instant has exactly one row, of the version that owes it.
    pub holds: bool,
    /// How many nominal instants there are.
    pub instants: u64,
    /// What became of which instants, in order.
    pub lines: Vec<ProofLineResponse>,
    /// Everything that should not be so.
    pub violations: Vec<ViolationResponse>,
}

/// Nominal instants that one row stands for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofLineResponse {
    /// The number of the version that owes them.
    pub version: u32,
    /// The first of them.
    pub first: String,
    /// The last of them.
    pub last: String,
    /// How many they are.
    pub count: u64,
    /// What became of them.
    pub occurrence: OccurrenceResponse,
}

/// What should not be so.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ViolationResponse {
    /// none, two, wrong-version, wrong-count or not-owed.
    pub code: &'static str,
    /// The first nominal instant it is about.
    pub nominal: String,
    /// How many instants have nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
}

impl ScheduleRuleRequest {
    /// The rule as text, and why it is asked for.
    pub fn into_text(self) -> (ScheduleText, String) {
        let text = ScheduleText {
            cron: self.cron,
            zone: self.zone,
            directives: self.directives,
            units: self.units,
            overlap: self.overlap,
            catch_up_count: self.catch_up_count,
            catch_up_minutes: self.catch_up_minutes,
            jitter_seconds: self.jitter_seconds,
            days_off: self.days_off,
        };
        (text, self.reason)
    }
}

impl From<&ScheduleView> for ScheduleResponse {
    fn from(view: &ScheduleView) -> ScheduleResponse {
        let schedule: &Schedule = &view.schedule.value;
        let pause = schedule.pause_at(view.now);
        let state = match (schedule.is_retired_at(view.now), pause) {
            (true, _) => "retired",
            (false, Some(_)) => "paused",
            (false, None) => "in-service",
        };
        ScheduleResponse {
            id: schedule.id.to_string(),
            state,
            paused_because: pause.map(|pause| pause.note.to_owned()).filter(|_| state == "paused"),
            origin: schedule.last_version().origin.id(),
            next: view.next.map(instant),
            through: view.through.map(instant),
            versions: schedule.versions().map(ScheduleVersionResponse::from).collect(),
            facts: schedule.facts.iter().map(ScheduleFactResponse::from).collect(),
            version: view.schedule.version.0,
        }
    }
}

impl From<Version<'_>> for ScheduleVersionResponse {
    fn from(version: Version<'_>) -> ScheduleVersionResponse {
        let ScheduleRule { cron, zone, directives, units, overlap, catch_up, jitter_seconds, days_off } = version.rule;
        ScheduleVersionResponse {
            number: version.number,
            from: instant(version.from),
            until: version.until.map(instant),
            cron: cron.as_str().to_owned(),
            zone: zone.name(),
            directives: directives.iter().map(ToString::to_string).collect(),
            units: units.iter().map(ToString::to_string).collect(),
            overlap: overlap.id(),
            catch_up_count: catch_up.count,
            catch_up_minutes: catch_up.minutes,
            jitter_seconds: *jitter_seconds,
            days_off: days_off.id(),
        }
    }
}

impl From<&ScheduleFact> for ScheduleFactResponse {
    fn from(fact: &ScheduleFact) -> ScheduleFactResponse {
        let event = match fact.event {
            ScheduleEvent::Began(_) => "began",
            ScheduleEvent::Paused => "paused",
            ScheduleEvent::Resumed => "resumed",
            ScheduleEvent::Retired => "retired",
        };
        ScheduleFactResponse { event, at: instant(fact.at), note: fact.note.clone(), recorded: fact.recorded.0 }
    }
}

impl ScheduleProofResponse {
    /// The proof of this schedule.
    pub fn of(schedule: &str, proven: &ScheduleProof) -> ScheduleProofResponse {
        let proof = &proven.proof;
        ScheduleProofResponse {
            schedule: schedule.to_owned(),
            from: instant(proven.from),
            until: instant(proven.until),
            holds: proof.violations.is_empty(),
            instants: proof.instants,
            lines: proof.lines.iter().map(ProofLineResponse::from).collect(),
            violations: proof.violations.iter().map(ViolationResponse::from).collect(),
        }
    }
}

impl From<&ProofLine> for ProofLineResponse {
    fn from(line: &ProofLine) -> ProofLineResponse {
        ProofLineResponse {
            version: line.version,
            first: instant(line.first),
            last: instant(line.last),
            count: line.count,
            occurrence: OccurrenceResponse::from(&line.occurrence),
        }
    }
}

impl From<&Violation> for ViolationResponse {
    fn from(violation: &Violation) -> ViolationResponse {
        let count = match violation {
            Violation::None { count, .. } => Some(*count),
            _ => None,
        };
        ViolationResponse { code: violation.code(), nominal: instant(violation.nominal()), count }
    }
}
