//! The stored shape of trails.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, shaped};
use crate::domain::Day;
use crate::domain::evaluation::EvaluationKey;
use crate::domain::id::{DirectiveId, UnitCode};
use crate::domain::trail::{Trail, TrailEntry, TrailKey};

shaped!(Trail => TrailShape, TrailKey => TrailKeyShape, TrailEntry => TrailEntryShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Trail")]
struct TrailShape {
    #[serde(with = "one")]
    key: TrailKey,
    #[serde(with = "many")]
    entries: Vec<TrailEntry>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TrailKey")]
struct TrailKeyShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    directive: DirectiveId,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TrailEntry")]
struct TrailEntryShape {
    #[serde(with = "one")]
    as_of: Day,
    #[serde(with = "one")]
    evaluation: EvaluationKey,
}
