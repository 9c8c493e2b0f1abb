//! Lists calendar feeds, revoked ones too.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::feed::Feed;
use crate::domain::id::FeedId;
use crate::store::{FeedQuery, Versioned};

/// One page of feeds, ordered by their identifiers.
pub fn list_feeds(engine: &Engine, query: &FeedQuery) -> Result<Listed<Versioned<Feed>, FeedId>, Refusal> {
    let items = engine.store.feeds(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.id.clone()))
}
