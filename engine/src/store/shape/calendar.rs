//! The stored shape of the calendar's edits.
//!
//! It must never rename a field that a ledger already holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Shaped, many, one, perhaps, shaped};
use crate::domain::calendar::{Calendar, CalendarEdit, CalendarSource, Decided};
use crate::domain::id::TaskKey;
use crate::domain::{Day, Instant};
use crate::store::record::Resettling;

shaped!(
    CalendarEdit => CalendarEditShape,
    CalendarSource => CalendarSourceShape,
    Decided => DecidedShape,
    Resettling => ResettlingShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "CalendarEdit")]
struct CalendarEditShape {
    number: u32,
    #[serde(with = "one")]
    source: CalendarSource,
    #[serde(with = "one")]
    decreed: Calendar,
    withdrawn: BTreeSet<i32>,
    version: String,
    #[serde(with = "one")]
    at: Instant,
    actor: String,
    reason: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CalendarSource", rename_all = "kebab-case")]
enum CalendarSourceShape {
    Configuration,
    Api,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Decided")]
struct DecidedShape {
    reason: String,
    decision: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Resettling")]
struct ResettlingShape {
    edit: u32,
    #[serde(with = "perhaps")]
    after: Option<TaskKey>,
}

/// A calendar by its years and days; its name follows from them.
#[derive(Serialize, Deserialize)]
struct CalendarShape {
    years: BTreeSet<i32>,
    #[serde(with = "many")]
    days_off: Vec<(Day, Decided)>,
    #[serde(with = "many")]
    days_worked: Vec<(Day, Decided)>,
    #[serde(with = "many")]
    half_days: Vec<(Day, Decided)>,
}

impl Shaped for Calendar {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let own = |(day, decided): (Day, &Decided)| (day, decided.clone());
        let shape = CalendarShape {
            years: self.years().collect(),
            days_off: self.days_off().map(own).collect(),
            days_worked: self.days_worked().map(own).collect(),
            half_days: self.half_days().map(own).collect(),
        };
        shape.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let CalendarShape { years, days_off, days_worked, half_days } = CalendarShape::deserialize(from)?;
        let map = |days: Vec<(Day, Decided)>| days.into_iter().collect::<BTreeMap<_, _>>();
        Ok(Calendar::of_data(years, map(days_off), map(days_worked), map(half_days)))
    }
}
