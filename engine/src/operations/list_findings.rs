//! Lists findings by unit, directive and status.

use super::engine::Engine;
use super::list_tasks::Listed;
use super::refusal::Refusal;
use crate::domain::finding::{Finding, FindingKey};
use crate::store::{FindingQuery, Versioned};

/// One page of findings.
pub fn list_findings(engine: &Engine, query: &FindingQuery) -> Result<Listed<Versioned<Finding>, FindingKey>, Refusal> {
    let items = engine.store.findings(query)?;
    let next = items.last().filter(|_| items.len() == query.limit).map(|row| row.value.key.clone());
    Ok(Listed { items, next })
}
