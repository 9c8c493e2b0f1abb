//! How far a set of tasks has come: five counts that always sum to the total.

use super::task_state::{Stage, TaskState, Timeliness};

/// The one category every task that is not refused or cancelled counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Done by its deadline.
    DoneOnTime,
    /// Done after it.
    DoneLate,
    /// Not done, and its deadline has not passed.
    OpenInTime,
    /// Not done, and its deadline has passed.
    OpenOverdue,
    /// Done or not, it has no deadline.
    NoDeadline,
}

impl Category {
    /// The category of a state; `None` for what is refused or cancelled.
    pub fn of(state: &TaskState) -> Option<Category> {
        match (state.stage, state.timeliness) {
            (Stage::Refused | Stage::Cancelled, _) => None,
            (_, Timeliness::NoDeadline) => Some(Category::NoDeadline),
            (Stage::Done, Timeliness::InTime) => Some(Category::DoneOnTime),
            (Stage::Done, Timeliness::Late) => Some(Category::DoneLate),
            (_, Timeliness::InTime) => Some(Category::OpenInTime),
            (_, Timeliness::Late) => Some(Category::OpenOverdue),
        }
    }
}

/// The counts of a set of tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Done by the deadline.
    pub done_on_time: u64,
    /// Done after the deadline.
    pub done_late: u64,
    /// Open, the deadline not passed.
    pub open_in_time: u64,
    /// Open, the deadline passed.
    pub open_overdue: u64,
    /// Without a deadline.
    pub no_deadline: u64,
    /// Of all these, how many are suspended.
    pub suspended: u64,
}

impl Progress {
    /// Counts one more task; refused and cancelled ones are passed over.
    pub fn count(&mut self, state: &TaskState) {
        let Some(category) = Category::of(state) else { return };
        *match category {
            Category::DoneOnTime => &mut self.done_on_time,
            Category::DoneLate => &mut self.done_late,
            Category::OpenInTime => &mut self.open_in_time,
            Category::OpenOverdue => &mut self.open_overdue,
            Category::NoDeadline => &mut self.no_deadline,
        } += 1;
        self.suspended += u64::from(state.stage == Stage::Suspended);
    }

    /// All tasks counted: the sum of the five.
    pub fn total(&self) -> u64 {
        self.done_on_time + self.done_late + self.open_in_time + self.open_overdue + self.no_deadline
    }
}
