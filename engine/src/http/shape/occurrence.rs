//! An occurrence as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::Instant;
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKind, SkipReason};

/// A nominal firing and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OccurrenceResponse {
    /// The schedule.
    pub schedule: String,
    /// The instant its expression names; of a manual one, a second of its own near the instant it was asked for.
    pub nominal: String,
    /// The day its evaluations are as of.
    pub as_of: String,
    /// scheduled or manual.
    pub kind: &'static str,
    /// The number of the schedule's version that owes it.
    pub version: u32,
    /// When it may start: moved by the calendar, put off by the jitter; absent where that is the nominal instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<String>,
    /// The working day's instant that the calendar moved its start to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shifted_to: Option<String>,
    /// By how many seconds its start is put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter_seconds: Option<u32>,
    /// Whether a shift or a day off rests on a year whose decree is not known yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Whether it ran ahead of its time, by a clock that went ahead and came back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ahead: bool,
    /// Who asked for a manual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_by: Option<String>,
    /// Why a manual one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_because: Option<String>,
    /// The nominal instant that a backfill runs again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// claimed, ran, ran-with-faults, failed, skipped, coalesced-into, missed.
    pub disposition: &'static str,
    /// When it was claimed or finished; absent for what never ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// How many evaluations it recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluations: Option<u32>,
    /// How many of them faulted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faults: Option<u32>,
    /// What could not be evaluated, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
    /// Why it was skipped: paused, day-off, overlap, overtaken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<&'static str>,
    /// The nominal instant that it overlaps, that overtook it, or that it was coalesced into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Why it failed or was missed, or the note of the pause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The last instant of a missed or skipped stretch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// How many instants a missed or skipped stretch holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
}

impl From<&Occurrence> for OccurrenceResponse {
    fn from(occurrence: &Occurrence) -> OccurrenceResponse {
        let bare = OccurrenceResponse::bare(occurrence);
        match occurrence.disposition.clone() {
            Disposition::Claimed { since } => OccurrenceResponse { at: Some(instant(since)), ..bare },
            Disposition::Ran { finished, evaluations } => {
                OccurrenceResponse { at: Some(instant(finished)), evaluations: Some(evaluations), ..bare }
            }
            Disposition::RanWithFaults { finished, evaluations, faults, problems } => OccurrenceResponse {
                at: Some(instant(finished)),
                evaluations: Some(evaluations),
                faults: Some(faults),
                problems,
                ..bare
            },
            Disposition::Failed { at, reason } => {
                OccurrenceResponse { at: Some(instant(at)), reason: Some(reason), ..bare }
            }
            Disposition::Skipped { why, last, count } => bare.skipped(&why).stretch(last, count),
            Disposition::CoalescedInto { nominal } => OccurrenceResponse { other: Some(instant(nominal)), ..bare },
            Disposition::Missed { last, count, reason } => {
                OccurrenceResponse { reason: Some(reason), ..bare.stretch(last, count) }
            }
        }
    }
}

impl OccurrenceResponse {
    /// What is said of every occurrence.
    fn bare(occurrence: &Occurrence) -> OccurrenceResponse {
        let run = match &occurrence.kind {
            OccurrenceKind::Scheduled => None,
            OccurrenceKind::Manual(run) => Some(run),
        };
        let start = Some(occurrence.start()).filter(|start| *start != occurrence.key.nominal && run.is_none());
        OccurrenceResponse {
            schedule: occurrence.key.schedule.to_string(),
            nominal: instant(occurrence.key.nominal),
            as_of: occurrence.as_of.to_string(),
            kind: if run.is_none() { "scheduled" } else { "manual" },
            version: occurrence.version,
            starts: start.map(instant),
            shifted_to: occurrence.shift.map(|shift| instant(shift.to)),
            jitter_seconds: Some(occurrence.jitter_seconds).filter(|seconds| *seconds > 0),
            provisional: occurrence.shift.is_some_and(|shift| shift.provisional),
            ahead: occurrence.is_ahead,
            asked_by: run.map(|run| run.by.clone()),
            asked_because: run.map(|run| run.reason.clone()).filter(|reason| !reason.is_empty()),
            stands_for: run.and_then(|run| run.stands_for).map(instant),
            disposition: occurrence.disposition.id(),
            at: None,
            evaluations: None,
            faults: None,
            problems: Vec::new(),
            skipped: None,
            other: None,
            reason: None,
            last: None,
            count: None,
        }
    }

    fn skipped(self, why: &SkipReason) -> OccurrenceResponse {
        let skipped = Some(why.id());
        match why {
            SkipReason::Paused { note } => OccurrenceResponse { skipped, reason: Some(note.clone()), ..self },
            SkipReason::DayOff { provisional } => OccurrenceResponse { skipped, provisional: *provisional, ..self },
            SkipReason::Overlap { with: other } | SkipReason::Overtaken { by: other } => {
                OccurrenceResponse { skipped, other: Some(instant(*other)), ..self }
            }
        }
    }

    fn stretch(self, last: Instant, count: u64) -> OccurrenceResponse {
        OccurrenceResponse { last: Some(instant(last)), count: Some(count), ..self }
    }
}
