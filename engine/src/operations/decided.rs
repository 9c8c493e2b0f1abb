//! Commits what an operation decided, and decides anew where the world has moved under it.

use super::engine::{ATTEMPTS_MAX, Engine};
use super::refusal::Refusal;
use crate::store::{Change, CommitError};

/// What an operation decides upon what it has just read.
pub(super) enum Decision<T> {
    /// To write this; the answer holds once it is written.
    Write(Change, T),
    /// That it was done before.
    Done(T),
}

/// Decides and commits until nothing came in between, [`ATTEMPTS_MAX`] times at most.
pub(super) fn commit_decided<T>(
    engine: &Engine,
    mut decide: impl FnMut() -> Result<Decision<T>, Refusal>,
) -> Result<T, Refusal> {
    let mut attempt = 1;
    loop {
        let (change, answer) = match decide()? {
            Decision::Write(change, answer) => (change, answer),
            Decision::Done(answer) => return Ok(answer),
        };
        match engine.store.commit(change) {
            Ok(_) => return Ok(answer),
            Err(CommitError::Conflict { .. }) if attempt < ATTEMPTS_MAX => attempt += 1,
            Err(error) => return Err(Refusal::of_commit(error)),
        }
    }
}
