//! Counts tasks in the five categories: overall, and by unit, plan and content area.

use std::collections::BTreeMap;

use super::engine::{Engine, READ_PAGE};
use super::refusal::Refusal;
use crate::domain::AsOf;
use crate::domain::area::Area;
use crate::domain::id::{PlanId, UnitCode};
use crate::domain::progress::Progress;
use crate::store::TaskQuery;

/// Which tasks; `None` does not filter.
#[derive(Clone, Debug)]
pub struct ProgressFilter {
    /// Of the office this code names on the as-of day.
    pub unit: Option<UnitCode>,
    /// Of this plan.
    pub plan: Option<PlanId>,
    /// As seen from here.
    pub as_of: AsOf,
}

/// The counts. Every breakdown sums to the total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressReport {
    /// All tasks of the filter.
    pub total: Progress,
    /// By unit.
    pub by_unit: BTreeMap<UnitCode, Progress>,
    /// By plan.
    pub by_plan: BTreeMap<PlanId, Progress>,
    /// By content area.
    pub by_area: BTreeMap<Area, Progress>,
}

/// Counts every task of the filter once.
pub fn show_progress(engine: &Engine, filter: &ProgressFilter) -> Result<ProgressReport, Refusal> {
    let mut query = TaskQuery { unit: filter.unit.clone(), plan: filter.plan.clone(), after: None, limit: READ_PAGE };
    let mut report = ProgressReport::default();
    loop {
        let page = engine.store.tasks(&query)?;
        query.after = page.last().map(|row| row.value.key.clone());
        for row in &page {
            let task = &row.value;
            let known = (task.state(filter.as_of, engine.completion), task.text_at(filter.as_of.position));
            let (Some(state), Some(text)) = known else { continue };
            if filter.unit.is_some() && !engine.is_office(&task.unit, state.assigned, filter.as_of.day) {
                continue;
            }
            report.total.count(&state);
            report.by_unit.entry(task.unit.clone()).or_default().count(&state);
            report.by_plan.entry(task.key.plan.clone()).or_default().count(&state);
            report.by_area.entry(text.area).or_default().count(&state);
        }
        if page.len() < READ_PAGE {
            return Ok(report);
        }
    }
}
