//! An occurrence as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::occurrence::{Disposition, Occurrence};

/// A nominal firing and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OccurrenceResponse {
    /// The schedule.
    pub schedule: String,
    /// The instant its expression names.
    pub nominal: String,
    /// The day its evaluations are as of.
    pub as_of: String,
    /// claimed, ran, ran-with-faults, failed, missed.
    pub disposition: &'static str,
    /// When it was claimed or finished; absent for a missed stretch.
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
    /// Why it failed or was missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The last instant of a missed stretch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// How many instants a missed stretch holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
}

impl From<&Occurrence> for OccurrenceResponse {
    fn from(occurrence: &Occurrence) -> OccurrenceResponse {
        let bare = OccurrenceResponse {
            schedule: occurrence.key.schedule.to_string(),
            nominal: instant(occurrence.key.nominal),
            as_of: occurrence.as_of.to_string(),
            disposition: occurrence.disposition.id(),
            at: None,
            evaluations: None,
            faults: None,
            problems: Vec::new(),
            reason: None,
            last: None,
            count: None,
        };
        match &occurrence.disposition {
            Disposition::Claimed { since } => OccurrenceResponse { at: Some(instant(*since)), ..bare },
            Disposition::Ran { finished, evaluations } => {
                OccurrenceResponse { at: Some(instant(*finished)), evaluations: Some(*evaluations), ..bare }
            }
            Disposition::RanWithFaults { finished, evaluations, faults, problems } => OccurrenceResponse {
                at: Some(instant(*finished)),
                evaluations: Some(*evaluations),
                faults: Some(*faults),
                problems: problems.clone(),
                ..bare
            },
            Disposition::Failed { at, reason } => {
                OccurrenceResponse { at: Some(instant(*at)), reason: Some(reason.clone()), ..bare }
            }
            Disposition::Missed { last, count, reason } => OccurrenceResponse {
                last: Some(instant(*last)),
                count: Some(*count),
                reason: Some(reason.clone()),
                ..bare
            },
        }
    }
}
