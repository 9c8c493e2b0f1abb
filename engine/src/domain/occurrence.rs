//! One nominal firing of a schedule, and what became of it.

use chrono::TimeDelta;

use super::id::ScheduleId;
use super::{Day, Instant};

/// What identifies an occurrence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceKey {
    /// The schedule.
    pub schedule: ScheduleId,
    /// The instant its expression names; of a manual occurrence, a second of its own near the instant it was asked for.
    pub nominal: Instant,
}

/// What became of an occurrence. All but `Claimed` are final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// Someone is running it, or it waits for its start; after a crash, the next start takes it up again.
    Claimed {
        /// Since when.
        since: Instant,
    },
    /// Every evaluation gave outcomes.
    Ran {
        /// When the last one was recorded.
        finished: Instant,
        /// How many evaluations.
        evaluations: u32,
    },
    /// Evaluations were recorded, and some plugins faulted or some evaluations could not be made.
    RanWithFaults {
        /// When the last one was recorded.
        finished: Instant,
        /// How many evaluations.
        evaluations: u32,
        /// How many of them faulted.
        faults: u32,
        /// What could not be evaluated, and why.
        problems: Vec<String>,
    },
    /// It could not run.
    Failed {
        /// When it was given up.
        at: Instant,
        /// Why.
        reason: String,
    },
    /// It was not meant to run: one row for a whole stretch, keyed by its first instant.
    Skipped {
        /// Why.
        why: SkipReason,
        /// The last instant of the stretch.
        last: Instant,
        /// How many instants it holds.
        count: u64,
    },
    /// Another one that waited as well ran in its place.
    CoalescedInto {
        /// The other's nominal instant.
        nominal: Instant,
    },
    /// The engine was down too long: one row for the whole stretch, keyed by its first instant.
    Missed {
        /// The last instant of the stretch.
        last: Instant,
        /// How many instants it holds.
        count: u64,
        /// Why they were not run.
        reason: String,
    },
}

/// Why an instant was not meant to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkipReason {
    /// The schedule was paused.
    Paused {
        /// Why it was.
        note: String,
    },
    /// Its day is off.
    DayOff {
        /// Whether the year's decree is not known yet.
        provisional: bool,
    },
    /// An earlier one was unfinished.
    Overlap {
        /// The earlier one's nominal instant.
        with: Instant,
    },
    /// It came due together with a later one, which ran.
    Overtaken {
        /// The later one's nominal instant.
        by: Instant,
    },
}

/// Whether an expression named an occurrence, or a person asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OccurrenceKind {
    /// The schedule's expression.
    Scheduled,
    /// A person: "run now", or a backfill. It is not counted where a schedule is proven.
    Manual(ManualRun),
}

/// What a person asked to be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManualRun {
    /// When.
    pub asked: Instant,
    /// Who.
    pub by: String,
    /// Why; may be empty.
    pub reason: String,
    /// The nominal instant that a backfill runs again; `None` for "run now".
    pub stands_for: Option<Instant>,
}

/// A start that the calendar moved to a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The nominal time of day on that day.
    pub to: Instant,
    /// Whether it rests on a year whose decree is not known yet.
    pub provisional: bool,
}

/// A nominal firing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What identifies it.
    pub key: OccurrenceKey,
    /// The day its evaluations are as of: the nominal day in the configured zone.
    pub as_of: Day,
    /// Who named it.
    pub kind: OccurrenceKind,
    /// The number of the schedule's version that owes it.
    pub version: u32,
    /// Where the calendar moved its start.
    pub shift: Option<Shift>,
    /// By how many seconds its start is put off.
    pub jitter_seconds: u32,
    /// Whether it ran ahead of its time, by a clock that went ahead and came back.
    pub is_ahead: bool,
    /// What became of it.
    pub disposition: Disposition,
}

impl Occurrence {
    /// A scheduled one of a version, that starts at its nominal instant.
    pub fn scheduled(key: OccurrenceKey, version: u32, as_of: Day, disposition: Disposition) -> Occurrence {
        let (kind, shift, jitter_seconds, is_ahead) = (OccurrenceKind::Scheduled, None, 0, false);
        Occurrence { key, as_of, kind, version, shift, jitter_seconds, is_ahead, disposition }
    }

    /// When it may start.
    pub fn start(&self) -> Instant {
        let moved = match &self.kind {
            OccurrenceKind::Manual(run) => return run.asked,
            OccurrenceKind::Scheduled => self.shift.map_or(self.key.nominal, |shift| shift.to),
        };
        moved + TimeDelta::seconds(i64::from(self.jitter_seconds))
    }

    /// Whether its schedule's expression named it.
    pub fn is_scheduled(&self) -> bool {
        self.kind == OccurrenceKind::Scheduled
    }

    /// Its last nominal instant: that of a stretch, else its only one.
    pub fn last(&self) -> Instant {
        match &self.disposition {
            Disposition::Missed { last, .. } | Disposition::Skipped { last, .. } => *last,
            _ => self.key.nominal,
        }
    }

    /// How many nominal instants it holds.
    pub fn count(&self) -> u64 {
        match &self.disposition {
            Disposition::Missed { count, .. } | Disposition::Skipped { count, .. } => *count,
            _ => 1,
        }
    }
}

impl Disposition {
    /// All identifiers, in the order of the variants.
    pub const IDS: [&'static str; 7] =
        ["claimed", "ran", "ran-with-faults", "failed", "skipped", "coalesced-into", "missed"];

    /// The identifier used in URLs and answers.
    pub fn id(&self) -> &'static str {
        match self {
            Disposition::Claimed { .. } => "claimed",
            Disposition::Ran { .. } => "ran",
            Disposition::RanWithFaults { .. } => "ran-with-faults",
            Disposition::Failed { .. } => "failed",
            Disposition::Skipped { .. } => "skipped",
            Disposition::CoalescedInto { .. } => "coalesced-into",
            Disposition::Missed { .. } => "missed",
        }
    }

    /// Whether nothing more will become of it.
    pub fn is_final(&self) -> bool {
        !matches!(self, Disposition::Claimed { .. })
    }

    /// Whether someone tried to run it to its end.
    pub fn was_run(&self) -> bool {
        matches!(self, Disposition::Ran { .. } | Disposition::RanWithFaults { .. } | Disposition::Failed { .. })
    }
}

impl SkipReason {
    /// The identifier used in answers.
    pub fn id(&self) -> &'static str {
        match self {
            SkipReason::Paused { .. } => "paused",
            SkipReason::DayOff { .. } => "day-off",
            SkipReason::Overlap { .. } => "overlap",
            SkipReason::Overtaken { .. } => "overtaken",
        }
    }
}
