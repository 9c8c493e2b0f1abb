//! What another calendar would move: days, and the deadlines, duties and reminders that rest on them.
//!
//! It never writes.

use std::collections::BTreeMap;

use super::duty_deadlines::{MovedDuty, moved_duties};
use super::engine::{Engine, READ_PAGE};
use super::refusal::Refusal;
use crate::domain::calendar::{Calendar, DayChange, Footing, Outlook, changes};
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::ladder::due_day;
use crate::domain::reminder::NextRung;
use crate::domain::task::Task;
use crate::domain::{AsOf, Day};
use crate::store::TaskQuery;

/// How many of a kind are shown; all of them are counted.
pub const MOVES_SHOWN_MAX: usize = 500;

/// The first of many, and how many there are.
#[derive(Clone, Debug)]
pub struct Shown<T> {
    /// At most [`MOVES_SHOWN_MAX`].
    pub first: Vec<T>,
    /// All of them.
    pub total: usize,
}

impl<T> Default for Shown<T> {
    fn default() -> Shown<T> {
        Shown { first: Vec::new(), total: 0 }
    }
}

impl<T> Shown<T> {
    /// Adds one.
    pub(super) fn add(&mut self, one: T) {
        self.total += 1;
        if self.first.len() < MOVES_SHOWN_MAX {
            self.first.push(one);
        }
    }
}

/// A day that is worked in one calendar and not in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDay {
    /// The day.
    pub day: Day,
    /// Whether it will be worked.
    pub will_work: bool,
    /// Why it is not simply its weekday; empty where it will be.
    pub reason: String,
    /// The decision that says so; empty where none does.
    pub decision: String,
}

/// An open task whose deadline falls on such a day. The date stays: a deadline moves by a decision alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineOnMovedDay {
    /// The deadline.
    pub deadline: Day,
    /// Whether that day will be worked.
    pub will_work: bool,
    /// The task.
    pub task: TaskKey,
    /// Who must do it.
    pub unit: UnitCode,
    /// What it is.
    pub title: String,
}

/// A task's next reminder that falls due on another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedReminder {
    /// The task.
    pub task: TaskKey,
    /// Who must do it.
    pub unit: UnitCode,
    /// The deadline it leads to.
    pub deadline: Day,
    /// When it falls due by the calendar in use.
    pub from: Day,
    /// When it would.
    pub to: Day,
}

/// All that moves.
#[derive(Clone, Debug, Default)]
pub struct CalendarMoves {
    /// The days, in order.
    pub days: Vec<MovedDay>,
    /// The years that are provisional and will be decreed.
    pub decreed: Vec<i32>,
    /// The years that are decreed and will be provisional.
    pub withdrawn: Vec<i32>,
    /// The open tasks that are due on one of the days, ordered by key.
    pub deadlines: Shown<DeadlineOnMovedDay>,
    /// The next deadlines of the duties that are covered, ordered by duty and day.
    pub duties: Shown<MovedDuty>,
    /// The next reminders of open tasks, ordered by task.
    pub reminders: Shown<MovedReminder>,
}

/// What moves when one calendar takes the place of another. Looks at every task where a day moves at all.
pub fn calendar_moves(engine: &Engine, old: &Calendar, new: &Calendar) -> Result<CalendarMoves, Refusal> {
    let outlook = Outlook::of(new);
    let changed = changes(old, new);
    let mut moves = CalendarMoves {
        days: changed.iter().map(|change| moved_day(*change, outlook)).collect(),
        decreed: new.years().filter(|year| !old.holds(*year)).collect(),
        withdrawn: old.years().filter(|year| !new.holds(*year)).collect(),
        ..CalendarMoves::default()
    };
    if !changed.is_empty() {
        let by_day = changed.iter().map(|change| (change.day, change.will_work)).collect();
        look_at_tasks(engine, &by_day, outlook, &mut moves)?;
        moved_duties(engine, Outlook::of(old), outlook, &mut moves.duties)?;
    }
    Ok(moves)
}

fn moved_day(DayChange { day, will_work }: DayChange, outlook: Outlook<'_>) -> MovedDay {
    let listed = outlook.days(day.year()).unwrap_or_default();
    let why = listed.into_iter().find(|(listed, ..)| *listed == day);
    let is_decreed = outlook.footing(day.year()) == Some(Footing::Decreed);
    let (reason, decision) = why.map_or(("", ""), |(_, _, decided)| (&*decided.reason, &*decided.decision));
    let decision = if is_decreed { decision } else { "" };
    MovedDay { day, will_work, reason: reason.to_owned(), decision: decision.to_owned() }
}

fn look_at_tasks(
    engine: &Engine,
    changed: &BTreeMap<Day, bool>,
    outlook: Outlook<'_>,
    moves: &mut CalendarMoves,
) -> Result<(), Refusal> {
    let as_of = AsOf::latest(engine.today());
    let mut query = TaskQuery { unit: None, plan: None, after: None, limit: READ_PAGE };
    loop {
        let page = engine.store.tasks(&query)?;
        for task in &page {
            look_at(engine, &task.value, (changed, outlook, as_of), moves)?;
        }
        let Some(last) = page.last().filter(|_| page.len() == READ_PAGE) else { return Ok(()) };
        query.after = Some(last.value.key.clone());
    }
}

fn look_at(
    engine: &Engine,
    task: &Task,
    by: (&BTreeMap<Day, bool>, Outlook<'_>, AsOf),
    moves: &mut CalendarMoves,
) -> Result<(), Refusal> {
    let (changed, outlook, as_of) = by;
    let state = task.state(as_of, engine.completion).filter(|state| state.stage.is_open());
    if let Some(deadline) = state.and_then(|state| state.deadline)
        && let Some(will_work) = changed.get(&deadline)
    {
        let (key, unit, title) = (task.key.clone(), task.unit.clone(), task.text().title.clone());
        moves.deadlines.add(DeadlineOnMovedDay { deadline, will_work: *will_work, task: key, unit, title });
    }
    let Some(waiting) = engine.store.next_rung(&task.key)? else { return Ok(()) };
    let in_use = engine.calendar();
    let (from, to) = due_days(&waiting.value, Outlook::of(&in_use), outlook);
    if from != to {
        let (task, unit) = (task.key.clone(), task.unit.clone());
        moves.reminders.add(MovedReminder { task, unit, deadline: waiting.value.deadline, from, to });
    }
    Ok(())
}

/// When a rung falls due as it was reckoned, and by another calendar; a day that its unit has put it off to stays.
fn due_days(next: &NextRung, in_use: Outlook<'_>, other: Outlook<'_>) -> (Day, Day) {
    let by = |outlook| due_day(outlook, next.deadline, next.rung).value;
    if next.due == by(in_use) { (next.due, by(other)) } else { (next.due, next.due) }
}
