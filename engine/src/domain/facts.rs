//! Everything one evaluation may know: loaded by its directive's declaration, frozen before the first question.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::calendar::Calendar;
use super::directive::Scope;
use super::document::{DocumentKey, DocumentText};
use super::figure::{FigureKey, FigureValue};
use super::id::{CheckId, DocumentKind, IndicatorId, TaskKey, UnitCode};
use super::register::KnownRegister;
use super::task::{Task, TaskText};
use super::task_state::TaskState;
use super::unit::Unit;
use super::{AsOf, Day, Decimal, Position};

/// "None" in a column of days.
pub const NO_DAY: i32 = i32::MIN;

/// The tasks of one scope in columns, ordered by their keys; every column has one item a task.
#[derive(Clone, Debug, Default)]
pub struct TaskTable {
    /// [`super::task_state::Stage`] as a number.
    pub stage: Vec<u8>,
    /// [`super::task_state::Timeliness`] as a number.
    pub timeliness: Vec<u8>,
    /// 0 to 100.
    pub progress_percent: Vec<u8>,
    /// The day of assignment.
    pub assigned: Vec<i32>,
    /// The day work began, or [`NO_DAY`].
    pub started: Vec<i32>,
    /// The day of the last progress report, or [`NO_DAY`].
    pub reported: Vec<i32>,
    /// The deadline as first set, or [`NO_DAY`].
    pub original_deadline: Vec<i32>,
    /// The deadline as extended, or [`NO_DAY`].
    pub deadline: Vec<i32>,
    /// The day it was done, or [`NO_DAY`].
    pub done: Vec<i32>,
    /// An index into the scope's units.
    pub unit: Vec<u16>,
    /// [`super::area::Area`] as a number.
    pub area: Vec<u8>,
    /// An index into `assigners`.
    pub assigner: Vec<u16>,
    /// The assigners, each once.
    pub assigners: Vec<String>,
    /// The tasks themselves, for the few texts a message needs.
    pub tasks: Vec<KnownTask>,
}

impl TaskTable {
    /// How many tasks it holds.
    pub fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Adds a task at the end. `unit` is its index among the scope's units, `assigner` its index in `assigners`.
    pub fn push(&mut self, task: KnownTask, state: &TaskState, unit: u16, assigner: u16) {
        let day = |day: Option<Day>| day.map_or(NO_DAY, Day::epoch_days);
        self.stage.push(state.stage as u8);
        self.timeliness.push(state.timeliness as u8);
        self.progress_percent.push(state.progress_percent);
        self.assigned.push(state.assigned.epoch_days());
        self.started.push(day(state.started));
        self.reported.push(day(state.reported));
        self.original_deadline.push(day(state.original_deadline));
        self.deadline.push(day(state.deadline));
        self.done.push(day(state.done));
        self.unit.push(unit);
        self.area.push(task.text.area.number());
        self.assigner.push(assigner);
        self.tasks.push(task);
    }
}

/// A task as it was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownTask {
    /// What identifies it.
    pub key: TaskKey,
    /// Who must do it.
    pub unit: UnitCode,
    /// What was said of it.
    pub text: TaskText,
}

impl KnownTask {
    /// The task as it was known at a position; `None` where it was not yet recorded.
    pub fn of(task: &Task, position: Position) -> Option<KnownTask> {
        let text = task.text_at(position)?.clone();
        Some(KnownTask { key: task.key.clone(), unit: task.unit.clone(), text })
    }
}

/// A document as it was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDocument {
    /// What identifies it.
    pub key: DocumentKey,
    /// What was recorded of it.
    pub text: DocumentText,
}

/// A figure as it was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFigure {
    /// What identifies it.
    pub key: FigureKey,
    /// What was reported.
    pub value: FigureValue,
}

/// A directive's own outcome in an earlier scheduled evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierOutcome {
    /// The as-of day of that evaluation.
    pub on: Day,
    /// The condition's identifier.
    pub condition: String,
    /// Points gained.
    pub points: Option<Decimal>,
    /// The computed values.
    pub measured: Vec<Decimal>,
}

/// The frozen facts of one evaluation. A key that is absent from a map was not declared, and asking for it is a fault of
/// the plugin; a key with an empty value was declared and holds nothing.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The day asked about and what was known.
    pub as_of: AsOf,
    /// The unit under evaluation.
    pub unit: Arc<Unit>,
    /// The units of every scope, in the order of their codes.
    pub units: BTreeMap<Scope, Vec<Arc<Unit>>>,
    /// The tasks of every declared scope.
    pub tasks: BTreeMap<Scope, TaskTable>,
    /// The documents of every declared kind and scope, ordered by unit, day and number.
    pub documents: BTreeMap<(DocumentKind, Scope), Vec<KnownDocument>>,
    /// The figures of every declared indicator and scope, ordered by unit, period and reporter.
    pub figures: BTreeMap<(IndicatorId, Scope), Vec<KnownFigure>>,
    /// The rows of every declared register.
    pub registers: BTreeMap<String, KnownRegister>,
    /// The value of every declared parameter.
    pub parameters: BTreeMap<String, String>,
    /// Earlier outcomes of every check, latest first.
    pub earlier: BTreeMap<CheckId, Vec<EarlierOutcome>>,
    /// The working calendar.
    pub calendar: Arc<Calendar>,
}
