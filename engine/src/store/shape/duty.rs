//! The stored shape of who owes which duty, and of how far its tasks were created.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::area::Area;
use crate::domain::duty::{DutyChain, DutyCover, DutyKey, DutyProgress, DutyTerms, RuleText};
use crate::domain::id::{DirectiveId, DutyId, ReportChannel, TaskKey, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::unit::UnitKind;
use crate::domain::{Day, Position};

shaped!(
    DutyKey => DutyKeyShape,
    DutyCover => DutyCoverShape,
    DutyTerms => DutyTermsShape,
    RuleText => RuleTextShape,
    DutyProgress => DutyProgressShape,
    DutyChain => DutyChainShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "DutyKey")]
struct DutyKeyShape {
    #[serde(with = "one")]
    directive: DirectiveId,
    #[serde(with = "one")]
    duty: DutyId,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DutyCover")]
struct DutyCoverShape {
    #[serde(with = "one")]
    key: DutyKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<DutyTerms>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DutyTerms")]
struct DutyTermsShape {
    #[serde(with = "one")]
    from: Day,
    title: String,
    #[serde(with = "one")]
    rule: RuleText,
    #[serde(with = "many")]
    kinds: Vec<UnitKind>,
    #[serde(with = "many")]
    units: Vec<UnitCode>,
    #[serde(with = "perhaps")]
    under: Option<UnitCode>,
    #[serde(with = "many")]
    channels: Vec<ReportChannel>,
    #[serde(with = "one")]
    area: Area,
    assigner: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RuleText")]
struct RuleTextShape {
    recurrence: String,
    cutoff: String,
    due: String,
    weekend_rule: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DutyProgress")]
struct DutyProgressShape {
    #[serde(with = "one")]
    key: DutyKey,
    #[serde(with = "one")]
    cover: Position,
    #[serde(with = "one")]
    through: Day,
    #[serde(with = "many")]
    chains: Vec<DutyChain>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DutyChain")]
struct DutyChainShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "perhaps")]
    channel: Option<ReportChannel>,
    count: u32,
    #[serde(with = "one")]
    task: TaskKey,
}
