//! The alarms of a deadline in a calendar: one for each rung of its ladder that is not after it.
//!
//! It must never know an hour, nor whom a rung is told to.

use super::Day;
use super::calendar::Outlook;
use super::ladder::{Ladder, Rung, due_day};

/// An alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedAlarm {
    /// The rung it rings for.
    pub rung: Rung,
    /// The day it rings on: the one on which the rung falls due, and never after the deadline.
    pub day: Day,
}

/// The alarms of a deadline, each on a day of its own, earliest first.
pub fn feed_alarms(ladder: &Ladder, outlook: Outlook<'_>, deadline: Day) -> Vec<FeedAlarm> {
    let before = ladder.rungs().iter().filter(|rung| rung.0 <= 0);
    let mut alarms: Vec<FeedAlarm> =
        before.map(|rung| FeedAlarm { rung: *rung, day: due_day(outlook, deadline, *rung).value }).collect();
    // Where a calendar answers for some rungs alone, two may fall on one day: the later one says how little time is left.
    alarms.sort_by_key(|alarm| (alarm.day, std::cmp::Reverse(alarm.rung)));
    alarms.dedup_by_key(|alarm| alarm.day);
    alarms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Calendar;

    #[track_caller]
    fn check(rungs: &[i32], deadline: &str, expected: &[(i32, &str)]) {
        let (ladder, calendar) = (Ladder::new(rungs, None).unwrap(), Calendar::default());
        let alarms = feed_alarms(&ladder, Outlook::of(&calendar), Day::parse(deadline).unwrap());
        let found: Vec<_> = alarms.iter().map(|alarm| (alarm.rung.0, alarm.day.to_string())).collect();
        let expected: Vec<_> = expected.iter().map(|(rung, day)| (*rung, (*day).to_owned())).collect();
        assert_eq!(found, expected, "{deadline}");
    }

    #[test]
    fn alarms_are_the_rungs_up_to_the_deadline_in_working_days() {
        check(&[-3, -1, 0, 2], "2022-03-15", &[(-3, "2022-03-10"), (-1, "2022-03-14"), (0, "2022-03-15")]);
        check(&[-1, 0], "2022-03-20", &[(-1, "2022-03-17"), (0, "2022-03-18")]);
        check(&[1, 5], "2022-03-15", &[]);
    }
}
