//! The stored shape of waivers.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, shaped};
use crate::domain::Day;
use crate::domain::id::{CheckId, DirectiveId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::waiver::{CheckWaivers, Waiver, WaiversKey};

shaped!(CheckWaivers => CheckWaiversShape, WaiversKey => WaiversKeyShape, Waiver => WaiverShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "CheckWaivers")]
struct CheckWaiversShape {
    #[serde(with = "one")]
    key: WaiversKey,
    #[serde(with = "many")]
    waivers: Vec<Waiver>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "WaiversKey")]
struct WaiversKeyShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    directive: DirectiveId,
    #[serde(with = "one")]
    check: CheckId,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Waiver")]
struct WaiverShape {
    subject: String,
    #[serde(with = "one")]
    from: Day,
    basis: String,
    approver: String,
    #[serde(with = "many")]
    untils: Vec<Recorded<Day>>,
}
