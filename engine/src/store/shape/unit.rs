//! The stored shape of local units and their keys.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{one, perhaps, shaped};
use crate::domain::Day;
use crate::domain::id::UnitCode;
use crate::domain::unit::{Unit, UnitKind};
use crate::store::record::UnitKey;

shaped!(Unit => UnitShape, UnitKey => UnitKeyShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Unit")]
struct UnitShape {
    #[serde(with = "one")]
    code: UnitCode,
    name: String,
    #[serde(with = "one")]
    kind: UnitKind,
    #[serde(with = "perhaps")]
    parent: Option<UnitCode>,
    #[serde(with = "perhaps")]
    valid_from: Option<Day>,
    #[serde(with = "perhaps")]
    valid_until: Option<Day>,
    date_uncertain: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "UnitKey")]
struct UnitKeyShape {
    #[serde(with = "one")]
    code: UnitCode,
    #[serde(with = "perhaps")]
    valid_from: Option<Day>,
}
