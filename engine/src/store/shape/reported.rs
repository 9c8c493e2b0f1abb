//! The stored shape of what units report: documents and figures, with every version.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, shaped};
use crate::domain::document::{Document, DocumentKey, DocumentText};
use crate::domain::figure::{Claim, Figure, FigureKey, FigureValue, Rounded};
use crate::domain::id::{DocumentKind, IndicatorId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::{Day, Period};

shaped!(
    Document => DocumentShape,
    DocumentKey => DocumentKeyShape,
    DocumentText => DocumentTextShape,
    Figure => FigureShape,
    FigureKey => FigureKeyShape,
    FigureValue => FigureValueShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Document")]
struct DocumentShape {
    #[serde(with = "one")]
    key: DocumentKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<DocumentText>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DocumentKey")]
struct DocumentKeyShape {
    issuer: String,
    number: String,
    #[serde(with = "one")]
    issued: Day,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DocumentText")]
struct DocumentTextShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    kind: DocumentKind,
    title: String,
    note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Figure")]
struct FigureShape {
    #[serde(with = "one")]
    key: FigureKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<FigureValue>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "FigureKey")]
struct FigureKeyShape {
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    indicator: IndicatorId,
    #[serde(with = "one")]
    within: Period,
    reporter: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "FigureValue")]
struct FigureValueShape {
    #[serde(with = "one")]
    claim: Claim,
    #[serde(with = "one")]
    rounded: Rounded,
    #[serde(with = "one")]
    reported: Day,
    note: String,
}
