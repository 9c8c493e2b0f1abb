//! The stored shape of reminder policies.
//!
//! It must never rename a field that a ledger already holds.

use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Shaped, many, one, perhaps, shaped};
use crate::domain::Day;
use crate::domain::id::TaskKey;
use crate::domain::ladder::{Ladder, Rung};
use crate::domain::quiet::{Quiet, QuietHours, TimeOfDay};
use crate::domain::recorded::Recorded;
use crate::domain::reminder_policy::{Carried, DatedPolicy, Escalation, PolicyScope, ReminderPolicy};

shaped!(
    DatedPolicy => DatedPolicyShape,
    Carried => CarriedShape,
    ReminderPolicy => ReminderPolicyShape,
    Escalation => EscalationShape,
    Quiet => QuietShape,
    QuietHours => QuietHoursShape,
);

impl Shaped for Ladder {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let rungs = self.rungs().iter().map(|rung| rung.0).collect();
        LadderShape { rungs, repeat_days: self.repeat().map(u32::from) }.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let LadderShape { rungs, repeat_days } = LadderShape::deserialize(from)?;
        Ladder::new(&rungs, repeat_days).map_err(|_| serde::de::Error::custom("these rungs are no ladder"))
    }
}

#[derive(Serialize, Deserialize)]
struct LadderShape {
    rungs: Vec<i32>,
    repeat_days: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DatedPolicy")]
struct DatedPolicyShape {
    #[serde(with = "one")]
    scope: PolicyScope,
    #[serde(with = "many")]
    versions: Vec<Recorded<Option<ReminderPolicy>>>,
    #[serde(with = "one")]
    carried: Carried,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Carried", rename_all = "kebab-case")]
enum CarriedShape {
    Through {
        #[serde(with = "perhaps")]
        task: Option<TaskKey>,
        #[serde(with = "one")]
        set_on: Day,
    },
    Whole,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ReminderPolicy")]
struct ReminderPolicyShape {
    #[serde(with = "one")]
    ladder: Ladder,
    #[serde(with = "one")]
    escalation: Escalation,
    #[serde(with = "one")]
    quiet: Quiet,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Escalation")]
struct EscalationShape {
    #[serde(with = "perhaps")]
    parent_from: Option<Rung>,
    #[serde(with = "perhaps")]
    province_from: Option<Rung>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Quiet")]
struct QuietShape {
    days_off: bool,
    #[serde(with = "many")]
    weekdays: Vec<Weekday>,
    #[serde(with = "perhaps")]
    hours: Option<QuietHours>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "QuietHours")]
struct QuietHoursShape {
    #[serde(with = "one")]
    from: TimeOfDay,
    #[serde(with = "one")]
    until: TimeOfDay,
}
