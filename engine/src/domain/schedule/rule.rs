//! What a version of a schedule says: when, where, what, and what becomes of instants that cannot simply run.

use chrono_tz::Tz;

use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::cron::{CronSpec, LocalTime};
use crate::domain::id::{DirectiveId, ScheduleId, UnitCode};

/// What a schedule does, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleRule {
    /// When it fires.
    pub cron: CronSpec,
    /// The zone of the clocks that its expression speaks of.
    pub zone: Tz,
    /// The directives it evaluates; at least one, each once.
    pub directives: Vec<DirectiveId>,
    /// The units it covers; at least one, each once.
    pub units: Vec<UnitCode>,
    /// What becomes of an instant that comes due while an earlier one is unfinished.
    pub overlap: Overlap,
    /// What is still run of what came due during a downtime.
    pub catch_up: CatchUp,
    /// The most seconds by which a start is put off, so that not all schedules start at once; 0 for none.
    pub jitter_seconds: u32,
    /// What becomes of an instant on a day off.
    pub days_off: DaysOff,
}

/// A schedule of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredSchedule {
    /// Its identifier.
    pub id: ScheduleId,
    /// What it does.
    pub rule: ScheduleRule,
}

/// What becomes of an instant that comes due while an earlier one of its schedule is unfinished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Overlap {
    /// It waits: each is run, one after the other.
    #[default]
    Queue,
    /// It is skipped; of several that came due together the latest is run.
    Skip,
    /// At most one waits: those that would wait as well are coalesced into the latest.
    Coalesce,
}

/// What becomes of an instant on a day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DaysOff {
    /// It is run like any other.
    #[default]
    Run,
    /// It is skipped.
    Skip,
    /// It starts at the same time of the next working day; its day stays the nominal one.
    NextWorkingDay,
}

/// What is still run of what came due during a downtime; what lies beyond is missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CatchUp {
    /// At most so many instants, the latest.
    pub count: u32,
    /// At most so many minutes back; `None` for any.
    pub minutes: Option<u32>,
}

impl Default for CatchUp {
    fn default() -> CatchUp {
        CatchUp { count: 31, minutes: None }
    }
}

/// Why a rule makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// The count of the catch-up window is out of bounds.
    #[error("a catch-up window holds 1 to {} instants", CatchUp::COUNT_MAX)]
    CatchUpCount,
    /// The minutes of the catch-up window are out of bounds.
    #[error("a catch-up window reaches back 1 to {} minutes", CatchUp::MINUTES_MAX)]
    CatchUpMinutes,
    /// The jitter is out of bounds.
    #[error("a start is put off by 0 to {} seconds", ScheduleRule::JITTER_SECONDS_MAX)]
    Jitter,
    /// The jitter reaches the next firing.
    #[error("two firings may be {gap_seconds} seconds apart: a start is put off by less than that")]
    JitterReachesNext {
        /// The least distance between two firings.
        gap_seconds: i64,
    },
}

impl Overlap {
    /// All of them.
    pub const ALL: [Overlap; 3] = [Overlap::Queue, Overlap::Skip, Overlap::Coalesce];

    /// The identifier used in settings, URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Overlap::Queue => "queue",
            Overlap::Skip => "skip",
            Overlap::Coalesce => "coalesce",
        }
    }

    /// The rule of an identifier.
    pub fn parse(text: &str) -> Option<Overlap> {
        Overlap::ALL.into_iter().find(|rule| rule.id() == text)
    }
}

impl DaysOff {
    /// All of them.
    pub const ALL: [DaysOff; 3] = [DaysOff::Run, DaysOff::Skip, DaysOff::NextWorkingDay];

    /// The identifier used in settings, URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            DaysOff::Run => "run",
            DaysOff::Skip => "skip",
            DaysOff::NextWorkingDay => "next-working-day",
        }
    }

    /// The rule of an identifier.
    pub fn parse(text: &str) -> Option<DaysOff> {
        DaysOff::ALL.into_iter().find(|rule| rule.id() == text)
    }
}

impl CatchUp {
    /// The most instants that are still run.
    pub const COUNT_MAX: u32 = 366;
    /// The most minutes it reaches back: a leap year.
    pub const MINUTES_MAX: u32 = 366 * 24 * 60;
}

impl ScheduleRule {
    /// The most seconds a start is put off.
    pub const JITTER_SECONDS_MAX: u32 = 3_600;
    /// The most units of a schedule: all of the country's communes.
    pub const UNITS_MAX: usize = 5_000;
    /// The most directives of a schedule.
    pub const DIRECTIVES_MAX: usize = 100;

    /// Everything about its numbers that makes no sense; distances between firings are those after `now`.
    pub fn faults(&self, now: Instant, outlook: Outlook<'_>) -> Vec<RuleFault> {
        let mut faults = Vec::new();
        if !(1..=CatchUp::COUNT_MAX).contains(&self.catch_up.count) {
            faults.push(RuleFault::CatchUpCount);
        }
        if self.catch_up.minutes.is_some_and(|minutes| !(1..=CatchUp::MINUTES_MAX).contains(&minutes)) {
            faults.push(RuleFault::CatchUpMinutes);
        }
        if self.jitter_seconds > ScheduleRule::JITTER_SECONDS_MAX {
            faults.push(RuleFault::Jitter);
        } else if self.jitter_seconds > 0
            && let Some(gap) = self.cron.shortest_gap(now, self.local(outlook))
            && i64::from(self.jitter_seconds) >= gap.num_seconds()
        {
            faults.push(RuleFault::JitterReachesNext { gap_seconds: gap.num_seconds() });
        }
        faults
    }

    /// Where its expression is read.
    pub fn local<'c>(&self, outlook: Outlook<'c>) -> LocalTime<'c> {
        LocalTime { zone: self.zone, outlook }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::{at, calendar, rule};
    use super::*;

    #[track_caller]
    fn check(rule: &ScheduleRule, expected: &[RuleFault]) {
        let calendar = calendar();
        assert_eq!(rule.faults(at("2026-11-22 08:00"), Outlook::of(&calendar)), expected);
    }

    #[test]
    fn windows_and_jitter_have_bounds() {
        let catch_up = |count, minutes| ScheduleRule { catch_up: CatchUp { count, minutes }, ..rule("0 8 * * *") };
        check(&catch_up(1, Some(1)), &[]);
        check(&catch_up(366, Some(CatchUp::MINUTES_MAX)), &[]);
        check(&catch_up(0, Some(0)), &[RuleFault::CatchUpCount, RuleFault::CatchUpMinutes]);
        check(&catch_up(367, Some(CatchUp::MINUTES_MAX + 1)), &[RuleFault::CatchUpCount, RuleFault::CatchUpMinutes]);
        check(&ScheduleRule { jitter_seconds: 3_600, ..rule("0 8 * * *") }, &[]);
        check(&ScheduleRule { jitter_seconds: 3_601, ..rule("0 8 * * *") }, &[RuleFault::Jitter]);
    }

    #[test]
    fn jitter_is_shorter_than_the_distance_between_firings() {
        let jitter = |cron, jitter_seconds| ScheduleRule { jitter_seconds, ..rule(cron) };
        check(&jitter("* * * * *", 59), &[]);
        check(&jitter("* * * * *", 60), &[RuleFault::JitterReachesNext { gap_seconds: 60 }]);
        check(&jitter("0,5 8 1 * *", 300), &[RuleFault::JitterReachesNext { gap_seconds: 300 }]);
        check(&jitter("0,59 0,23 * * *", 60), &[RuleFault::JitterReachesNext { gap_seconds: 60 }]);
    }

    #[test]
    fn identifiers_read_back() {
        assert!(Overlap::ALL.into_iter().all(|rule| Overlap::parse(rule.id()) == Some(rule)));
        assert!(DaysOff::ALL.into_iter().all(|rule| DaysOff::parse(rule.id()) == Some(rule)));
        assert_eq!((Overlap::parse("Skip"), DaysOff::parse("")), (None, None));
    }
}
