//! What one contact is told at once: the tasks that remind, each once, and how many there are of each kind.

use super::Day;
use super::contact::ContactRole;
use super::id::{TaskKey, UnitCode};
use super::ladder::Rung;
use super::task_state::Stage;

/// What one message tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestData {
    /// The contact's name.
    pub contact_name: String,
    /// What the contact is to their unit.
    pub role: ContactRole,
    /// The contact's unit.
    pub unit: UnitCode,
    /// Its name.
    pub unit_name: String,
    /// The names of units that are owed something of this and have no contact, so that it comes here.
    pub instead_of: Vec<String>,
    /// The day it is told.
    pub day: Day,
    /// The tasks, the most pressing first; at most as many as a message shows.
    pub items: Vec<DigestItem>,
    /// How many there are, those that are not shown among them.
    pub counts: DigestCounts,
}

/// One task that reminds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestItem {
    /// The task.
    pub task: TaskKey,
    /// What must be done.
    pub title: String,
    /// Who must do it.
    pub unit: UnitCode,
    /// Its name.
    pub unit_name: String,
    /// The deadline as extended.
    pub deadline: Day,
    /// The deadline as first set.
    pub original_deadline: Day,
    /// Working days that are left; negative when it is late.
    pub working_days_left: i32,
    /// The rung that reminds of it.
    pub rung: Rung,
    /// How far it has come.
    pub stage: Stage,
    /// Whether it is told to a superior of the unit that must do it.
    pub escalated: bool,
    /// Whether a day was reckoned in a year without its decree.
    pub provisional: bool,
}

/// How many tasks a message is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DigestCounts {
    /// All of them.
    pub total: usize,
    /// Those after their deadline.
    pub late: usize,
    /// Those whose deadline is today.
    pub due_today: usize,
    /// Those before it.
    pub upcoming: usize,
    /// Those that are told to a superior.
    pub escalated: usize,
    /// Those that are not shown.
    pub left_out: usize,
}

impl DigestCounts {
    /// The counts of all items, of which the first `shown_max` are shown.
    pub fn of(items: &[DigestItem], day: Day, shown_max: usize) -> DigestCounts {
        let count = |counts: fn(&DigestItem, Day) -> bool| items.iter().filter(|item| counts(item, day)).count();
        DigestCounts {
            total: items.len(),
            late: count(|item, day| item.deadline < day),
            due_today: count(|item, day| item.deadline == day),
            upcoming: count(|item, day| item.deadline > day),
            escalated: count(|item, _| item.escalated),
            left_out: items.len().saturating_sub(shown_max),
        }
    }
}
