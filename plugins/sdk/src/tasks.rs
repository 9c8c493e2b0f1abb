//! Tasks of one plan, counted in one pass; refused and cancelled ones count nowhere.

use crate::day::{Day, NO_DAY};
use crate::fact::{Scope, TaskColumns, TaskFilter, stage};
use crate::list::Found;
use crate::rule::Ratio;
use crate::world::World;

/// The tasks that a plan gave, and how far they have come.
#[derive(Clone, Debug, Default)]
pub struct PlanTasks {
    /// All columns, those of refused and cancelled tasks included.
    pub columns: TaskColumns,
    /// Tasks that count: neither refused nor cancelled.
    pub assigned: usize,
    /// Of these, tasks that were begun.
    pub started: usize,
    /// Of these, tasks that were not.
    pub not_started: Found,
    /// Of these, tasks that are done.
    pub done: usize,
}

impl PlanTasks {
    /// Asks for the tasks and counts them.
    pub fn read(world: &dyn World, scope: Scope, plan: &str) -> Self {
        Self::of(world.tasks(&TaskFilter { scope, within: None, directive: None, plan: Some(plan) }))
    }

    /// Counts tasks that were asked for.
    pub fn of(columns: TaskColumns) -> Self {
        let mut counted = Self { columns, ..Self::default() };
        for (row, (&stage, &begun)) in counted.columns.stage.iter().zip(&counted.columns.started).enumerate() {
            if !counts(stage) {
                continue;
            }
            counted.assigned += 1;
            counted.done += usize::from(stage == stage::DONE);
            if begun != NO_DAY || implies_start(stage) {
                counted.started += 1;
            } else {
                counted.not_started.add(row);
            }
        }
        counted
    }

    /// How many there are; the error says that there is none.
    pub fn listed(&self) -> Result<usize, String> {
        Some(self.assigned)
            .filter(|count| *count > 0)
            .ok_or_else(|| "chưa nhập danh mục nhiệm vụ của kế hoạch".to_owned())
    }

    /// A part of them as a share of all; the error says that there is none.
    pub fn share(&self, name: &'static str, part: usize) -> Result<Ratio, String> {
        Ok(Ratio::of(name, part, self.listed()?))
    }

    /// How many tasks owe reports, and which of them were last reported before a day; a task without any report counts
    /// from its assignment. Suspended and submitted tasks owe none.
    pub fn unreported_since(&self, limit: Day) -> (usize, Found) {
        let (mut open, mut stale) = (0, Found::default());
        let days = self.columns.reported.iter().zip(&self.columns.assigned);
        for (row, (&stage, (&reported, &assigned))) in self.columns.stage.iter().zip(days).enumerate() {
            if !owes_reports(stage) {
                continue;
            }
            open += 1;
            // No day is the smallest number, so the later of the two is the one that is there.
            if reported.max(assigned) < limit.0 {
                stale.add(row);
            }
        }
        (open, stale)
    }

    /// How many of them the unit has that stands at that place of the scope asked for.
    pub fn of_unit(&self, place: usize) -> usize {
        let rows = self.columns.stage.iter().zip(&self.columns.unit);
        rows.filter(|(stage, unit)| counts(**stage) && usize::from(**unit) == place).count()
    }
}

/// Refused and cancelled tasks count nowhere.
const fn counts(stage: u8) -> bool {
    stage != stage::REFUSED && stage != stage::CANCELLED
}

/// What has been submitted was begun, whether or not somebody recorded the day.
const fn implies_start(stage: u8) -> bool {
    matches!(stage, stage::STARTED | stage::AWAITING_ACCEPTANCE | stage::RETURNED | stage::DONE)
}

const fn owes_reports(stage: u8) -> bool {
    matches!(stage, stage::NOT_STARTED | stage::STARTED | stage::RETURNED)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::PlanTasks;
    use crate::day::{Day, NO_DAY};
    use crate::fact::{TaskColumns, stage};

    const STAGES: [u8; 8] = [
        stage::NOT_STARTED,
        stage::STARTED,
        stage::AWAITING_ACCEPTANCE,
        stage::RETURNED,
        stage::SUSPENDED,
        stage::REFUSED,
        stage::CANCELLED,
        stage::DONE,
    ];

    fn tasks(rows: &[(usize, Option<i32>, u16)]) -> PlanTasks {
        let mut columns = TaskColumns::default();
        for (stage, reported, unit) in rows {
            columns.stage.push(STAGES[*stage]);
            columns.started.push(NO_DAY);
            columns.reported.push(reported.unwrap_or(NO_DAY));
            columns.assigned.push(5);
            columns.unit.push(*unit);
        }
        PlanTasks::of(columns)
    }

    #[test]
    fn a_plan_without_tasks_has_no_share() {
        assert_eq!(
            tasks(&[(5, None, 0)]).share("x", 0).map(|ratio| ratio.part),
            Err("chưa nhập danh mục nhiệm vụ của kế hoạch".to_owned())
        );
    }

    #[test]
    fn a_report_on_the_day_itself_is_not_stale_and_assignment_stands_in_for_it() {
        let stale = |reported, limit| tasks(&[(1, reported, 0)]).unreported_since(Day(limit)).1.count;
        assert_eq!((stale(Some(9), 9), stale(Some(9), 10)), (0, 1));
        assert_eq!((stale(None, 5), stale(None, 6)), (0, 1));
    }

    proptest! {
        #[test]
        fn begun_and_not_begun_are_all_and_so_are_the_units(rows in proptest::collection::vec((0_usize..8, proptest::option::of(0..20), 0_u16..3), 0..40)) {
            let counted = tasks(&rows);
            prop_assert_eq!(counted.started + counted.not_started.count, counted.assigned);
            prop_assert!(counted.done <= counted.started);
            prop_assert_eq!((0..3).map(|place| counted.of_unit(place)).sum::<usize>(), counted.assigned);
            let (open, stale) = counted.unreported_since(Day(10));
            prop_assert!(stale.count <= open && open <= counted.assigned);
        }
    }
}
