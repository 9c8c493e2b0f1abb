//! The stored shape of findings.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{one, perhaps, shaped};
use crate::domain::Day;
use crate::domain::evaluation::EvaluationKey;
use crate::domain::finding::{Finding, FindingKey, FindingStatus};
use crate::domain::id::{CheckId, DirectiveId, UnitCode};
use crate::domain::outcome::Verdict;

shaped!(Finding => FindingShape, FindingKey => FindingKeyShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Finding")]
struct FindingShape {
    #[serde(with = "one")]
    key: FindingKey,
    #[serde(with = "one")]
    status: FindingStatus,
    #[serde(with = "one")]
    verdict: Verdict,
    message: String,
    #[serde(with = "one")]
    first_seen: Day,
    #[serde(with = "one")]
    last_seen: Day,
    #[serde(with = "perhaps")]
    resolved_on: Option<Day>,
    reopened: u32,
    #[serde(with = "one")]
    judged_on: Day,
    #[serde(with = "one")]
    evaluation: EvaluationKey,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "FindingKey")]
struct FindingKeyShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    directive: DirectiveId,
    #[serde(with = "one")]
    check: CheckId,
    subject: String,
}
