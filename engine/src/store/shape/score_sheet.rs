//! The stored shape of scoring sheets.
//!
//! It must never rename a field or an event that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::id::{ItemId, PartId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::scoring::formula::Measure;
use crate::domain::scoring::{
    CriteriaKey, Evidence, ItemEvent, Round, ScoreSheet, ScoreSheetKey, SheetEvent, SheetFact, Subject,
};
use crate::domain::{Day, Decimal};

shaped!(
    ScoreSheet => ScoreSheetShape,
    ScoreSheetKey => ScoreSheetKeyShape,
    SheetFact => SheetFactShape,
    Subject => SubjectShape,
    ItemEvent => ItemEventShape,
    SheetEvent => SheetEventShape,
    Round => RoundShape,
    Evidence => EvidenceShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "ScoreSheet")]
struct ScoreSheetShape {
    #[serde(with = "one")]
    key: ScoreSheetKey,
    #[serde(with = "one")]
    opened: Recorded<Day>,
    #[serde(with = "many")]
    facts: Vec<Recorded<SheetFact>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ScoreSheetKey")]
struct ScoreSheetKeyShape {
    #[serde(with = "one")]
    criteria: CriteriaKey,
    #[serde(with = "one")]
    unit: UnitCode,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SheetFact")]
struct SheetFactShape {
    #[serde(with = "one")]
    legal: Day,
    #[serde(with = "one")]
    subject: Subject,
    #[serde(with = "perhaps")]
    evidence: Option<Evidence>,
    note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Subject", rename_all = "kebab-case")]
enum SubjectShape {
    Item(#[serde(with = "one")] ItemId, #[serde(with = "one")] ItemEvent),
    Sheet(#[serde(with = "one")] SheetEvent),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ItemEvent", rename_all = "kebab-case")]
enum ItemEventShape {
    Measured {
        #[serde(with = "perhaps")]
        part: Option<PartId>,
        #[serde(with = "one")]
        measure: Measure,
    },
    SelfScored(#[serde(with = "one")] Decimal),
    Evidenced,
    Appraised(#[serde(with = "one")] Round, #[serde(with = "one")] Decimal),
    ExplanationRequested,
    Explained,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SheetEvent", rename_all = "kebab-case")]
enum SheetEventShape {
    SurveyOmitted,
    SelfScoringClosed,
    SelfScoringReopened,
    Locked,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Round", rename_all = "kebab-case")]
enum RoundShape {
    First,
    Second,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Evidence")]
struct EvidenceShape {
    document: String,
    pages: String,
}
