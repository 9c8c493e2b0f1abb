//! The small answers: units, documents, figures, earlier outcomes.

use wasmtime::component::{ComponentType, Lift, Lower};

use super::kind::UnitKind;
use crate::domain::facts::{EarlierOutcome, KnownDocument, KnownFigure};
use crate::domain::figure::Rounded;
use crate::domain::register::Group;
use crate::domain::{self, Day, unit};

#[derive(Clone, Copy, Debug, ComponentType, Lift, Lower)]
#[component(record)]
pub struct Period {
    pub first: i32,
    pub last: i32,
}

impl From<domain::Period> for Period {
    fn from(period: domain::Period) -> Period {
        Period { first: period.first().epoch_days(), last: period.last().epoch_days() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lift, Lower)]
#[component(record)]
pub struct Decimal {
    pub coefficient: i64,
    pub scale: u8,
}

impl From<domain::Decimal> for Decimal {
    fn from(number: domain::Decimal) -> Decimal {
        Decimal { coefficient: number.coefficient(), scale: number.scale() }
    }
}

#[derive(Clone, Debug, ComponentType, Lower)]
#[component(record)]
pub struct Unit {
    pub code: String,
    pub name: String,
    pub kind: UnitKind,
    pub parent: Option<String>,
    #[component(name = "valid-from")]
    pub valid_from: Option<i32>,
    #[component(name = "valid-until")]
    pub valid_until: Option<i32>,
}

impl From<&unit::Unit> for Unit {
    fn from(unit: &unit::Unit) -> Unit {
        Unit {
            code: unit.code.as_str().to_owned(),
            name: unit.name.clone(),
            kind: unit.kind.into(),
            parent: unit.parent.as_ref().map(|code| code.as_str().to_owned()),
            valid_from: day_or_none(unit.valid_from),
            valid_until: day_or_none(unit.valid_until),
        }
    }
}

#[derive(Clone, Debug, ComponentType, Lower)]
#[component(record)]
pub struct Document {
    pub unit: String,
    pub issuer: String,
    pub kind: String,
    pub number: String,
    pub issued: i32,
    pub title: String,
}

impl From<KnownDocument> for Document {
    fn from(document: KnownDocument) -> Document {
        Document {
            unit: document.text.unit.as_str().to_owned(),
            issuer: document.key.issuer,
            kind: document.text.kind.as_str().to_owned(),
            number: document.key.number,
            issued: document.key.issued.epoch_days(),
            title: document.text.title,
        }
    }
}

#[derive(Clone, Copy, Debug, ComponentType, Lower)]
#[component(enum)]
#[repr(u8)]
pub enum Rounding {
    #[component(name = "exact")]
    Exact,
    #[component(name = "half-up")]
    HalfUp,
    #[component(name = "truncated")]
    Truncated,
    #[component(name = "unknown")]
    Unknown,
}

#[derive(Clone, Debug, ComponentType, Lower)]
#[component(record)]
pub struct Figure {
    pub unit: String,
    pub indicator: String,
    pub within: Period,
    pub lower: Option<Decimal>,
    pub upper: Option<Decimal>,
    pub rounded: Rounding,
    pub reporter: String,
    pub reported: i32,
}

impl From<KnownFigure> for Figure {
    fn from(figure: KnownFigure) -> Figure {
        Figure {
            unit: figure.key.unit.as_str().to_owned(),
            indicator: figure.key.indicator.as_str().to_owned(),
            within: figure.key.within.into(),
            lower: figure.value.claim.lower().map(Decimal::from),
            upper: figure.value.claim.upper().map(Decimal::from),
            rounded: match figure.value.rounded {
                Rounded::Exact => Rounding::Exact,
                Rounded::HalfUp => Rounding::HalfUp,
                Rounded::Truncated => Rounding::Truncated,
                Rounded::Unknown => Rounding::Unknown,
            },
            reporter: figure.key.reporter,
            reported: figure.value.reported.epoch_days(),
        }
    }
}

#[derive(Clone, Debug, ComponentType, Lower)]
#[component(record)]
pub struct TallyRow {
    pub key: Vec<String>,
    pub count: u64,
    pub sums: Vec<Decimal>,
}

impl From<Group> for TallyRow {
    fn from(group: Group) -> TallyRow {
        let sums = group.sums.into_iter().map(Decimal::from).collect();
        TallyRow { key: group.key, count: group.count, sums }
    }
}

#[derive(Clone, Debug, ComponentType, Lower)]
#[component(record)]
pub struct RowColumns {
    pub columns: Vec<Vec<i64>>,
}

#[derive(Clone, Debug, ComponentType, Lower)]
#[component(record)]
pub struct Earlier {
    pub on: i32,
    pub condition: String,
    pub points: Option<Decimal>,
    pub measured: Vec<Decimal>,
}

impl From<EarlierOutcome> for Earlier {
    fn from(earlier: EarlierOutcome) -> Earlier {
        Earlier {
            on: earlier.on.epoch_days(),
            condition: earlier.condition,
            points: earlier.points.map(Decimal::from),
            measured: earlier.measured.into_iter().map(Decimal::from).collect(),
        }
    }
}

/// A day as an option of days.
pub fn day_or_none(day: Option<Day>) -> Option<i32> {
    day.map(Day::epoch_days)
}
