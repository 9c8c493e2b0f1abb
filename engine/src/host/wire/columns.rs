//! The answer to `facts.tasks`: columns of integers, lowered straight from the frozen facts where a whole table is asked.

use std::fmt;
use std::sync::Arc;

use wasmtime::component::{ComponentType, Lower};

use crate::domain::directive::Scope;
use crate::domain::facts::{Facts, TaskTable};
use crate::host::facts::tasks::Tasks;
use crate::host::session::Rows;

/// The values of one column.
pub enum Values<T> {
    /// A stretch of a table's column, where it lies.
    Stretch(TableColumn<T>),
    /// Picked from it one by one.
    Picked(Vec<T>),
}

/// A stretch of a column of a table in the frozen facts.
pub struct TableColumn<T> {
    facts: Arc<Facts>,
    scope: Scope,
    column: fn(&TaskTable) -> &Vec<T>,
    first: usize,
    end: usize,
}

impl<T> Values<T> {
    /// The values.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Values::Stretch(of) => &(of.column)(&of.facts.tasks[&of.scope])[of.first..of.end],
            Values::Picked(values) => values,
        }
    }
}

impl<T> fmt::Debug for Values<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values", self.as_slice().len())
    }
}

#[derive(Debug, ComponentType, Lower)]
#[component(record)]
pub struct TaskColumns {
    pub answer: u32,
    pub stage: Values<u8>,
    pub timeliness: Values<u8>,
    #[component(name = "progress-percent")]
    pub progress_percent: Values<u8>,
    pub assigned: Values<i32>,
    pub started: Values<i32>,
    pub reported: Values<i32>,
    #[component(name = "original-deadline")]
    pub original_deadline: Values<i32>,
    pub deadline: Values<i32>,
    pub done: Values<i32>,
    pub unit: Values<u16>,
    pub area: Values<u8>,
    pub assigner: Values<u16>,
}

impl TaskColumns {
    /// The columns of an answer.
    pub fn new(at: &Tasks) -> TaskColumns {
        TaskColumns {
            answer: at.answer,
            stage: at.values(|table| &table.stage),
            timeliness: at.values(|table| &table.timeliness),
            progress_percent: at.values(|table| &table.progress_percent),
            assigned: at.values(|table| &table.assigned),
            started: at.values(|table| &table.started),
            reported: at.values(|table| &table.reported),
            original_deadline: at.values(|table| &table.original_deadline),
            deadline: at.values(|table| &table.deadline),
            done: at.values(|table| &table.done),
            unit: at.values(|table| &table.unit),
            area: at.values(|table| &table.area),
            assigner: at.values(|table| &table.assigner),
        }
    }
}

impl Tasks {
    fn values<T: Copy>(&self, column: fn(&TaskTable) -> &Vec<T>) -> Values<T> {
        match &self.rows {
            Rows::Stretch(first, end) => Values::Stretch(TableColumn {
                facts: Arc::clone(&self.facts),
                scope: self.scope,
                column,
                first: *first as usize,
                end: *end as usize,
            }),
            Rows::Picked(rows) => {
                let values = column(&self.facts.tasks[&self.scope]);
                Values::Picked(rows.iter().map(|row| values[*row as usize]).collect())
            }
        }
    }
}
