//! Criteria sets as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::number;
use crate::domain::Position;
use crate::domain::scoring::{Counted, CriteriaSet, DatedCriteria, Discrepancy, Item, Level, SurveyRule};

/// What a criteria set is stated for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CriteriaResponse {
    /// What identifies it, as `96:district:2013:1880/QĐ-UBND`; `*` stands for the whole country.
    pub criteria: String,
    /// The province; absent for the whole country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The kind of unit it scores.
    pub kind: &'static str,
    /// The year that is scored.
    pub year: i32,
    /// The decision's number.
    pub decision: String,
    /// Its title.
    pub title: String,
    /// The stated total.
    pub total: String,
    /// How often its text was recorded.
    pub versions: usize,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A criteria set with its rows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CriteriaSetResponse {
    /// What it is stated for.
    #[serde(flatten)]
    pub head: CriteriaResponse,
    /// The stated points of its survey part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survey: Option<String>,
    /// Whether the rest is rescaled where no survey is run.
    pub survey_optional: bool,
    /// Every row, each before those below it.
    pub items: Vec<CriteriaItemResponse>,
    /// Where it contradicts its own numbers.
    pub discrepancies: Vec<DiscrepancyResponse>,
}

/// A row of a criteria set.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CriteriaItemResponse {
    /// Its number.
    pub id: String,
    /// field, criterion or sub-criterion.
    pub level: &'static str,
    /// What it is called.
    pub name: String,
    /// The most points.
    pub max: String,
    /// appraised, survey, penalty or bonus; absent for a row with rows below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<&'static str>,
    /// The names of its readings, the one that counts first; empty where it can be read in one way only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<String>,
}

/// A stated number beside the one that follows.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DiscrepancyResponse {
    /// points-differ, survey-differs, count-differs or out-of-reach.
    pub code: &'static str,
    /// The row; absent for the whole set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<&'static str>,
    /// What is stated.
    pub stated: String,
    /// What follows.
    pub found: String,
}

impl CriteriaResponse {
    /// What a set is stated for.
    pub fn of(criteria: &DatedCriteria, set: &CriteriaSet, version: Position) -> CriteriaResponse {
        let key = &criteria.key;
        CriteriaResponse {
            criteria: key.to_string(),
            province: key.province.as_ref().map(ToString::to_string),
            kind: key.kind.id(),
            year: key.year,
            decision: key.decision.clone(),
            title: set.title.clone(),
            total: set.total.to_string(),
            versions: criteria.versions.len(),
            version: version.0,
        }
    }
}

impl CriteriaSetResponse {
    /// A set with its rows.
    pub fn of(head: CriteriaResponse, set: &CriteriaSet, discrepancies: &[Discrepancy]) -> CriteriaSetResponse {
        CriteriaSetResponse {
            head,
            survey: number(set.survey),
            survey_optional: set.survey_rule == SurveyRule::Optional,
            items: set.items().into_iter().map(|(level, row)| item(level, row)).collect(),
            discrepancies: discrepancies.iter().map(DiscrepancyResponse::from).collect(),
        }
    }
}

fn item(level: Level, item: &Item) -> CriteriaItemResponse {
    let readings = item.readings().filter(|readings| !readings.others.is_empty());
    let names = readings.map(|readings| std::iter::once(&readings.in_force).chain(&readings.others));
    CriteriaItemResponse {
        id: item.id.to_string(),
        level: level.id(),
        name: item.name.clone(),
        max: item.max.to_string(),
        nature: item.readings().map(|_| item.nature().id()),
        readings: names.map(|names| names.map(|reading| reading.name.clone()).collect()).unwrap_or_default(),
    }
}

impl From<&Discrepancy> for DiscrepancyResponse {
    fn from(told: &Discrepancy) -> DiscrepancyResponse {
        let (stated, found) = told.numbers();
        let item = told.item().map(ToString::to_string);
        DiscrepancyResponse { code: told.code(), item, what: told.counted().map(Counted::id), stated, found }
    }
}
