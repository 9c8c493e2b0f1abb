//! Lists the open tasks whose deadlines fall on some days, as of today.

use std::collections::BTreeSet;

use super::engine::{Engine, READ_PAGE};
use super::list_tasks::{TaskFilter, TaskLine, list_tasks};
use super::refusal::Refusal;
use crate::domain::{AsOf, Day};

/// The open tasks that are due on one of the days, ordered by deadline and key. Looks at every task.
pub fn list_deadlines_on(engine: &Engine, days: &BTreeSet<Day>) -> Result<Vec<(Day, TaskLine)>, Refusal> {
    let mut filter = TaskFilter {
        unit: None,
        plan: None,
        area: None,
        stage: None,
        timeliness: None,
        as_of: AsOf::latest(engine.today()),
        after: None,
        limit: READ_PAGE,
    };
    let mut found = Vec::new();
    loop {
        let page = list_tasks(engine, &filter)?;
        let open = page.items.into_iter().filter(|line| line.state.stage.is_open());
        let due = open.filter_map(|line| Some((line.state.deadline?, line)));
        found.extend(due.filter(|(deadline, _)| days.contains(deadline)));
        let Some(next) = page.next else { break };
        filter.after = Some(next);
    }
    found.sort_by(|(day, line), (other_day, other)| (day, &line.task.key).cmp(&(other_day, &other.task.key)));
    Ok(found)
}
