//! The stored shape of reminders that units are owed.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, shaped};
use crate::domain::Instant;
use crate::domain::id::UnitCode;
use crate::domain::message::MessageId;
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::reminder::ReminderKey;

shaped!(Owed => OwedShape, OwedKey => OwedKeyShape, Standing => StandingShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Owed")]
struct OwedShape {
    #[serde(with = "one")]
    key: OwedKey,
    #[serde(with = "one")]
    standing: Standing,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "OwedKey")]
struct OwedKeyShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    reminder: ReminderKey,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Standing", rename_all = "kebab-case")]
enum StandingShape {
    Waiting,
    Told {
        #[serde(with = "one")]
        at: Instant,
        #[serde(with = "many")]
        messages: Vec<MessageId>,
    },
    Overtaken {
        #[serde(with = "one")]
        at: Instant,
    },
}
