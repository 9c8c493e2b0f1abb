//! `facts.tasks`: the tasks of a scope in columns of integers.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use wasmtime::component::LinkerInstance;

use crate::domain::directive::Scope;
use crate::domain::facts::{Facts, TaskTable};
use crate::domain::{Day, Period};
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Rows, Selection, Session, undeclared};
use crate::host::tape::{AnswerHasher, Quoted};
use crate::host::wire::{self, TaskColumns, Timed, scope_id};

/// Which tasks.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    /// Whose.
    pub scope: Scope,
    /// Assigned within that period.
    pub within: Option<Period>,
    /// Following from that directive.
    pub directive: Option<&'a str>,
    /// Of that plan.
    pub plan: Option<&'a str>,
}

/// The tasks of one answer.
#[derive(Clone, Debug)]
pub struct Tasks {
    /// Its number, for `task-text`.
    pub answer: u32,
    /// Where they are.
    pub facts: Arc<Facts>,
    /// Whose they are.
    pub scope: Scope,
    /// Their places in the scope's table.
    pub rows: Rows,
}

/// The tasks that a filter selects, in the order of their keys.
pub fn answer(session: &mut Session, filter: &Filter<'_>) -> Answered<Tasks> {
    let world = session.ask("tasks")?;
    let table = world.facts.tasks.get(&filter.scope).ok_or_else(|| undeclared(filter))?;
    debug_assert!(table.tasks.is_sorted_by(|a, b| a.key < b.key), "a table is ordered by its tasks' keys");
    session.charge_rows(table.len());
    let rows = filter.select(table);
    match &rows {
        Rows::Stretch(first, end) => {
            session.record_stretch(filter, (filter.scope, *first, *end), |hash| hash_columns(hash, table, &rows))?;
        }
        Rows::Picked(_) => session.record(filter, |hash| hash_columns(hash, table, &rows))?,
    }
    let answer = session.keep(Selection { scope: filter.scope, rows: rows.clone() });
    Ok(Tasks { answer, facts: world.facts, scope: filter.scope, rows })
}

impl Filter<'_> {
    /// The places of the selected rows. Those of a plan lie side by side, since a table is ordered by its tasks' keys.
    fn select(&self, table: &TaskTable) -> Rows {
        let before = |end: fn(&str, &str) -> bool, id: &str| {
            number(table.tasks.partition_point(|task| end(task.key.plan.as_str(), id)))
        };
        let (first, end) = match self.plan {
            None => (0, number(table.len())),
            Some(id) => (before(|own, id| own < id, id), before(|own, id| own <= id, id)),
        };
        if self.within.is_none() && self.directive.is_none() {
            return Rows::Stretch(first, end);
        }
        let picked: Arc<[u32]> = (first..end).filter(|row| self.matches(table, *row as usize)).collect();
        if picked.len() == (end - first) as usize { Rows::Stretch(first, end) } else { Rows::Picked(picked) }
    }

    fn matches(&self, table: &TaskTable, row: usize) -> bool {
        let task = &table.tasks[row];
        let within = |period: Period| Day::from_epoch(table.assigned[row]).is_some_and(|day| period.contains(day));
        self.within.is_none_or(within)
            && self.directive.is_none_or(|id| task.text.directive.as_ref().is_some_and(|own| own.as_str() == id))
    }
}

impl fmt::Display for Filter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tasks {}", scope_id(self.scope))?;
        if let Some(period) = self.within {
            write!(f, " within={period}")?;
        }
        if let Some(id) = self.directive {
            write!(f, " directive={}", Quoted(id))?;
        }
        self.plan.map_or(Ok(()), |id| write!(f, " plan={}", Quoted(id)))
    }
}

fn hash_columns(hash: &mut AnswerHasher, table: &TaskTable, rows: &Rows) {
    for column in [&table.stage, &table.timeliness, &table.progress_percent, &table.area] {
        hash.bytes(&picked(column, rows));
    }
    let dates =
        [&table.assigned, &table.started, &table.reported, &table.original_deadline, &table.deadline, &table.done];
    for column in dates {
        hash.days(&picked(column, rows));
    }
    for column in [&table.unit, &table.assigner] {
        hash.indexes(&picked(column, rows));
    }
}

fn picked<'a, T: Copy>(column: &'a [T], rows: &Rows) -> Cow<'a, [T]> {
    match rows {
        Rows::Stretch(first, end) => column[*first as usize..*end as usize].into(),
        Rows::Picked(rows) => rows.iter().map(|row| column[*row as usize]).collect::<Vec<_>>().into(),
    }
}

fn number(row: usize) -> u32 {
    u32::try_from(row).expect("a table is bounded far below 2^32")
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("tasks", |store, (asked,): (wire::TaskFilter,)| {
        let spent = Arc::clone(&store.data().lowered);
        let columns = answered(store, |session| {
            let within = asked.within.map(|period| session::period(period.first, period.last)).transpose()?;
            let (directive, plan) = (asked.directive.as_deref(), asked.plan.as_deref());
            let tasks = answer(session, &Filter { scope: asked.scope.into(), within, directive, plan })?;
            Ok(TaskColumns::new(&tasks))
        })?;
        Ok((Timed { answer: columns, spent },))
    })
}
