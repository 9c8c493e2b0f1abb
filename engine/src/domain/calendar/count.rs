//! Arithmetic in working days over any answer to "is this day worked".

use super::Day;

/// The day that lies `days` working days after `start` (before it when negative); the first day is not counted (Civil Code
/// art. 147). `None` where an answer that matters is missing, or days end.
pub(super) fn add(start: Day, days: i32, works: impl Fn(Day) -> Option<bool>) -> Option<Day> {
    let step = days.signum();
    let (mut day, mut left) = (start, days.unsigned_abs());
    while left > 0 {
        day = neighbour(day, step)?;
        left -= u32::from(works(day)?);
    }
    Some(day)
}

/// Working days after `start` up to and with `end`; negative, and counted the same way from `end`, when `end` lies before.
/// `None` where an answer that matters is missing.
pub(super) fn between(start: Day, end: Day, works: impl Fn(Day) -> Option<bool>) -> Option<i32> {
    if end < start {
        return between(end, start, works).map(|days| -days);
    }
    (1..=end.since(start)).try_fold(0, |count, ahead| works(start.plus(ahead)).map(|works| count + i32::from(works)))
}

/// The day itself if it is worked, else the next one that is.
pub(super) fn worked_from(day: Day, works: impl Fn(Day) -> Option<bool>) -> Option<Day> {
    let mut day = day;
    while !works(day)? {
        day = neighbour(day, 1)?;
    }
    Some(day)
}

/// The day itself if it is worked, else the last one before it that is.
pub(super) fn worked_until(day: Day, works: impl Fn(Day) -> Option<bool>) -> Option<Day> {
    let mut day = day;
    while !works(day)? {
        day = neighbour(day, -1)?;
    }
    Some(day)
}

/// The day before or after; `None` where days end.
fn neighbour(day: Day, step: i32) -> Option<Day> {
    Day::from_epoch(day.epoch_days() + step)
}
