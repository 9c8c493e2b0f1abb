//! Lists occurrences and what became of them.

use super::engine::Engine;
use super::list_tasks::Listed;
use super::refusal::Refusal;
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::store::{OccurrenceQuery, Versioned};

/// One page of occurrences.
pub fn list_occurrences(
    engine: &Engine,
    query: &OccurrenceQuery,
) -> Result<Listed<Versioned<Occurrence>, OccurrenceKey>, Refusal> {
    let items = engine.store.occurrences(query)?;
    let next = items.last().filter(|_| items.len() == query.limit).map(|row| row.value.key.clone());
    Ok(Listed { items, next })
}
