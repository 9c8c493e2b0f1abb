//! The JSON of `dondoc score`: the same files give the same bytes, so it holds no file name, time or cost.

use serde::Serialize;

use super::out::written;
use super::score::Scored;
use crate::domain::Decimal;
use crate::domain::id::ItemId;
use crate::domain::scoring::{Counted, Discrepancy, ItemScore, RowScore, Source};

/// What a score says.
#[derive(Debug, Serialize)]
pub struct ScoreReport {
    criteria: CriteriaShape,
    discrepancies: Vec<DiscrepancyShape>,
    stage: &'static str,
    survey_omitted: bool,
    items: Vec<ItemShape>,
    appraised: String,
    survey: String,
    bonus: String,
    penalty: String,
    points: String,
    max: String,
    index: Option<String>,
    missing: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CriteriaShape {
    province: Option<String>,
    kind: &'static str,
    year: i32,
    decision: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct DiscrepancyShape {
    code: &'static str,
    item: Option<String>,
    what: Option<&'static str>,
    stated: String,
    found: String,
}

#[derive(Debug, Serialize)]
struct ItemShape {
    id: String,
    level: &'static str,
    name: String,
    max: String,
    points: Option<String>,
    index: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<RowShape>,
}

#[derive(Debug, Serialize)]
struct RowShape {
    nature: &'static str,
    source: Option<&'static str>,
    computed: Option<String>,
    reading: String,
    other_readings: Vec<ReadingShape>,
    self_score: Option<String>,
    appraisal_1: Option<String>,
    appraisal_2: Option<String>,
    explanation: &'static str,
    evidence: Vec<EvidenceShape>,
    lacks_evidence: bool,
}

#[derive(Debug, Serialize)]
struct ReadingShape {
    name: String,
    points: Option<String>,
}

#[derive(Debug, Serialize)]
struct EvidenceShape {
    document: String,
    pages: String,
}

impl ScoreReport {
    /// The report of a score.
    pub(super) fn of(scored: &Scored) -> ScoreReport {
        let Scored { set, discrepancies, state, score } = scored;
        let key = &set.key;
        ScoreReport {
            criteria: CriteriaShape {
                province: key.province.as_ref().map(ToString::to_string),
                kind: key.kind.id(),
                year: key.year,
                decision: key.decision.clone(),
                title: set.title.clone(),
            },
            discrepancies: discrepancies.iter().map(discrepancy).collect(),
            stage: state.stage.id(),
            survey_omitted: state.survey_omitted,
            items: score.items.iter().map(item).collect(),
            appraised: score.appraised.to_string(),
            survey: score.survey.to_string(),
            bonus: score.bonus.to_string(),
            penalty: score.penalty.to_string(),
            points: score.points.to_string(),
            max: score.max.to_string(),
            index: written(score.index),
            missing: score.missing.iter().map(ItemId::to_string).collect(),
        }
    }
}

fn item(item: &ItemScore) -> ItemShape {
    ItemShape {
        id: item.id.to_string(),
        level: item.level.id(),
        name: item.name.clone(),
        max: item.max.to_string(),
        points: written(item.points),
        index: written(item.index),
        row: item.row.as_ref().map(row),
    }
}

fn row(row: &RowScore) -> RowShape {
    let reading =
        |(name, points): &(String, Option<Decimal>)| ReadingShape { name: name.clone(), points: written(*points) };
    RowShape {
        nature: row.nature.id(),
        source: row.source.map(Source::id),
        computed: written(row.computed),
        reading: row.reading.clone(),
        other_readings: row.other_readings.iter().map(reading).collect(),
        self_score: written(row.self_score),
        appraisal_1: written(row.appraisal_1),
        appraisal_2: written(row.appraisal_2),
        explanation: row.explanation.id(),
        evidence: row
            .evidence
            .iter()
            .map(|evidence| EvidenceShape { document: evidence.document.clone(), pages: evidence.pages.clone() })
            .collect(),
        lacks_evidence: row.lacks_evidence,
    }
}

fn discrepancy(told: &Discrepancy) -> DiscrepancyShape {
    let (stated, found) = told.numbers();
    let item = told.item().map(ToString::to_string);
    DiscrepancyShape { code: told.code(), item, what: told.counted().map(Counted::id), stated, found }
}
