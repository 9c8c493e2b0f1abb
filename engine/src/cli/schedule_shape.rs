//! Schedules as a command and a server say them to each other, and the lines that are printed of them.

use serde::{Deserialize, Serialize};

use super::instant::written;
use crate::domain::occurrence::{Occurrence, OccurrenceKind};
use crate::domain::schedule::{ProofLine, Violation};
use crate::operations::{ScheduleProof, ScheduleSent, ScheduleView};

/// A schedule.
#[derive(Debug, Deserialize)]
pub struct ScheduleAnswer {
    id: String,
    state: String,
    origin: String,
    next: Option<String>,
    versions: Vec<VersionAnswer>,
}

#[derive(Debug, Deserialize)]
struct VersionAnswer {
    number: u32,
    cron: String,
    zone: String,
}

/// What a backfill made.
#[derive(Debug, Deserialize)]
pub struct BackfilledAnswer {
    pub occurrences: Vec<OccurrenceAnswer>,
}

/// An occurrence.
#[derive(Debug, Deserialize)]
pub struct OccurrenceAnswer {
    nominal: String,
    as_of: String,
    kind: String,
    disposition: String,
    stands_for: Option<String>,
}

/// A proof.
#[derive(Debug, Deserialize)]
pub struct ProofAnswer {
    pub instants: u64,
    lines: Vec<ProofLineAnswer>,
    pub violations: Vec<ViolationAnswer>,
}

#[derive(Debug, Deserialize)]
struct ProofLineAnswer {
    version: u32,
    first: String,
    last: String,
    count: u64,
    occurrence: OccurrenceAnswer,
}

/// What should not be so.
#[derive(Debug, Deserialize)]
pub struct ViolationAnswer {
    code: String,
    nominal: String,
}

/// Why something is asked for.
#[derive(Debug, Serialize)]
pub struct ReasonRequest<'a> {
    pub reason: &'a str,
}

/// Two instants, and why.
#[derive(Debug, Serialize)]
pub struct BetweenRequest<'a> {
    pub from: &'a str,
    pub until: &'a str,
    pub reason: &'a str,
}

/// What a schedule is to do.
#[derive(Debug, Serialize)]
pub struct RuleRequest<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    cron: &'a str,
    zone: Option<&'a str>,
    directives: &'a [String],
    units: &'a [String],
    overlap: Option<&'a str>,
    catch_up_count: Option<u32>,
    catch_up_minutes: Option<u32>,
    jitter_seconds: Option<u32>,
    days_off: Option<&'a str>,
    reason: &'a str,
}

impl<'a> RuleRequest<'a> {
    /// What was typed, with the identifier where the path has none.
    pub fn of(sent: &'a ScheduleSent, id: Option<&'a str>) -> RuleRequest<'a> {
        let text = &sent.text;
        RuleRequest {
            id,
            cron: &text.cron,
            zone: text.zone.as_deref(),
            directives: &text.directives,
            units: &text.units,
            overlap: text.overlap.as_deref(),
            catch_up_count: text.catch_up_count,
            catch_up_minutes: text.catch_up_minutes,
            jitter_seconds: text.jitter_seconds,
            days_off: text.days_off.as_deref(),
            reason: &sent.reason,
        }
    }
}

impl From<&ScheduleView> for ScheduleAnswer {
    fn from(view: &ScheduleView) -> ScheduleAnswer {
        let schedule = &view.schedule.value;
        let state = match (schedule.is_retired_at(view.now), schedule.pause_at(view.now)) {
            (true, _) => "retired",
            (false, Some(_)) => "paused",
            (false, None) => "in-service",
        };
        let version = |version: crate::domain::schedule::Version<'_>| VersionAnswer {
            number: version.number,
            cron: version.rule.cron.as_str().to_owned(),
            zone: version.rule.zone.name().to_owned(),
        };
        ScheduleAnswer {
            id: schedule.id.to_string(),
            state: state.to_owned(),
            origin: schedule.last_version().origin.id().to_owned(),
            next: view.next.map(written),
            versions: schedule.versions().map(version).collect(),
        }
    }
}

impl ScheduleAnswer {
    /// The schedule on one line, its cells separated by tabs.
    pub fn line(&self) -> String {
        let ScheduleAnswer { id, state, origin, next, versions } = self;
        let next = next.as_deref().unwrap_or("-");
        let (number, cron, zone) =
            versions.last().map_or((0, "", ""), |last| (last.number, last.cron.as_str(), last.zone.as_str()));
        format!("{id}\t{state}\t{cron}\t{zone}\tversion {number}\t{origin}\tnext {next}")
    }
}

impl From<&Occurrence> for OccurrenceAnswer {
    fn from(occurrence: &Occurrence) -> OccurrenceAnswer {
        let (kind, stands_for) = match &occurrence.kind {
            OccurrenceKind::Scheduled => ("scheduled", None),
            OccurrenceKind::Manual(run) => ("manual", run.stands_for),
        };
        OccurrenceAnswer {
            nominal: written(occurrence.key.nominal),
            as_of: occurrence.as_of.to_string(),
            kind: kind.to_owned(),
            disposition: occurrence.disposition.id().to_owned(),
            stands_for: stands_for.map(written),
        }
    }
}

impl OccurrenceAnswer {
    /// The occurrence on one line, its cells separated by tabs.
    pub fn line(&self) -> String {
        let OccurrenceAnswer { nominal, as_of, kind, disposition, stands_for } = self;
        let stands_for = stands_for.as_deref().unwrap_or(nominal);
        format!("{stands_for}\tas of {as_of}\t{kind}\t{disposition}")
    }
}

impl From<&ScheduleProof> for ProofAnswer {
    fn from(proven: &ScheduleProof) -> ProofAnswer {
        let line = |line: &ProofLine| ProofLineAnswer {
            version: line.version,
            first: written(line.first),
            last: written(line.last),
            count: line.count,
            occurrence: OccurrenceAnswer::from(&line.occurrence),
        };
        let violation = |violation: &Violation| ViolationAnswer {
            code: violation.code().to_owned(),
            nominal: written(violation.nominal()),
        };
        ProofAnswer {
            instants: proven.proof.instants,
            lines: proven.proof.lines.iter().map(line).collect(),
            violations: proven.proof.violations.iter().map(violation).collect(),
        }
    }
}

impl ProofAnswer {
    /// The proof, one row or violation a line, and what it comes to.
    pub fn lines(&self) -> Vec<String> {
        let row = |line: &ProofLineAnswer| {
            let ProofLineAnswer { version, first, last, count, occurrence } = line;
            let until = if count > &1 { format!("..{last} ({count})") } else { String::new() };
            format!("{first}{until}\tversion {version}\t{}", occurrence.disposition)
        };
        let violation = |found: &ViolationAnswer| format!("{}\tviolation\t{}", found.nominal, found.code);
        let sum = format!("{} instants, {} violations", self.instants, self.violations.len());
        self.lines.iter().map(row).chain(self.violations.iter().map(violation)).chain([sum]).collect()
    }
}
