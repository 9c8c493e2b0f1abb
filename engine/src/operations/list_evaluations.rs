//! Lists what scheduled evaluations recorded.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::store::{EvaluationQuery, Versioned};

/// One page of evaluations.
pub fn list_evaluations(
    engine: &Engine,
    query: &EvaluationQuery,
) -> Result<Listed<Versioned<Evaluation>, EvaluationKey>, Refusal> {
    let items = engine.store.evaluations(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}

/// One evaluation.
pub fn show_evaluation(engine: &Engine, key: &EvaluationKey) -> Result<Versioned<Evaluation>, Refusal> {
    let what = || format!("evaluation of {} on {} in {} at {}", key.directive, key.unit, key.schedule, key.nominal);
    engine.store.evaluation(key)?.ok_or_else(|| Refusal::Absent { what: what() })
}
