//! Messages that are due: a ladder of rungs around a task's deadline.

use super::id::{TaskKey, UnitCode};
use super::task::Task;
use super::task_state::{Stage, TaskState};
use super::{Day, Instant};

/// A rung: how many days after the deadline it falls due; negative before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung(pub i32);

/// 7, 3 and 0 days before the deadline, and 1 after it.
pub const LADDER: [Rung; 4] = [Rung(-7), Rung(-3), Rung(0), Rung(1)];

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

/// A reminder that was due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What identifies it.
    pub key: ReminderKey,
    /// Who must be reminded.
    pub unit: UnitCode,
    /// The task's title, as it was.
    pub title: String,
    /// The day it fell due.
    pub due: Day,
    /// When the row was written.
    pub written: Instant,
    /// Whether a later rung of the same deadline fell due before this one was written: it is kept and needs no sending.
    pub superseded: bool,
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
}

impl NextRung {
    /// The day it falls due.
    pub fn due(&self) -> Day {
        self.deadline.plus(self.rung.0)
    }
}

/// What must be written for a task today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The reminders that fell due and were not yet written, earliest first; all but the last are superseded.
    pub written: Vec<Reminder>,
    /// The rung it waits for afterwards; `None` when nothing more will be due.
    pub next: Option<NextRung>,
}

/// Climbs a task's ladder as far as `today`. `last` is the last reminder written for its deadline.
pub fn settle(task: &Task, state: &TaskState, last: Option<&ReminderKey>, today: Day, now: Instant) -> Settled {
    let Some(next) = next_rung(&task.key, state, last) else {
        return Settled { written: Vec::new(), next: None };
    };
    let due = due_rungs(&next, today);
    let write = |rung: &Rung| Reminder {
        key: ReminderKey { task: task.key.clone(), deadline: next.deadline, rung: *rung },
        unit: task.unit.clone(),
        title: task.text().title.clone(),
        due: next.deadline.plus(rung.0),
        written: now,
        superseded: Some(rung) != due.last(),
    };
    let written: Vec<Reminder> = due.iter().map(write).collect();
    let next = match written.last() {
        Some(reminder) => next_rung(&task.key, state, Some(&reminder.key)),
        None => Some(next),
    };
    Settled { written, next }
}

/// The rungs of `next` and after it that have fallen due by `today`, earliest first.
fn due_rungs(next: &NextRung, today: Day) -> Vec<Rung> {
    let due = |rung: &Rung| *rung >= next.rung && next.deadline.plus(rung.0) <= today;
    LADDER.into_iter().filter(due).collect()
}

/// The rung that a task in this state waits for, after `last` was written; `None` when nothing more is due.
fn next_rung(task: &TaskKey, state: &TaskState, last: Option<&ReminderKey>) -> Option<NextRung> {
    let deadline = state.deadline.filter(|_| state.stage.is_open() && state.stage != Stage::Suspended)?;
    let written = last.filter(|key| key.deadline == deadline).map(|key| key.rung);
    let rung = LADDER.into_iter().find(|rung| written.is_none_or(|last| *rung > last))?;
    Some(NextRung { task: task.clone(), deadline, rung })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::task_state::Timeliness;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn state(stage: Stage, deadline: Option<&str>) -> TaskState {
        let deadline = deadline.map(day);
        TaskState {
            stage,
            timeliness: Timeliness::InTime,
            progress_percent: 0,
            assigned: day("2022-02-01"),
            started: None,
            reported: None,
            original_deadline: deadline,
            deadline,
            done: None,
        }
    }

    fn key() -> TaskKey {
        TaskKey::parse("p:1").unwrap()
    }

    #[test]
    fn the_ladder_is_climbed_rung_by_rung() {
        let open = state(Stage::Started, Some("2022-03-15"));
        let first = next_rung(&key(), &open, None).unwrap();
        assert_eq!((first.rung, first.due()), (Rung(-7), day("2022-03-08")));
        let written = ReminderKey { task: key(), deadline: day("2022-03-15"), rung: Rung(0) };
        assert_eq!(next_rung(&key(), &open, Some(&written)).map(|next| next.due()), Some(day("2022-03-16")));
        let last = ReminderKey { rung: Rung(1), ..written };
        assert_eq!(next_rung(&key(), &open, Some(&last)), None);
    }

    #[test]
    fn an_extension_starts_the_ladder_anew() {
        let written = ReminderKey { task: key(), deadline: day("2022-03-15"), rung: Rung(1) };
        let extended = state(Stage::Started, Some("2022-04-15"));
        assert_eq!(next_rung(&key(), &extended, Some(&written)).map(|next| next.rung), Some(Rung(-7)));
    }

    #[test]
    fn nobody_is_reminded_of_what_is_done_halted_or_without_a_deadline() {
        for stage in [Stage::Done, Stage::Refused, Stage::Cancelled, Stage::Suspended] {
            assert_eq!(next_rung(&key(), &state(stage, Some("2022-03-15")), None), None);
        }
        assert_eq!(next_rung(&key(), &state(Stage::Started, None), None), None);
    }

    #[test]
    fn what_fell_due_while_nobody_looked_is_written_once_and_superseded() {
        let task = crate::domain::task_state::tests::task(&[]);
        let open = state(Stage::Started, Some("2022-03-15"));
        let now = chrono::DateTime::UNIX_EPOCH;
        let settled = settle(&task, &open, None, day("2022-03-15"), now);
        let rows: Vec<_> = settled.written.iter().map(|row| (row.key.rung, row.superseded)).collect();
        assert_eq!(rows, [(Rung(-7), true), (Rung(-3), true), (Rung(0), false)]);
        assert_eq!(settled.next.as_ref().map(NextRung::due), Some(day("2022-03-16")));
        let again = settle(&task, &open, settled.written.last().map(|row| &row.key), day("2022-03-15"), now);
        assert_eq!(again, Settled { written: vec![], next: settled.next });
    }

    #[test]
    fn rungs_that_fell_due_while_nobody_looked_are_all_found() {
        let next = next_rung(&key(), &state(Stage::Started, Some("2022-03-15")), None).unwrap();
        assert_eq!(due_rungs(&next, day("2022-03-07")), []);
        assert_eq!(due_rungs(&next, day("2022-03-14")), [Rung(-7), Rung(-3)]);
        assert_eq!(due_rungs(&next, day("2023-03-14")), LADDER);
    }
}
