//! An entry of the ledger as it is sent.

use serde::Serialize;
use serde_json::Value;
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
    /// The first 50 records that it wrote or removed, each as its kind and what identifies it: `{"task": "cchc-2022:07"}`.
    #[schema(value_type = Vec<Object>)]
    pub records: Vec<Value>,
    /// How many records there are.
    pub records_total: usize,
}

impl From<&EntryLine> for EntryResponse {
    fn from(line: &EntryLine) -> EntryResponse {
        let record = |json: &Vec<u8>| serde_json::from_slice(json).expect("a key is written as JSON");
        EntryResponse {
            position: line.position.0,
            time: instant(line.time),
            actor: line.actor.clone(),
            operation: line.operation.clone(),
            reason: line.reason.clone(),
            records: line.keys.iter().map(record).collect(),
            records_total: line.keys_total,
        }
    }
}
