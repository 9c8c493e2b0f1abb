//! A trail: the latest scheduled evaluations of one directive on one unit.

use super::Day;
use super::evaluation::EvaluationKey;
use super::id::{DirectiveId, UnitCode};

/// The most entries of a trail; the oldest go first.
pub const TRAIL_ENTRIES_MAX: usize = 32;

/// What identifies a trail.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrailKey {
    /// The unit.
    pub unit: UnitCode,
    /// The directive.
    pub directive: DirectiveId,
}

/// One evaluation of a trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailEntry {
    /// The day it is as of.
    pub as_of: Day,
    /// The evaluation.
    pub evaluation: EvaluationKey,
}

/// The latest scheduled evaluations of one directive on one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// What identifies it.
    pub key: TrailKey,
    /// At most [`TRAIL_ENTRIES_MAX`], each evaluation once: the newest as-of first, of one day the last added.
    pub entries: Vec<TrailEntry>,
}

impl Trail {
    /// A trail without entries.
    pub fn new(key: TrailKey) -> Trail {
        Trail { key, entries: Vec::new() }
    }

    /// The trail with one more evaluation of its directive on its unit. One that is older than all of a full trail
    /// leaves it as it is; one that is there already is placed anew.
    #[must_use]
    pub fn with(mut self, entry: TrailEntry) -> Trail {
        let concerns = (&entry.evaluation.unit, &entry.evaluation.directive);
        assert!(concerns == (&self.key.unit, &self.key.directive), "a trail holds evaluations of its own key");
        self.entries.retain(|known| known.evaluation != entry.evaluation);
        let place = self.entries.partition_point(|known| known.as_of > entry.as_of);
        self.entries.insert(place, entry);
        self.entries.truncate(TRAIL_ENTRIES_MAX);
        self
    }

    /// The newest as-of day that is not after this one.
    pub fn latest_by(&self, day: Day) -> Option<Day> {
        self.entries.iter().map(|entry| entry.as_of).find(|as_of| *as_of <= day)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Instant;
    use crate::domain::id::ScheduleId;

    fn day(number: i32) -> Day {
        Day::parse("2022-01-01").unwrap().plus(number)
    }

    fn key() -> TrailKey {
        TrailKey { unit: UnitCode::parse("866").unwrap(), directive: DirectiveId::parse("d").unwrap() }
    }

    /// The evaluation of a day by a schedule.
    fn entry(number: i32, schedule: &str) -> TrailEntry {
        let nominal = Instant::from_timestamp(i64::from(number) * 86_400, 0).unwrap();
        let (TrailKey { unit, directive }, schedule) = (key(), ScheduleId::parse(schedule).unwrap());
        TrailEntry { as_of: day(number), evaluation: EvaluationKey { schedule, nominal, directive, unit } }
    }

    fn trail(numbers: impl IntoIterator<Item = i32>) -> Trail {
        numbers.into_iter().fold(Trail::new(key()), |trail, number| trail.with(entry(number, "monthly")))
    }

    fn days(trail: &Trail) -> Vec<Day> {
        trail.entries.iter().map(|entry| entry.as_of).collect()
    }

    #[test]
    fn the_newest_as_of_comes_first_in_whatever_order_they_ran() {
        assert_eq!(days(&trail([59, 0, 31])), [day(59), day(31), day(0)]);
        let by = |on| trail([59, 90, 31]).latest_by(day(on));
        assert_eq!([by(100), by(90), by(89), by(30)], [Some(day(90)), Some(day(90)), Some(day(59)), None]);
    }

    #[test]
    fn of_one_day_the_last_added_comes_first() {
        let both = trail([0, 31]).with(entry(31, "quarterly"));
        let schedules: Vec<_> = both.entries.iter().map(|entry| entry.evaluation.schedule.as_str()).collect();
        assert_eq!(schedules, ["quarterly", "monthly", "monthly"]);
    }

    #[test]
    fn an_evaluation_stands_once() {
        assert_eq!(trail([0, 31, 0]), trail([0, 31]));
    }

    #[test]
    fn a_full_trail_forgets_the_oldest() {
        let full = trail(1..=32);
        assert_eq!(days(&full.clone().with(entry(33, "monthly"))), (2..=33).rev().map(day).collect::<Vec<_>>());
        assert_eq!(full.clone().with(entry(0, "monthly")), full);
    }

    proptest! {
        #[test]
        fn a_trail_is_ordered_and_bounded(numbers in prop::collection::vec(0_i32..60, 0..80)) {
            let trail = trail(numbers.iter().copied());
            let mut expected: Vec<Day> = numbers.into_iter().map(day).collect();
            expected.sort_by_key(|day| std::cmp::Reverse(*day));
            expected.dedup();
            expected.truncate(TRAIL_ENTRIES_MAX);
            prop_assert_eq!(days(&trail), expected);
        }
    }
}
