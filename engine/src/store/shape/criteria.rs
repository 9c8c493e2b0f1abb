//! The stored shape of criteria sets.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::Decimal;
use crate::domain::decimal::Rounding;
use crate::domain::id::ItemId;
use crate::domain::recorded::Recorded;
use crate::domain::scoring::formula::Formula;
use crate::domain::scoring::{
    Caps, Content, CriteriaKey, CriteriaSet, DatedCriteria, Item, Precision, Reading, Readings, StatedCounts,
    SurveyRule,
};

shaped!(
    DatedCriteria => DatedCriteriaShape,
    CriteriaSet => CriteriaSetShape,
    SurveyRule => SurveyRuleShape,
    StatedCounts => StatedCountsShape,
    Caps => CapsShape,
    Precision => PrecisionShape,
    Item => ItemShape,
    Content => ContentShape,
    Readings => ReadingsShape,
    Reading => ReadingShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "DatedCriteria")]
struct DatedCriteriaShape {
    #[serde(with = "one")]
    key: CriteriaKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<CriteriaSet>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "CriteriaSet")]
struct CriteriaSetShape {
    #[serde(with = "one")]
    key: CriteriaKey,
    title: String,
    #[serde(with = "one")]
    total: Decimal,
    #[serde(with = "perhaps")]
    survey: Option<Decimal>,
    #[serde(with = "one")]
    survey_rule: SurveyRule,
    #[serde(with = "one")]
    stated: StatedCounts,
    #[serde(with = "one")]
    caps: Caps,
    #[serde(with = "one")]
    precision: Precision,
    #[serde(with = "many")]
    fields: Vec<Item>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SurveyRule", rename_all = "kebab-case")]
enum SurveyRuleShape {
    Required,
    Optional,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "StatedCounts")]
struct StatedCountsShape {
    fields: Option<u64>,
    criteria: Option<u64>,
    sub_criteria: Option<u64>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Caps")]
struct CapsShape {
    #[serde(with = "perhaps")]
    penalty: Option<Decimal>,
    #[serde(with = "perhaps")]
    bonus: Option<Decimal>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Precision")]
struct PrecisionShape {
    scale: u8,
    #[serde(with = "one")]
    rounding: Rounding,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Item")]
struct ItemShape {
    #[serde(with = "one")]
    id: ItemId,
    name: String,
    #[serde(with = "one")]
    max: Decimal,
    #[serde(with = "one")]
    stated: StatedCounts,
    #[serde(with = "one")]
    content: Content,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Content", rename_all = "kebab-case")]
enum ContentShape {
    Items(#[serde(with = "many")] Vec<Item>),
    Scored(#[serde(with = "one")] Readings),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Readings")]
struct ReadingsShape {
    #[serde(with = "one")]
    in_force: Reading,
    #[serde(with = "many")]
    others: Vec<Reading>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Reading")]
struct ReadingShape {
    name: String,
    #[serde(with = "one")]
    formula: Formula,
}
