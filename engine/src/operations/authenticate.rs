//! Says whose token a secret is.

use sha2::{Digest as _, Sha256};

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::id::Digest;

/// The name of the token with this secret; `None` where there is none.
pub fn authenticate(engine: &Engine, secret: &str) -> Result<Option<String>, Refusal> {
    Ok(engine.store.token(&digest_of(secret))?.map(|token| token.value.name))
}

/// What is kept of a secret. Secrets are 256 random bits, so that a plain digest cannot be searched.
pub fn digest_of(secret: &str) -> Digest {
    Digest(Sha256::digest(secret.as_bytes()).into())
}
