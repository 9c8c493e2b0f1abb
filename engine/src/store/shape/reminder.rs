//! The stored shape of reminders and of the rungs tasks wait for.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Shaped, many, one, perhaps, shaped};
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey, Rung, Silenced};
use crate::domain::{Day, Instant};

shaped!(Reminder => ReminderShape, ReminderKey => ReminderKeyShape, Silenced => SilencedShape);

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
    #[serde(default, skip_serializing_if = "is_false")]
    provisional: bool,
    #[serde(default = "one_rung", skip_serializing_if = "is_one_rung")]
    stands_for: u32,
    #[serde(with = "perhaps", default, skip_serializing_if = "Option::is_none")]
    silenced: Option<Silenced>,
    #[serde(with = "many", default, skip_serializing_if = "Vec::is_empty")]
    recipients: Vec<UnitCode>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Silenced", rename_all = "kebab-case")]
enum SilencedShape {
    Acknowledged,
    Snoozed,
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

/// A rung of which only the number is stored was reckoned in plain days.
impl Shaped for NextRung {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let NextRung { task, deadline, rung, due, provisional, last } = self.clone();
        NextRungShape { task, deadline, rung, due: Some(due), provisional, last }.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let NextRungShape { task, deadline, rung, due, provisional, last } = NextRungShape::deserialize(from)?;
        let due = due.unwrap_or_else(|| deadline.plus(rung.0));
        Ok(NextRung { task, deadline, rung, due, provisional, last })
    }
}

#[derive(Serialize, Deserialize)]
struct NextRungShape {
    #[serde(with = "one")]
    task: TaskKey,
    #[serde(with = "one")]
    deadline: Day,
    #[serde(with = "one")]
    rung: Rung,
    #[serde(with = "perhaps", default)]
    due: Option<Day>,
    #[serde(default, skip_serializing_if = "is_false")]
    provisional: bool,
    #[serde(with = "perhaps", default, skip_serializing_if = "Option::is_none")]
    last: Option<Rung>,
}

fn one_rung() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn is_one_rung(stands_for: &u32) -> bool {
    *stands_for == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use crate::domain::Position;
    use crate::store::record::Record;
    use crate::store::shape::read_record;

    #[test]
    fn what_older_programs_wrote_is_read() {
        let json = r#"{"next-rung":{"task":"p:1","deadline":"2022-03-15","rung":-7}}"#;
        let Record::NextRung(next) = read_record(json.as_bytes(), Position(1)).unwrap() else { panic!("{json}") };
        assert_eq!((next.due.to_string().as_str(), next.provisional, next.last), ("2022-03-08", false, None));
        let json = r#"{"reminder":{"key":{"task":"p:1","deadline":"2022-03-15","rung":0},"unit":"866","title":"a",
            "due":"2022-03-15","written":"2022-03-15T01:00:00Z","superseded":true}}"#;
        let Record::Reminder(row) = read_record(json.as_bytes(), Position(1)).unwrap() else { panic!("{json}") };
        assert_eq!((row.stands_for, row.silenced, row.recipients.len(), row.provisional), (1, None, 0, false));
    }
}
