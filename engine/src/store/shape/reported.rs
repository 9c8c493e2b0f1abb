//! The stored shape of what units report: documents and figures, with every version.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::{Shaped, many, one, shaped};
use crate::domain::document::{Document, DocumentKey, DocumentText, Recorded};
use crate::domain::figure::{Claim, Figure, FigureKey, FigureValue, Rounded};
use crate::domain::id::{DocumentKind, IndicatorId, UnitCode};
use crate::domain::{Day, Period, Position};

shaped!(
    Document => DocumentShape,
    DocumentKey => DocumentKeyShape,
    DocumentText => DocumentTextShape,
    Figure => FigureShape,
    FigureKey => FigureKeyShape,
    FigureValue => FigureValueShape,
);

impl<T: Shaped> Shaped for Recorded<T> {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        RecordedRef { value: &self.value, recorded_on: self.recorded_on, recorded: self.recorded }.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let RecordedOwn { value, recorded_on, recorded } = RecordedOwn::deserialize(from)?;
        Ok(Recorded { value, recorded_on, recorded })
    }
}

#[derive(Serialize)]
struct RecordedRef<'a, T: Shaped> {
    #[serde(serialize_with = "borrowed")]
    value: &'a T,
    #[serde(with = "one")]
    recorded_on: Day,
    #[serde(with = "one")]
    recorded: Position,
}

#[derive(Deserialize)]
#[serde(bound = "T: Shaped")]
struct RecordedOwn<T> {
    #[serde(deserialize_with = "one::deserialize")]
    value: T,
    #[serde(with = "one")]
    recorded_on: Day,
    #[serde(with = "one")]
    recorded: Position,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference to the field")]
fn borrowed<T: Shaped, S: Serializer>(value: &&T, to: S) -> Result<S::Ok, S::Error> {
    value.write(to)
}

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
