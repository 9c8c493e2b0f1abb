//! Revokes a calendar feed: its address leads nowhere from then on.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Position;
use crate::domain::feed::{Feed, Revocation};
use crate::domain::id::FeedId;
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// Revokes the feed, or leaves a revoked one as it is. `seen` is the version the caller saw, where it matters to them.
pub fn revoke_feed(
    engine: &Engine,
    actor: &str,
    id: &FeedId,
    seen: Option<Position>,
) -> Result<Versioned<Feed>, Refusal> {
    let key = RecordKey::Feed(id.clone());
    let now = engine.clock.now();
    let find = || engine.store.feed(id)?.ok_or_else(|| Refusal::Absent { what: key.to_string() });
    commit_decided(engine, || {
        let Versioned { value: mut feed, version } = find()?;
        if seen.is_some_and(|seen| seen != version) {
            return Err(Refusal::Stale { what: key.to_string(), version: Some(version) });
        }
        if !feed.is_read() {
            return Ok(Decision::Done(()));
        }
        feed.revoked = Some(Revocation { by: actor.to_owned(), at: now });
        let change = Change {
            expects: vec![Expectation { key: key.clone(), version: Some(version) }],
            puts: vec![Record::Feed(feed)],
            ..Change::by(actor, "revoke-feed", now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    find()
}
