//! The stored shape of schedules.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::recorded::{here, is_here};
use super::shaped::{many, one, shaped};
use crate::domain::cron::CronSpec;
use crate::domain::id::{DirectiveId, ScheduleId, UnitCode};
use crate::domain::schedule::{
    Began, CatchUp, DaysOff, Origin, Overlap, Schedule, ScheduleEvent, ScheduleFact, ScheduleRule,
};
use crate::domain::{Instant, Position};

shaped!(
    Schedule => ScheduleShape,
    ScheduleFact => ScheduleFactShape,
    ScheduleEvent => ScheduleEventShape,
    Began => BeganShape,
    Origin => OriginShape,
    ScheduleRule => ScheduleRuleShape,
    CatchUp => CatchUpShape,
    Overlap => OverlapShape,
    DaysOff => DaysOffShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Schedule")]
struct ScheduleShape {
    #[serde(with = "one")]
    id: ScheduleId,
    #[serde(with = "many")]
    facts: Vec<ScheduleFact>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ScheduleFact")]
struct ScheduleFactShape {
    #[serde(with = "one")]
    event: ScheduleEvent,
    #[serde(with = "one")]
    at: Instant,
    note: String,
    #[serde(with = "one", default = "here", skip_serializing_if = "is_here")]
    recorded: Position,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ScheduleEvent", rename_all = "kebab-case")]
enum ScheduleEventShape {
    Began(#[serde(with = "one")] Box<Began>),
    Paused,
    Resumed,
    Retired,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Began")]
struct BeganShape {
    #[serde(with = "one")]
    rule: ScheduleRule,
    #[serde(with = "one")]
    origin: Origin,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Origin", rename_all = "kebab-case")]
enum OriginShape {
    Configuration,
    Api,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ScheduleRule")]
struct ScheduleRuleShape {
    #[serde(with = "cron")]
    cron: CronSpec,
    #[serde(with = "zone")]
    zone: chrono_tz::Tz,
    #[serde(with = "many")]
    directives: Vec<DirectiveId>,
    #[serde(with = "many")]
    units: Vec<UnitCode>,
    #[serde(with = "one")]
    overlap: Overlap,
    #[serde(with = "one")]
    catch_up: CatchUp,
    jitter_seconds: u32,
    #[serde(with = "one")]
    days_off: DaysOff,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CatchUp")]
struct CatchUpShape {
    count: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Overlap", rename_all = "kebab-case")]
enum OverlapShape {
    Queue,
    Skip,
    Coalesce,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DaysOff", rename_all = "kebab-case")]
enum DaysOffShape {
    Run,
    Skip,
    NextWorkingDay,
}

/// An expression as it was written.
mod cron {
    use super::{CronSpec, Deserialize, Deserializer, Serializer};
    use serde::de::Error as _;

    pub fn serialize<S: Serializer>(cron: &CronSpec, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(cron.as_str())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<CronSpec, D::Error> {
        CronSpec::parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// A zone by its name.
mod zone {
    use super::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
    pub fn serialize<S: Serializer>(zone: &chrono_tz::Tz, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(zone.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<chrono_tz::Tz, D::Error> {
        String::deserialize(from)?.parse().map_err(super::no_zone)
    }
}

fn no_zone<E: serde::de::Error>(_: chrono_tz::ParseError) -> E {
    E::custom("no zone of the IANA time zone database")
}
