//! The stored shape of registers: where the rows of a month lie, and what imports covered. Rows themselves are blocks.
//!
//! It must never hold a cell, nor rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::id::{Digest, RegisterId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::register::{
    BlockRef, PersonalRef, RegisterImport, RegisterImportKey, RegisterMode, RegisterMonth, RegisterMonthKey,
};
use crate::domain::{Day, Period};

shaped!(
    RegisterMonth => RegisterMonthShape,
    RegisterMonthKey => RegisterMonthKeyShape,
    BlockRef => BlockRefShape,
    PersonalRef => PersonalRefShape,
    RegisterImport => RegisterImportShape,
    RegisterImportKey => RegisterImportKeyShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "RegisterMonth")]
struct RegisterMonthShape {
    #[serde(with = "one")]
    key: RegisterMonthKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<Vec<BlockRef>>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RegisterMonthKey")]
struct RegisterMonthKeyShape {
    #[serde(with = "one")]
    register: RegisterId,
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    month: Day,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "BlockRef")]
struct BlockRefShape {
    #[serde(with = "one")]
    digest: Digest,
    rows: u32,
    #[serde(with = "perhaps", default, skip_serializing_if = "Option::is_none")]
    personal: Option<PersonalRef>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "PersonalRef")]
struct PersonalRefShape {
    #[serde(with = "one")]
    digest: Digest,
    erased: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RegisterImport")]
struct RegisterImportShape {
    #[serde(with = "one")]
    key: RegisterImportKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<RegisterMode>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RegisterImportKey")]
struct RegisterImportKeyShape {
    #[serde(with = "one")]
    register: RegisterId,
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    within: Period,
}
