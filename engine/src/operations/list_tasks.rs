//! Lists tasks as of a day, by unit, plan, area, stage and timeliness.

use super::engine::{Engine, READ_PAGE};
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::area::Area;
use crate::domain::id::{PlanId, TaskKey, UnitCode};
use crate::domain::task::Task;
use crate::domain::task_state::{Stage, TaskState, Timeliness};
use crate::domain::{AsOf, Position};
use crate::store::TaskQuery;

/// How many stored tasks one request looks at; a page may be short and still have a next one.
const TASKS_LOOKED_AT_MAX: usize = 20_000;

/// Which tasks; `None` does not filter.
#[derive(Clone, Debug)]
pub struct TaskFilter {
    /// Of the office this code names on the as-of day.
    pub unit: Option<UnitCode>,
    /// Of this plan.
    pub plan: Option<PlanId>,
    /// Of this area.
    pub area: Option<Area>,
    /// In this stage.
    pub stage: Option<Stage>,
    /// With this timeliness.
    pub timeliness: Option<Timeliness>,
    /// As seen from here.
    pub as_of: AsOf,
    /// After this key.
    pub after: Option<TaskKey>,
    /// At most so many.
    pub limit: usize,
}

/// A task in a list.
#[derive(Clone, Debug)]
pub struct TaskLine {
    /// The task, with the facts and texts that the as-of sees.
    pub task: Task,
    /// Its version.
    pub version: Position,
    /// Its state.
    pub state: TaskState,
}

/// One page of tasks.
pub fn list_tasks(engine: &Engine, filter: &TaskFilter) -> Result<Listed<TaskLine, TaskKey>, Refusal> {
    let mut query = TaskQuery {
        unit: filter.unit.clone(),
        plan: filter.plan.clone(),
        after: filter.after.clone(),
        limit: READ_PAGE,
    };
    let (mut items, mut looked_at) = (Vec::new(), 0);
    loop {
        let page = engine.store.tasks(&query)?;
        let full = page.len() == READ_PAGE;
        looked_at += page.len();
        for row in page {
            if items.len() == filter.limit {
                return Ok(Listed { items, next: query.after });
            }
            query.after = Some(row.value.key.clone());
            let Some(state) = row.value.state(filter.as_of, engine.completion) else { continue };
            let is_ours = filter.unit.is_none() || engine.is_office(&row.value.unit, state.assigned, filter.as_of.day);
            let task = row.value.seen_from(filter.as_of);
            if is_ours && filter.accepts(&task, &state) {
                items.push(TaskLine { task, version: row.version, state });
            }
        }
        if !full {
            return Ok(Listed { items, next: None });
        }
        if looked_at >= TASKS_LOOKED_AT_MAX {
            return Ok(Listed { items, next: query.after });
        }
    }
}

impl TaskFilter {
    fn accepts(&self, task: &Task, state: &TaskState) -> bool {
        self.area.is_none_or(|area| area == task.text().area)
            && self.stage.is_none_or(|stage| stage == state.stage)
            && self.timeliness.is_none_or(|timeliness| timeliness == state.timeliness)
    }
}
