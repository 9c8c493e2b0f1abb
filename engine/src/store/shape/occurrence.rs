//! The stored shape of occurrences, ticks and tokens.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{one, perhaps, shaped};
use crate::domain::id::{Digest, ScheduleId};
use crate::domain::occurrence::{Disposition, ManualRun, Occurrence, OccurrenceKey, OccurrenceKind, Shift, SkipReason};
use crate::domain::{Day, Instant};
use crate::store::record::{Tick, Token};

shaped!(
    Occurrence => OccurrenceShape,
    OccurrenceKey => OccurrenceKeyShape,
    Disposition => DispositionShape,
    SkipReason => SkipReasonShape,
    OccurrenceKind => OccurrenceKindShape,
    ManualRun => ManualRunShape,
    Shift => ShiftShape,
    Tick => TickShape,
    Token => TokenShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Occurrence")]
struct OccurrenceShape {
    #[serde(with = "one")]
    key: OccurrenceKey,
    #[serde(with = "one")]
    as_of: Day,
    #[serde(with = "one", default = "scheduled", skip_serializing_if = "is_scheduled")]
    kind: OccurrenceKind,
    #[serde(default = "first_version")]
    version: u32,
    #[serde(with = "perhaps", default, skip_serializing_if = "Option::is_none")]
    shift: Option<Shift>,
    #[serde(default, skip_serializing_if = "is_none")]
    jitter_seconds: u32,
    #[serde(default, skip_serializing_if = "is_not")]
    is_ahead: bool,
    #[serde(with = "one")]
    disposition: Disposition,
}

/// What was recorded before schedules were is of a schedule's first version.
fn first_version() -> u32 {
    1
}

fn scheduled() -> OccurrenceKind {
    OccurrenceKind::Scheduled
}

fn is_scheduled(kind: &OccurrenceKind) -> bool {
    *kind == OccurrenceKind::Scheduled
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn is_none(seconds: &u32) -> bool {
    *seconds == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn is_not(is: &bool) -> bool {
    !is
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "OccurrenceKind", rename_all = "kebab-case")]
enum OccurrenceKindShape {
    Scheduled,
    Manual(#[serde(with = "one")] ManualRun),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ManualRun")]
struct ManualRunShape {
    #[serde(with = "one")]
    asked: Instant,
    by: String,
    reason: String,
    #[serde(with = "perhaps", default, skip_serializing_if = "Option::is_none")]
    stands_for: Option<Instant>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Shift")]
struct ShiftShape {
    #[serde(with = "one")]
    to: Instant,
    provisional: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SkipReason", rename_all = "kebab-case")]
enum SkipReasonShape {
    Paused {
        note: String,
    },
    DayOff {
        provisional: bool,
    },
    Overlap {
        #[serde(with = "one")]
        with: Instant,
    },
    Overtaken {
        #[serde(with = "one")]
        by: Instant,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "OccurrenceKey")]
struct OccurrenceKeyShape {
    #[serde(with = "one")]
    schedule: ScheduleId,
    #[serde(with = "one")]
    nominal: Instant,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Disposition", rename_all = "kebab-case")]
enum DispositionShape {
    Claimed {
        #[serde(with = "one")]
        since: Instant,
    },
    Ran {
        #[serde(with = "one")]
        finished: Instant,
        evaluations: u32,
    },
    RanWithFaults {
        #[serde(with = "one")]
        finished: Instant,
        evaluations: u32,
        faults: u32,
        problems: Vec<String>,
    },
    Failed {
        #[serde(with = "one")]
        at: Instant,
        reason: String,
    },
    Skipped {
        #[serde(with = "one")]
        why: SkipReason,
        #[serde(with = "one")]
        last: Instant,
        count: u64,
    },
    CoalescedInto {
        #[serde(with = "one")]
        nominal: Instant,
    },
    Missed {
        #[serde(with = "one")]
        last: Instant,
        count: u64,
        reason: String,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Tick")]
struct TickShape {
    #[serde(with = "one")]
    schedule: ScheduleId,
    cron: String,
    #[serde(with = "one")]
    since: Instant,
    #[serde(with = "one")]
    through: Instant,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Token")]
struct TokenShape {
    name: String,
    #[serde(with = "one")]
    secret: Digest,
    #[serde(with = "one")]
    made: Instant,
}
