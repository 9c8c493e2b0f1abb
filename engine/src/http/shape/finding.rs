//! A finding as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::WaivedResponse;
use crate::domain::Position;
use crate::domain::finding::{Finding, FindingStatus};
use crate::domain::waiver::InForce;

/// A defect and its life so far.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FindingResponse {
    /// The unit.
    pub unit: String,
    /// The directive.
    pub directive: String,
    /// The check.
    pub check: String,
    /// The subject of the outcome.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// open or resolved.
    pub status: &'static str,
    /// warn or fail, when last seen.
    pub verdict: &'static str,
    /// What the directive said, when last seen.
    pub message: String,
    /// The as-of day it was first seen.
    pub first_seen: String,
    /// The as-of day it was last seen.
    pub last_seen: String,
    /// The as-of day it was resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_on: Option<String>,
    /// How often it came back.
    pub reopened: u32,
    /// The waiver it stands under on the as-of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<WaivedResponse>,
    /// The version of its record.
    pub version: u64,
}

/// The identifier of a status.
pub fn status_id(status: FindingStatus) -> &'static str {
    match status {
        FindingStatus::Open => "open",
        FindingStatus::Resolved => "resolved",
    }
}

impl FindingResponse {
    /// The finding of this version, under the waiver it stands under.
    pub fn of(finding: &Finding, version: Position, waived: Option<InForce<'_>>) -> FindingResponse {
        FindingResponse {
            unit: finding.key.unit.to_string(),
            directive: finding.key.directive.to_string(),
            check: finding.key.check.to_string(),
            subject: finding.key.subject.clone(),
            status: status_id(finding.status),
            verdict: finding.verdict.id(),
            message: finding.message.clone(),
            first_seen: finding.first_seen.to_string(),
            last_seen: finding.last_seen.to_string(),
            resolved_on: finding.resolved_on.map(|day| day.to_string()),
            reopened: finding.reopened,
            waived: waived.map(WaivedResponse::from),
            version: version.0,
        }
    }
}
