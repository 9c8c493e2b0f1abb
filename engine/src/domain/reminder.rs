//! Messages that are due: what a task has climbed of its ladder, and what it waits for.
//!
//! What fell due while nobody looked is written all the same, and only the last of it is told. It must never write a rung of
//! a deadline twice.

use super::calendar::{Footing, Outlook, Told};
use super::id::{TaskKey, UnitCode};
use super::ladder::{Ladder, due_day};
use super::task::Task;
use super::task_state::{Stage, TaskState};
use super::{Day, Instant};

pub use super::ladder::Rung;

/// What identifies a reminder. An extension gives a task a new deadline, and with it a new ladder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReminderKey {
    /// The task.
    pub task: TaskKey,
    /// The deadline it reminds of.
    pub deadline: Day,
    /// The rung.
    pub rung: Rung,
}

/// Why a reminder is not told to the task's own unit, though nothing came after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silenced {
    /// The unit had acknowledged.
    Acknowledged,
    /// The unit had put it off, with a reason; it is told of a later rung when that is over.
    Snoozed,
}

impl Silenced {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Silenced::Acknowledged => "acknowledged",
            Silenced::Snoozed => "snoozed",
        }
    }
}

/// A reminder that was due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What identifies it.
    pub key: ReminderKey,
    /// Who must do the task.
    pub unit: UnitCode,
    /// The task's title, as it was.
    pub title: String,
    /// The day it fell due.
    pub due: Day,
    /// When the row was written.
    pub written: Instant,
    /// Whether a later rung of the same deadline fell due before this one was written: it is kept and needs no sending.
    pub superseded: bool,
    /// Whether its day was reckoned in a year without its decree.
    pub provisional: bool,
    /// How many rungs it stands for: of repetitions that were superseded together, the last holds the row of all.
    pub stands_for: u32,
    /// Why the task's own unit is not told; `None` where it is, or where the reminder is superseded by a later one alone.
    pub silenced: Option<Silenced>,
    /// The units it is owed to: the task's own, and those above it that it is escalated to.
    pub recipients: Vec<UnitCode>,
}

/// The next rung that a task waits for; one for each task that will be reminded again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextRung {
    /// The task.
    pub task: TaskKey,
    /// The deadline it leads to.
    pub deadline: Day,
    /// The rung.
    pub rung: Rung,
    /// The day it falls due, by the calendar that was known when it was reckoned.
    pub due: Day,
    /// Whether that day was reckoned in a year without its decree.
    pub provisional: bool,
    /// The last rung of this deadline that was written; `None` where there is none, or where nobody noted it.
    pub last: Option<Rung>,
}

/// Where on its ladder a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The first rung that may be written: this one or the next after it.
    pub rung: Rung,
    /// The last rung that was written.
    pub last: Option<Rung>,
    /// What fell due before this day is passed over; `None` where everything counts.
    pub not_before: Option<Day>,
}

impl Start {
    /// At the foot of the ladder.
    pub const FOOT: Start = Start { rung: Rung(i32::MIN), last: None, not_before: None };

    /// Above a rung that was written.
    pub fn above(last: Rung) -> Start {
        Start { rung: Rung(last.0.saturating_add(1)), last: Some(last), not_before: None }
    }
}

/// What a climb goes by.
#[derive(Clone, Copy, Debug)]
pub struct Climb<'a> {
    /// The rungs.
    pub ladder: &'a Ladder,
    /// The working days.
    pub outlook: Outlook<'a>,
    /// Where the task stands on them.
    pub start: Start,
    /// How far time has come.
    pub today: Day,
    /// The same, as an instant.
    pub now: Instant,
}

/// What must be written for a task today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The reminders that fell due and were not yet written, earliest first; all but the last are superseded. Nobody is
    /// named in them yet.
    pub written: Vec<Reminder>,
    /// The rung it waits for afterwards; `None` when nothing more will be due.
    pub next: Option<NextRung>,
}

/// The deadline a task in this state reminds of; `None` where it reminds of none.
pub fn reminded_deadline(state: &TaskState) -> Option<Day> {
    state.deadline.filter(|_| state.stage.is_open() && state.stage != Stage::Suspended)
}

/// Climbs a task's ladder as far as today.
pub fn settle(task: &Task, state: &TaskState, climb: &Climb<'_>) -> Settled {
    let Some(deadline) = reminded_deadline(state) else {
        return Settled { written: Vec::new(), next: None };
    };
    let (fell_due, waits) = due_rungs(state, deadline, climb);
    let written = rows(task, state, deadline, climb, &fell_due);
    let last = fell_due.last().map(|(rung, _)| *rung).or(climb.start.last);
    let next = waits.map(|(rung, due)| NextRung {
        task: task.key.clone(),
        deadline,
        rung,
        due: due.value,
        provisional: due.footing == Footing::Provisional,
        last,
    });
    Settled { written, next }
}

/// A rung and the day it falls due.
type Dated = (Rung, Told<Day>);

/// The rungs that have fallen due by today, earliest first, and the one after them with the day it is told.
fn due_rungs(state: &TaskState, deadline: Day, climb: &Climb<'_>) -> (Vec<Dated>, Option<Dated>) {
    let mut fell_due: Vec<Dated> = Vec::new();
    let mut at = climb.ladder.at_or_after(climb.start.rung);
    let mut before: Option<Dated> = None;
    while let Some(rung) = at {
        let due = day_after(climb.outlook, deadline, before, rung);
        if due.value >= Day::LAST {
            break; // where days end, nothing falls due any more
        }
        let told = put_off(state, due.value);
        if told > climb.today {
            return (fell_due, Some((rung, Told { value: told, ..due })));
        }
        if climb.start.not_before.is_none_or(|first| told >= first) {
            fell_due.push((rung, due));
        }
        (before, at) = (Some((rung, due)), climb.ladder.after(rung));
    }
    (fell_due, None)
}

/// The day of a rung, counted on from the one before it where both come after the deadline.
fn day_after(outlook: Outlook<'_>, deadline: Day, before: Option<Dated>, rung: Rung) -> Told<Day> {
    let counted = before.filter(|(before, _)| before.0 > 0).and_then(|(before, day)| {
        let due = outlook.add_working_days(day.value, rung.0 - before.0)?;
        Some(Told { footing: due.footing.max(day.footing), ..due })
    });
    counted.unwrap_or_else(|| due_day(outlook, deadline, rung))
}

/// The day a rung is told that falls due on `due`: where the unit has put it off, the day after.
fn put_off(state: &TaskState, due: Day) -> Day {
    let snoozed = state.snoozed.filter(|snoozed| snoozed.contains(due));
    snoozed.map_or(due, |snoozed| snoozed.last().plus(1))
}

/// The rows of what fell due; repetitions that are superseded together share one.
fn rows(task: &Task, state: &TaskState, deadline: Day, climb: &Climb<'_>, fell_due: &[Dated]) -> Vec<Reminder> {
    let mut rows: Vec<Reminder> = Vec::with_capacity(fell_due.len());
    for (index, (rung, due)) in fell_due.iter().enumerate() {
        let superseded = index + 1 < fell_due.len();
        let is_snoozed = superseded && put_off(state, due.value) != due.value;
        let acknowledged = !superseded && is_acknowledged(state, deadline, climb, *rung);
        let mut row = Reminder {
            key: ReminderKey { task: task.key.clone(), deadline, rung: *rung },
            unit: task.unit.clone(),
            title: task.text().title.clone(),
            due: due.value,
            written: climb.now,
            superseded,
            provisional: due.footing == Footing::Provisional,
            stands_for: 1,
            silenced: if is_snoozed { Some(Silenced::Snoozed) } else { acknowledged.then_some(Silenced::Acknowledged) },
            recipients: Vec::new(),
        };
        let repeated = superseded && climb.ladder.is_repetition(*rung);
        match rows.last_mut().filter(|last| repeated && climb.ladder.is_repetition(last.key.rung)) {
            Some(last) => {
                row.stands_for += last.stands_for;
                *last = row;
            }
            None => rows.push(row),
        }
    }
    rows
}

/// Whether the unit has acknowledged what a rung says.
///
/// An acknowledgement before the deadline is good for all rungs up to the deadline's own, which is always told; a later one
/// for the next rung alone, so that what stays undone is pressed for again.
fn is_acknowledged(state: &TaskState, deadline: Day, climb: &Climb<'_>, rung: Rung) -> bool {
    let day = |rung| due_day(climb.outlook, deadline, rung).value;
    let Some(acknowledged) = state.acknowledged.filter(|on| *on <= day(rung)) else { return false };
    match rung.0 {
        ..0 => true,
        0 => false,
        1.. => climb.ladder.before(rung).is_some_and(|before| day(before) <= acknowledged),
    }
}

#[cfg(test)]
mod tests;
