//! Plans, papers and figures as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::document::Document;
use crate::domain::figure::Figure;
use crate::domain::plan::Plan;
use crate::domain::{AsOf, Position};

/// A plan that tasks are counted under.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlanResponse {
    /// Its identifier, the first half of its tasks' keys.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The number of the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: String,
    /// The year it is for.
    pub year: i32,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A registered paper, as last recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentResponse {
    /// Who issued it.
    pub issuer: String,
    /// Its number and symbol.
    pub number: String,
    /// The day it was issued.
    pub issued: String,
    /// The office whose paper it is.
    pub unit: String,
    /// Its kind.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How often it was recorded.
    pub versions: usize,
    /// The version of its record.
    pub version: u64,
}

/// A reported number, as known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureResponse {
    /// The unit it is about.
    pub unit: String,
    /// What it counts.
    pub indicator: String,
    /// The first day of the period it covers.
    pub first: String,
    /// The last day of that period.
    pub last: String,
    /// Who reported it.
    pub reporter: String,
    /// The number as it was written: `99`, `99.0`, `>13800`, `<19000` or `10..20`.
    pub value: String,
    /// exact, half-up, truncated or unknown.
    pub rounded: &'static str,
    /// The day of the report.
    pub reported: String,
    /// A remark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How often it was reported by then.
    pub versions: usize,
    /// The version of its record.
    pub version: u64,
}

impl PlanResponse {
    /// The plan of this version.
    pub fn of(plan: &Plan, version: Position) -> PlanResponse {
        PlanResponse {
            id: plan.id.to_string(),
            title: plan.title.clone(),
            number: plan.number.clone(),
            issuer: plan.issuer.clone(),
            issued: plan.issued.to_string(),
            year: plan.year,
            version: version.0,
        }
    }
}

impl DocumentResponse {
    /// The paper of this version.
    pub fn of(document: &Document, version: Position) -> DocumentResponse {
        let last = &document.versions.last().expect("a paper is recorded with its text").value;
        DocumentResponse {
            issuer: document.key.issuer.clone(),
            number: document.key.number.clone(),
            issued: document.key.issued.to_string(),
            unit: last.unit.to_string(),
            kind: last.kind.to_string(),
            title: last.title.clone(),
            note: last.note.clone(),
            versions: document.versions.len(),
            version: version.0,
        }
    }
}

impl FigureResponse {
    /// The figure of this version; `None` where it was not reported by then.
    pub fn of(figure: &Figure, version: Position, as_of: AsOf) -> Option<FigureResponse> {
        let value = figure.known(as_of)?;
        Some(FigureResponse {
            unit: figure.key.unit.to_string(),
            indicator: figure.key.indicator.to_string(),
            first: figure.key.within.first().to_string(),
            last: figure.key.within.last().to_string(),
            reporter: figure.key.reporter.clone(),
            value: value.claim.to_string(),
            rounded: value.rounded.id(),
            reported: value.reported.to_string(),
            note: value.note.clone(),
            versions: figure.seen(as_of).count(),
            version: version.0,
        })
    }
}
