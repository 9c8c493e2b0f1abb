//! The stored shape of formulas: each under the name that the criteria file has for it.
//!
//! What the domain would not make is not read. It must never rename a field or a kind that a ledger already holds.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Own, Ref, Shaped, many, one, perhaps, shaped};
use crate::domain::id::PartId;
use crate::domain::scoring::formula::{
    AllOf, Bonus, Boolean, Conjunction, DateSteps, Formula, InTime, Judged, Linear, Occurrence, PartSum, Penalty,
    RatioSteps, Survey, Vacuous,
};
use crate::domain::scoring::{Band, BandTable, Interval, Precision, Reach};
use crate::domain::{Day, Decimal};

shaped!(
    Formula => FormulaShape,
    Boolean => BooleanShape,
    InTime => InTimeShape,
    RatioSteps => RatioStepsShape,
    Linear => LinearShape,
    Conjunction => ConjunctionShape,
    AllOf => AllOfShape,
    Occurrence => OccurrenceShape,
    Vacuous => VacuousShape,
    Penalty => PenaltyShape,
    Bonus => BonusShape,
    Survey => SurveyShape,
    Judged => JudgedShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Formula", rename_all = "kebab-case")]
enum FormulaShape {
    Boolean(#[serde(with = "one")] Boolean),
    DateSteps(#[serde(with = "one")] DateSteps),
    RatioSteps(#[serde(with = "one")] RatioSteps),
    Linear(#[serde(with = "one")] Linear),
    Conjunction(#[serde(with = "one")] Conjunction),
    AllOf(#[serde(with = "one")] AllOf),
    PartSum(#[serde(with = "one")] PartSum),
    Vacuous(#[serde(with = "one")] Vacuous),
    Penalty(#[serde(with = "one")] Penalty),
    Bonus(#[serde(with = "one")] Bonus),
    Survey(#[serde(with = "one")] Survey),
    Judged(#[serde(with = "one")] Judged),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Boolean")]
struct BooleanShape {
    #[serde(with = "one")]
    holds: Decimal,
    #[serde(with = "one")]
    otherwise: Decimal,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "InTime", rename_all = "kebab-case")]
enum InTimeShape {
    By(#[serde(with = "many")] Vec<(Day, Decimal)>),
    ByMeasuredDue(#[serde(with = "one")] Decimal),
}

#[derive(Serialize, Deserialize)]
struct DateStepsShape {
    #[serde(with = "one")]
    in_time: InTime,
    #[serde(with = "one")]
    late: Decimal,
    #[serde(with = "one")]
    never: Decimal,
}

impl Shaped for DateSteps {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        DateStepsShape { in_time: self.in_time().clone(), late: self.late(), never: self.never() }.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let DateStepsShape { in_time, late, never } = DateStepsShape::deserialize(from)?;
        DateSteps::new(in_time, late, never).ok_or_else(|| D::Error::custom("the days of the steps do not grow"))
    }
}

impl Shaped for PartSum {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        many::serialize(self.list(), to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let parts: Vec<(PartId, Decimal)> = many::deserialize(from)?;
        let sum = PartSum::new(parts).map_err(D::Error::custom)?;
        sum.ok_or_else(|| D::Error::custom("a part gives less than zero"))
    }
}

/// Writes bands from the lowest up.
pub(super) fn write_bands<T: Shaped + Clone, S: Serializer>(bands: &BandTable<T>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(bands.bands().iter().map(|band| (Ref(&band.interval), Ref(&band.value))))
}

/// Reads bands that leave out nothing within their reach.
pub(super) fn read_bands<'de, T: Shaped, D: Deserializer<'de>>(
    from: D,
    reach: Reach,
) -> Result<BandTable<T>, D::Error> {
    let bands = Vec::<(Own<Interval>, Own<T>)>::deserialize(from)?;
    let bands = bands.into_iter().map(|(interval, value)| Band { interval: interval.0, value: value.0 }).collect();
    BandTable::new(bands, reach).map_err(|_| D::Error::custom("bands leave a gap or overlap"))
}

impl Shaped for BandTable<Decimal> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        write_bands(self, to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        read_bands(from, Reach::FromZero)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RatioSteps")]
struct RatioStepsShape {
    #[serde(with = "one")]
    bands: BandTable<Decimal>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Linear")]
struct LinearShape {
    #[serde(with = "one")]
    within: Interval,
    #[serde(with = "one")]
    full: Decimal,
    #[serde(with = "one")]
    precision: Precision,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Conjunction")]
struct ConjunctionShape {
    #[serde(with = "many")]
    conditions: Vec<PartId>,
    #[serde(with = "one")]
    holds: Decimal,
    #[serde(with = "one")]
    otherwise: Decimal,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "AllOf")]
struct AllOfShape {
    #[serde(with = "many")]
    occurrences: Vec<Occurrence>,
    #[serde(with = "one")]
    all: Decimal,
    #[serde(with = "one")]
    otherwise: Decimal,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Occurrence")]
struct OccurrenceShape {
    #[serde(with = "one")]
    part: PartId,
    #[serde(with = "one")]
    by: Day,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Vacuous")]
struct VacuousShape {
    #[serde(with = "one")]
    of: Box<Formula>,
    #[serde(with = "one")]
    mark: Decimal,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Penalty")]
struct PenaltyShape {
    #[serde(with = "one")]
    each: Decimal,
    #[serde(with = "perhaps")]
    cap: Option<Decimal>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Bonus")]
struct BonusShape {
    #[serde(with = "one")]
    each: Decimal,
    #[serde(with = "perhaps")]
    cap: Option<Decimal>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Survey")]
struct SurveyShape {
    #[serde(with = "one")]
    max: Decimal,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Judged")]
struct JudgedShape {
    #[serde(with = "one")]
    max: Decimal,
}
