//! Lists findings by unit, directive and status.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::finding::{Finding, FindingKey};
use crate::store::{FindingQuery, Versioned};

/// One page of findings.
pub fn list_findings(engine: &Engine, query: &FindingQuery) -> Result<Listed<Versioned<Finding>, FindingKey>, Refusal> {
    let items = engine.store.findings(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}
