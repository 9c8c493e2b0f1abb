//! An entry of the ledger as it is sent.

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::instant;
use crate::operations::EntryLine;

/// Something that was written.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryResponse {
    /// Its place in the ledger; the id of its event.
    pub position: u64,
    /// When.
    pub time: String,
    /// Who.
    pub actor: String,
    /// What, as `assign-task`; the name of its event.
    pub operation: String,
    /// Why: a paper or the actor's words; absent where nothing was said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The first 50 records that it wrote or removed, each as its kind and what identifies it: `{"task": "cchc-2022:07"}`;
    /// null where there is only one of a kind.
    #[schema(value_type = Vec<Object>)]
    pub records: Vec<Value>,
    /// How many records there are.
    pub records_total: usize,
}

impl From<&EntryLine> for EntryResponse {
    fn from(line: &EntryLine) -> EntryResponse {
        EntryResponse {
            position: line.position.0,
            time: instant(line.time),
            actor: line.actor.clone(),
            operation: line.operation.clone(),
            reason: line.reason.clone(),
            records: line.keys.iter().map(|json| record(json)).collect(),
            records_total: line.keys_total,
        }
    }
}

/// A record by its key as the ledger writes it, where one without a name is its kind alone.
fn record(key: &[u8]) -> Value {
    match serde_json::from_slice(key).expect("a key is written as JSON") {
        Value::String(kind) => json!({ kind: null }),
        named => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_told_under_its_kind() {
        assert_eq!(record(br#"{"task":"p:1"}"#), json!({"task": "p:1"}));
        assert_eq!(record(br#""resettling""#), json!({"resettling": null}));
    }
}
