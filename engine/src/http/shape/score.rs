//! Scores as they are sent: the sheet, what was said of each row, and what follows.

use serde::Serialize;
use utoipa::ToSchema;

use super::criteria::DiscrepancyResponse;
use super::number;
use crate::domain::recorded::Recorded;
use crate::domain::scoring::{
    Evidence, Happened, ItemEvent, ItemScore, RowScore, ScoreSheet, SheetFact, Source, Subject,
};
use crate::domain::{AsOf, Decimal, Position};
use crate::operations::ScoreView;

/// A scoring sheet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScoreSheetResponse {
    /// The unit's code on the day of opening.
    pub unit: String,
    /// The criteria set, as `96:district:2013:1880/QĐ-UBND`.
    pub criteria: String,
    /// The day of opening.
    pub opened: String,
    /// self-scoring, closed or locked, on the as-of day.
    pub stage: &'static str,
    /// How many facts count on the as-of day.
    pub facts: usize,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A unit's score.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScoreResponse {
    /// The sheet.
    #[serde(flatten)]
    pub sheet: ScoreSheetResponse,
    /// The title of the criteria set.
    pub title: String,
    /// Where the set contradicts its own numbers.
    pub discrepancies: Vec<DiscrepancyResponse>,
    /// Whether it was decided that no survey is run.
    pub survey_omitted: bool,
    /// Every row, each before those below it.
    pub items: Vec<ItemScoreResponse>,
    /// Points of the rows that are scored, without survey, penalties and bonuses.
    pub appraised: String,
    /// Points of the survey.
    pub survey: String,
    /// What is put on top, within its cap.
    pub bonus: String,
    /// What is taken away, as a number below zero, within its cap.
    pub penalty: String,
    /// The sum of the four.
    pub points: String,
    /// What the sum is held against.
    pub max: String,
    /// 100 × points / max; absent where something is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// The rows of which nothing is known.
    pub missing: Vec<String>,
    /// What happened, in the order of its days.
    pub happened: Vec<ScoreFactResponse>,
}

/// A row of a score.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemScoreResponse {
    /// Its number.
    pub id: String,
    /// field, criterion or sub-criterion.
    pub level: &'static str,
    /// What it is called.
    pub name: String,
    /// The most points.
    pub max: String,
    /// Its points; of a row with rows below, those known so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// 100 × points / max; absent where something is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// What was said of it; absent for a row with rows below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowScoreResponse>,
}

/// What was said of a row that is itself scored.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowScoreResponse {
    /// appraised, survey, penalty or bonus.
    pub nature: &'static str,
    /// Whose points count: computed, self-score, appraisal-1, appraisal-2 or survey; absent where nothing is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
    /// By the reading that counts, from what was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<String>,
    /// The name of the reading that counts; empty where there is one only.
    pub reading: String,
    /// What the same values give by the other readings.
    pub other_readings: Vec<ReadingScoreResponse>,
    /// The unit's own points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_score: Option<String>,
    /// The first appraisal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appraisal_1: Option<String>,
    /// The second appraisal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appraisal_2: Option<String>,
    /// not-asked, requested or given.
    pub explanation: &'static str,
    /// The documents named for it.
    pub evidence: Vec<EvidenceResponse>,
    /// Whether points are claimed with neither document nor explanation.
    pub lacks_evidence: bool,
}

/// What the values of a row give by another reading.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReadingScoreResponse {
    /// Its name.
    pub name: String,
    /// What it gives; absent where something is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
}

/// A document that bears something out.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvidenceResponse {
    /// Its number.
    pub document: String,
    /// The pages or sections that count; empty for all of it.
    pub pages: String,
}

/// Something that happened to a sheet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScoreFactResponse {
    /// The day it happened.
    pub day: String,
    /// What happened.
    pub what: &'static str,
    /// The row; absent for the whole sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The part of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The value or the points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The document named with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceResponse>,
    /// Remarks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The day it was written down.
    pub recorded_on: String,
}

impl ScoreSheetResponse {
    /// A sheet as of a day.
    pub fn of(sheet: &ScoreSheet, version: Position, as_of: AsOf) -> ScoreSheetResponse {
        ScoreSheetResponse {
            unit: sheet.key.unit.to_string(),
            criteria: sheet.key.criteria.to_string(),
            opened: sheet.opened.value.to_string(),
            stage: sheet.state(as_of).stage.id(),
            facts: seen(sheet, as_of).count(),
            version: version.0,
        }
    }
}

impl ScoreResponse {
    /// A score as of a day.
    pub fn of(view: &ScoreView, as_of: AsOf) -> ScoreResponse {
        let (sheet, score) = (&view.sheet.value, &view.score);
        ScoreResponse {
            sheet: ScoreSheetResponse::of(sheet, view.sheet.version, as_of),
            title: view.set.title.clone(),
            discrepancies: view.discrepancies.iter().map(DiscrepancyResponse::from).collect(),
            survey_omitted: view.state.survey_omitted,
            items: score.items.iter().map(item).collect(),
            appraised: score.appraised.to_string(),
            survey: score.survey.to_string(),
            bonus: score.bonus.to_string(),
            penalty: score.penalty.to_string(),
            points: score.points.to_string(),
            max: score.max.to_string(),
            index: number(score.index),
            missing: score.missing.iter().map(ToString::to_string).collect(),
            happened: seen(sheet, as_of).map(fact).collect(),
        }
    }
}

fn seen(sheet: &ScoreSheet, as_of: AsOf) -> impl Iterator<Item = &Recorded<SheetFact>> {
    sheet.facts.iter().filter(move |fact| as_of.sees(fact.value.legal, fact.recorded))
}

fn item(item: &ItemScore) -> ItemScoreResponse {
    ItemScoreResponse {
        id: item.id.to_string(),
        level: item.level.id(),
        name: item.name.clone(),
        max: item.max.to_string(),
        points: number(item.points),
        index: number(item.index),
        row: item.row.as_ref().map(row),
    }
}

fn row(row: &RowScore) -> RowScoreResponse {
    let reading = |(name, points): &(String, Option<Decimal>)| ReadingScoreResponse {
        name: name.clone(),
        points: number(*points),
    };
    RowScoreResponse {
        nature: row.nature.id(),
        source: row.source.map(Source::id),
        computed: number(row.computed),
        reading: row.reading.clone(),
        other_readings: row.other_readings.iter().map(reading).collect(),
        self_score: number(row.self_score),
        appraisal_1: number(row.appraisal_1),
        appraisal_2: number(row.appraisal_2),
        explanation: row.explanation.id(),
        evidence: row.evidence.iter().map(EvidenceResponse::from).collect(),
        lacks_evidence: row.lacks_evidence,
    }
}

fn fact(recorded: &Recorded<SheetFact>) -> ScoreFactResponse {
    let SheetFact { legal, subject, evidence, note } = &recorded.value;
    let (item, part, value) = match subject {
        Subject::Sheet(_) => (None, None, None),
        Subject::Item(item, event) => {
            let (part, value) = match event {
                ItemEvent::Measured { part, measure } => (part.as_ref(), Some(measure.to_string())),
                ItemEvent::SelfScored(points) | ItemEvent::Appraised(_, points) => (None, Some(points.to_string())),
                ItemEvent::Evidenced | ItemEvent::ExplanationRequested | ItemEvent::Explained => (None, None),
            };
            (Some(item.to_string()), part.map(ToString::to_string), value)
        }
    };
    ScoreFactResponse {
        day: legal.to_string(),
        what: Happened::of(subject).id(),
        item,
        part,
        value,
        evidence: evidence.as_ref().map(EvidenceResponse::from),
        note: note.clone(),
        recorded_on: recorded.recorded_on.to_string(),
    }
}

impl From<&Evidence> for EvidenceResponse {
    fn from(evidence: &Evidence) -> EvidenceResponse {
        EvidenceResponse { document: evidence.document.clone(), pages: evidence.pages.clone() }
    }
}
