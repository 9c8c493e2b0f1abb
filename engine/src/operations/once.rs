//! Does a create once, however often it is sent under the same idempotency key.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::id::Digest;
use crate::store::{Change, Creation, CreationKey, Expectation, Record, RecordKey};

/// The field that faults of an idempotency key are reported under.
const FIELD: &str = "Idempotency-Key";

/// A create that may be sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    /// Who creates, and the key they gave.
    pub key: CreationKey,
    /// The digest of what was sent.
    pub request: Digest,
}

/// Decides and commits a create, under its key once: what was made under the key is the answer, be it long ago or by the same
/// request just now, which may be what this one was refused for.
pub(super) fn commit_once<T>(
    engine: &Engine,
    once: Option<&Once>,
    made: impl Fn(RecordKey) -> Option<T>,
    mut decide: impl FnMut() -> Result<Decision<T>, Refusal>,
) -> Result<T, Refusal> {
    let made_before = || Once::made_before(engine, once).map(|key| key.and_then(&made));
    commit_decided(engine, || match made_before()? {
        Some(made) => Ok(Decision::Done(made)),
        None => decide().or_else(|refusal| made_before()?.map(Decision::Done).ok_or(refusal)),
    })
}

impl Once {
    /// What a create has made already; `None` where it was never done, or may be done again. Another create under the same
    /// key is refused.
    pub(super) fn made_before(engine: &Engine, once: Option<&Once>) -> Result<Option<RecordKey>, Refusal> {
        once.map_or(Ok(None), |once| once.made(engine))
    }

    fn made(&self, engine: &Engine) -> Result<Option<RecordKey>, Refusal> {
        let Some(found) = engine.store.creation(&self.key)? else { return Ok(None) };
        if found.value.request == self.request {
            return Ok(Some(found.value.made));
        }
        let what =
            format!("this key was used for another request, which made {}: give each create its own", found.value.made);
        Err(Refusal::fault("idempotency-key-reused", FIELD, what))
    }

    /// Adds to a change that the key is used up by what the change makes.
    pub(super) fn use_up(&self, change: &mut Change, made: RecordKey) {
        change.expects.push(Expectation { key: RecordKey::Creation(self.key.clone()), version: None });
        let Once { key, request } = self.clone();
        change.puts.push(Record::Creation(Box::new(Creation { key, request, made, at: change.now })));
    }
}
