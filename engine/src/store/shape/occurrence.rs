//! The stored shape of occurrences, ticks and tokens.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{one, shaped};
use crate::domain::id::{Digest, ScheduleId};
use crate::domain::occurrence::{Disposition, Occurrence, OccurrenceKey};
use crate::domain::{Day, Instant};
use crate::store::record::{Tick, Token};

shaped!(
    Occurrence => OccurrenceShape,
    OccurrenceKey => OccurrenceKeyShape,
    Disposition => DispositionShape,
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
    #[serde(with = "one")]
    disposition: Disposition,
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
