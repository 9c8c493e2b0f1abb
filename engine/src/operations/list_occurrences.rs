//! Lists occurrences and what became of them.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::store::{OccurrenceQuery, Versioned};

/// One page of occurrences.
pub fn list_occurrences(
    engine: &Engine,
    query: &OccurrenceQuery,
) -> Result<Listed<Versioned<Occurrence>, OccurrenceKey>, Refusal> {
    let items = engine.store.occurrences(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}
