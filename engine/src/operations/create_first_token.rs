//! Makes the administrator's token, once in the life of a store.

use super::authenticate::digest_of;
use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::id::Digest;
use crate::store::{Change, Expectation, Record, RecordKey, Token};

/// What every secret begins with, so that one that leaked is recognised.
const PREFIX: &str = "dondoc_";

/// The secret of a new administrator token, to be shown once; `None` where the store already has a token. `randomness` is
/// 256 bits from the system's source.
pub fn create_first_token(engine: &Engine, randomness: [u8; 32]) -> Result<Option<String>, Refusal> {
    if engine.store.has_tokens()? {
        return Ok(None);
    }
    let secret = format!("{PREFIX}{}", Digest(randomness));
    let now = engine.clock.now();
    let token = Token { name: "administrator".into(), secret: digest_of(&secret), made: now };
    let change = Change {
        reason: "first start".into(),
        expects: vec![Expectation { key: RecordKey::Token(token.secret), version: None }],
        puts: vec![Record::Token(token)],
        ..Change::by_engine("create-first-token", now)
    };
    engine.store.commit(change).map_err(Refusal::of_commit)?;
    Ok(Some(secret))
}
