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

impl std::ops::AddAssign for Progress {
    fn add_assign(&mut self, other: Progress) {
        self.done_on_time += other.done_on_time;
        self.done_late += other.done_late;
        self.open_in_time += other.open_in_time;
        self.open_overdue += other.open_overdue;
        self.no_deadline += other.no_deadline;
        self.suspended += other.suspended;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AsOf;
    use crate::domain::task::TaskEvent;
    use crate::domain::task_state::Completion;
    use crate::domain::task_state::tests::{day, task};

    #[test]
    fn every_category_is_counted_and_suspended_ones_are_listed_apart() {
        let due = TaskEvent::Due { on: day("2022-03-15") };
        let assigned = (TaskEvent::Assigned, "2022-02-01");
        let mut progress = Progress::default();
        for (facts, as_of) in [
            (
                vec![
                    assigned,
                    (due, "2022-02-01"),
                    (TaskEvent::Submitted, "2022-03-15"),
                    (TaskEvent::Accepted, "2022-03-20"),
                ],
                "2022-04-01",
            ),
            (
                vec![
                    assigned,
                    (due, "2022-02-01"),
                    (TaskEvent::Submitted, "2022-03-16"),
                    (TaskEvent::Accepted, "2022-03-20"),
                ],
                "2022-04-01",
            ),
            (vec![assigned, (due, "2022-02-01")], "2022-03-15"),
            (vec![assigned, (due, "2022-02-01"), (TaskEvent::Suspended, "2022-02-10")], "2022-03-16"),
            (vec![assigned], "2022-04-01"),
            (vec![assigned, (TaskEvent::Cancelled, "2022-02-02")], "2022-04-01"),
        ] {
            progress.count(&task(&facts).state(AsOf::latest(day(as_of)), Completion::Submission).unwrap());
        }
        let expected =
            Progress { done_on_time: 1, done_late: 1, open_in_time: 1, open_overdue: 1, no_deadline: 1, suspended: 1 };
        assert_eq!(progress, expected);
        assert_eq!(progress.total(), 5);
    }
}
