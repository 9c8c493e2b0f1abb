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
    /// The code of the office whose deadlines it shows; absent for a contact's feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The day on which that code is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_on: Option<String>,
    /// Whether the deadlines of all offices below it are shown as well; for a contact its role says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<bool>,
    /// The contact whose feed it is; its address leads nowhere while the contact does not stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
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
        let (unit, contact) = match &feed.of {
            FeedOf::Unit { code, on, below } => (Some((code, on, below)), None),
            FeedOf::Contact(contact) => (None, Some(contact)),
        };
        FeedResponse {
            id: feed.id.to_string(),
            unit: unit.map(|(code, _, _)| code.to_string()),
            unit_on: unit.map(|(_, on, _)| on.to_string()),
            below: unit.map(|(_, _, below)| *below),
            contact: contact.map(ToString::to_string),
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
