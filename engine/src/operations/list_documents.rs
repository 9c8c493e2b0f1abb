//! Lists registered papers by unit and kind.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::document::{Document, DocumentKey};
use crate::store::{DocumentQuery, Versioned};

/// One page of papers.
pub fn list_documents(
    engine: &Engine,
    query: &DocumentQuery,
) -> Result<Listed<Versioned<Document>, DocumentKey>, Refusal> {
    let items = engine.store.documents(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}
