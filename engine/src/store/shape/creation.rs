//! The stored shape of creates under an idempotency key.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{one, shaped};
use crate::domain::Instant;
use crate::domain::id::Digest;
use crate::store::record::{Creation, CreationKey, RecordKey};

shaped!(Creation => CreationShape, CreationKey => CreationKeyShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Creation")]
struct CreationShape {
    #[serde(with = "one")]
    key: CreationKey,
    #[serde(with = "one")]
    request: Digest,
    #[serde(with = "one")]
    made: RecordKey,
    #[serde(with = "one")]
    at: Instant,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CreationKey")]
struct CreationKeyShape {
    actor: String,
    key: String,
}
