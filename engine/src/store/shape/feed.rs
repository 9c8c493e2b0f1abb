//! The stored shape of calendar feeds.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{one, perhaps, shaped};
use crate::domain::feed::{Feed, FeedOf, Revocation};
use crate::domain::id::{ContactId, Digest, FeedId, UnitCode};
use crate::domain::{Day, Instant};

shaped!(Feed => FeedShape, FeedOf => FeedOfShape, Revocation => RevocationShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Feed")]
struct FeedShape {
    #[serde(with = "one")]
    id: FeedId,
    #[serde(with = "one")]
    secret: Digest,
    #[serde(with = "one")]
    of: FeedOf,
    label: String,
    made_by: String,
    #[serde(with = "one")]
    made: Instant,
    #[serde(with = "perhaps")]
    revoked: Option<Revocation>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "FeedOf", rename_all = "kebab-case")]
enum FeedOfShape {
    Unit {
        #[serde(with = "one")]
        code: UnitCode,
        #[serde(with = "one")]
        on: Day,
        below: bool,
    },
    Contact(#[serde(with = "one")] ContactId),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Revocation")]
struct RevocationShape {
    by: String,
    #[serde(with = "one")]
    at: Instant,
}
