//! Lists criteria sets, and shows one.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::scoring::{CriteriaKey, DatedCriteria};
use crate::store::{CriteriaQuery, RecordKey, Versioned};

/// One page of criteria sets.
pub fn list_criteria(
    engine: &Engine,
    query: &CriteriaQuery,
) -> Result<Listed<Versioned<DatedCriteria>, CriteriaKey>, Refusal> {
    let items = engine.store.criteria_sets(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}

/// One criteria set.
pub fn show_criteria(engine: &Engine, key: &CriteriaKey) -> Result<Versioned<DatedCriteria>, Refusal> {
    let what = || RecordKey::Criteria(key.clone()).to_string();
    engine.store.criteria_set(key)?.ok_or_else(|| Refusal::Absent { what: what() })
}
