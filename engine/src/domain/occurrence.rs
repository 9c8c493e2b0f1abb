//! One nominal firing of a schedule, and what became of it.

use super::id::ScheduleId;
use super::{Day, Instant};

/// What identifies an occurrence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceKey {
    /// The schedule.
    pub schedule: ScheduleId,
    /// The instant its expression names.
    pub nominal: Instant,
}

/// What became of an occurrence. All but `Claimed` are final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// Someone is running it; after a crash, the next start takes it up again.
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

/// A nominal firing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What identifies it.
    pub key: OccurrenceKey,
    /// The day its evaluations are as of: the nominal day in the configured zone.
    pub as_of: Day,
    /// What became of it.
    pub disposition: Disposition,
}

impl Disposition {
    /// The identifier used in URLs and answers.
    pub fn id(&self) -> &'static str {
        match self {
            Disposition::Claimed { .. } => "claimed",
            Disposition::Ran { .. } => "ran",
            Disposition::RanWithFaults { .. } => "ran-with-faults",
            Disposition::Failed { .. } => "failed",
            Disposition::Missed { .. } => "missed",
        }
    }

    /// Whether nothing more will become of it.
    pub fn is_final(&self) -> bool {
        !matches!(self, Disposition::Claimed { .. })
    }
}
