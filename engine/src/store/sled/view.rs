//! What a change is checked against: sled, under the groups that are on their way into it, under the group in the making.
//!
//! It must never write.

use std::sync::Arc;

use super::index;
use super::key;
use super::pending::{Indexes, Pending, Put};
use super::records::Records;
use super::value::Value;
use crate::domain::Position;
use crate::store::change::StoreError;
use crate::store::ledger::History;
use crate::store::record::RecordKey;

/// The current records as the next change finds them.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What is applied.
    pub records: &'a Records,
    /// Where values that are too large for sled stand.
    pub history: &'a History,
    /// The groups that are synced and not yet applied, the latest last.
    pub flying: &'a [Arc<Pending>],
}

impl View<'_> {
    /// The version that a record has after the group so far.
    pub fn version(&self, group: &Pending, key: &RecordKey) -> Result<Option<Position>, StoreError> {
        let key = key::record(key);
        if let Some(put) = self.pending(group, key.bytes()) {
            return Ok(put.map(|put| put.version));
        }
        let Some(bytes) = self.records.value(key.bytes())? else { return Ok(None) };
        Value::read(bytes.as_ref()).map(|value| Some(value.version))
    }

    /// The index keys that a record has after the group so far.
    pub fn indexes(&self, group: &Pending, key: &RecordKey) -> Result<Indexes, StoreError> {
        let key = key::record(key).into_bytes();
        if !may_be_indexed(&key) {
            return Ok(Indexes { key, entries: Vec::new() });
        }
        let entries = match self.pending(group, &key) {
            Some(put) => put.map(|put| put.indexes.clone()).unwrap_or_default(),
            None => match self.records.value(&key)? {
                Some(bytes) => index::entries(&Value::read(bytes.as_ref())?.record(self.history)?),
                None => Vec::new(),
            },
        };
        Ok(Indexes { key, entries })
    }

    /// What the latest group that touches a record does to it.
    #[expect(clippy::option_option, reason = "left alone, removed, or put")]
    fn pending<'p>(&'p self, group: &'p Pending, key: &[u8]) -> Option<Option<&'p Put>> {
        group.of(key).or_else(|| self.flying.iter().rev().find_map(|group| group.of(key)))
    }
}

/// Whether records of this kind are found by anything beside their keys.
fn may_be_indexed(key: &[u8]) -> bool {
    use key::Kind::{Figure, Plan, Tick, Token, Unit};
    ![Figure, Plan, Tick, Token, Unit].iter().any(|kind| key.first() == Some(&(*kind as u8)))
}
