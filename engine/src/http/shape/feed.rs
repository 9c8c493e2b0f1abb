//! Calendar feeds as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::Position;
use crate::domain::feed::{Feed, FeedOf};
use crate::http::feeds;
use crate::operations::FeedAdded;

/// A calendar feed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FeedResponse {
    /// What identifies it; it says nothing of its address.
    pub id: String,
    /// The code of the office whose deadlines it shows.
    pub unit: String,
    /// The day on which that code is read.
    pub unit_on: String,
    /// Whether the deadlines of all offices below it are shown as well.
    pub below: bool,
    /// What it is for; absent where nobody said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made: String,
    /// Who revoked it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_by: Option<String>,
    /// When; absent while its address is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<String>,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A calendar feed that was made.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FeedAddedResponse {
    /// The feed.
    #[serde(flatten)]
    pub feed: FeedResponse,
    /// The path of its address, shown this once: only a digest of the secret in it is kept. Absent where the feed was made
    /// before under the same idempotency key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl FeedResponse {
    /// The feed of this version.
    pub fn of(feed: &Feed, version: Position) -> FeedResponse {
        let FeedOf::Unit { code, on, below } = &feed.of;
        FeedResponse {
            id: feed.id.to_string(),
            unit: code.to_string(),
            unit_on: on.to_string(),
            below: *below,
            label: feed.label.clone(),
            made_by: feed.made_by.clone(),
            made: instant(feed.made),
            revoked_by: feed.revoked.as_ref().map(|revocation| revocation.by.clone()),
            revoked: feed.revoked.as_ref().map(|revocation| instant(revocation.at)),
            version: version.0,
        }
    }
}

impl From<&FeedAdded> for FeedAddedResponse {
    fn from(added: &FeedAdded) -> FeedAddedResponse {
        let feed = FeedResponse::of(&added.feed.value, added.feed.version);
        FeedAddedResponse { feed, path: added.secret.as_deref().map(feeds::path) }
    }
}
