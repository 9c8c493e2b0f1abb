//! Working days counted back from a day; none where the calendar does not know, as the contract's own answers.

use crate::day::Day;
use crate::world::World;

/// The first day from which no more than that many working days have passed until the end of today.
///
/// Working days are at most calendar days, so the search starts within the count and walks back over what weekends and
/// holidays add.
pub fn earliest_within(world: &dyn World, today: Day, working_days: i32) -> Option<Day> {
    /// Longer than any run of days off.
    const STEPS_MAX: i32 = 60;
    let mut first = today.plus(-working_days);
    for _ in 0..STEPS_MAX {
        if world.working_days_between(first.plus(-1), today)? > working_days {
            break;
        }
        first = first.plus(-1);
    }
    Some(first)
}
