//! The stored shape of reminders and of the rungs tasks wait for.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Shaped, one, shaped};
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey, Rung};
use crate::domain::{Day, Instant};

shaped!(Reminder => ReminderShape, ReminderKey => ReminderKeyShape, NextRung => NextRungShape);

impl Shaped for Rung {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        i32::deserialize(from).map(Rung)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Reminder")]
struct ReminderShape {
    #[serde(with = "one")]
    key: ReminderKey,
    #[serde(with = "one")]
    unit: UnitCode,
    title: String,
    #[serde(with = "one")]
    due: Day,
    #[serde(with = "one")]
    written: Instant,
    superseded: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ReminderKey")]
struct ReminderKeyShape {
    #[serde(with = "one")]
    task: TaskKey,
    #[serde(with = "one")]
    deadline: Day,
    #[serde(with = "one")]
    rung: Rung,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "NextRung")]
struct NextRungShape {
    #[serde(with = "one")]
    task: TaskKey,
    #[serde(with = "one")]
    deadline: Day,
    #[serde(with = "one")]
    rung: Rung,
}
