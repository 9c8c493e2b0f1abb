//! The stored shape of one version of a value: the value, the day it was written down, and its entry.
//!
//! What an entry itself records carries no position: its JSON is made before its place is known, and whoever reads it
//! knows where it stands. It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Shaped, one};
use crate::domain::recorded::Recorded;
use crate::domain::{Day, Position};

/// The position of what its own entry records.
pub fn here() -> Position {
    Position::UNRECORDED
}

/// Whether something is recorded by the entry it stands in.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
pub fn is_here(recorded: &Position) -> bool {
    !recorded.is_recorded()
}

impl<T: Shaped> Shaped for Recorded<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        RecordedRef { value: &self.value, recorded_on: self.recorded_on, recorded: self.recorded }.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let RecordedOwn { value, recorded_on, recorded } = RecordedOwn::deserialize(from)?;
        Ok(Recorded { value, recorded_on, recorded })
    }
}

#[derive(Serialize)]
struct RecordedRef<'a, T: Shaped> {
    #[serde(serialize_with = "borrowed")]
    value: &'a T,
    #[serde(with = "one")]
    recorded_on: Day,
    #[serde(with = "one", default = "here", skip_serializing_if = "is_here")]
    recorded: Position,
}

#[derive(Deserialize)]
#[serde(bound = "T: Shaped")]
struct RecordedOwn<T> {
    #[serde(deserialize_with = "one::deserialize")]
    value: T,
    #[serde(with = "one")]
    recorded_on: Day,
    #[serde(with = "one", default = "here", skip_serializing_if = "is_here")]
    recorded: Position,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn borrowed<T: Shaped, S: Serializer>(value: &&T, to: S) -> Result<S::Ok, S::Error> {
    value.write(to)
}
