//! Lists the plans that tasks are counted under.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::plan::Plan;
use crate::store::Versioned;

/// All plans; an office has a few a year.
pub fn list_plans(engine: &Engine) -> Result<Vec<Versioned<Plan>>, Refusal> {
    Ok(engine.store.plans()?)
}
