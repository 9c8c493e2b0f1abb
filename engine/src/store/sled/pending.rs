//! What a group of changes will do to sled, before it is done.
//!
//! Owns the state that later changes of a group are checked against: sled's, with the group's earlier effects over it. It
//! must never write.

use std::collections::BTreeMap;

use super::index::{self, IndexEntry};
use super::key;
use super::records::{Effect, Records};
use super::value::{self, Value};
use crate::domain::Position;
use crate::store::change::StoreError;
use crate::store::ledger::{History, Place};
use crate::store::record::{Record, RecordKey};

/// The effects of a group.
#[derive(Debug, Default)]
pub struct Pending {
    records: BTreeMap<Vec<u8>, Option<Put>>,
    indexes: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

/// The index keys of one record, as they are before a change.
#[derive(Debug)]
pub struct Indexes {
    key: Vec<u8>,
    entries: Vec<IndexEntry>,
}

/// A record that the group puts.
#[derive(Debug)]
struct Put {
    version: Position,
    json: Vec<u8>,
    at: usize,
    indexes: Vec<IndexEntry>,
}

impl Pending {
    /// The version that a record has, after the group so far.
    pub fn version(&self, records: &Records, key: &RecordKey) -> Result<Option<Position>, StoreError> {
        let key = key::record(key);
        if let Some(put) = self.records.get(key.bytes()) {
            return Ok(put.as_ref().map(|put| put.version));
        }
        let Some(bytes) = records.value(key.bytes())? else { return Ok(None) };
        Value::read(bytes.as_ref()).map(|value| Some(value.version))
    }

    /// The index keys that a record has, after the group so far.
    pub fn indexes(&self, records: &Records, history: &History, key: &RecordKey) -> Result<Indexes, StoreError> {
        let key = key::record(key).into_bytes();
        if !may_be_indexed(&key) {
            return Ok(Indexes { key, entries: Vec::new() });
        }
        let entries = match self.records.get(&key) {
            Some(put) => put.as_ref().map(|put| put.indexes.clone()).unwrap_or_default(),
            None => match records.value(&key)? {
                Some(bytes) => index::entries(&Value::read(bytes.as_ref())?.record(history)?),
                None => Vec::new(),
            },
        };
        Ok(Indexes { key, entries })
    }

    /// Puts a record whose JSON stands at `at` in the body of its entry, in place of what had these indexes.
    pub fn put(&mut self, old: Indexes, record: &Record, version: Position, json: Vec<u8>, at: usize) {
        self.forget(old.entries);
        let indexes = index::entries(record);
        for (key, value) in &indexes {
            self.indexes.insert(key.clone(), Some(value.clone()));
        }
        self.records.insert(old.key, Some(Put { version, json, at, indexes }));
    }

    /// Removes a record that had these indexes; one that is absent stays so.
    pub fn remove(&mut self, old: Indexes) {
        self.forget(old.entries);
        self.records.insert(old.key, None);
    }

    /// The effects, given where each entry now lies.
    pub fn into_effects(self, place: impl Fn(Position) -> Place) -> Vec<Effect> {
        let put = |put: Put| value::encode(&put.json, put.at, place(put.version));
        let records = self.records.into_iter().map(|(key, record)| (key, record.map(put)));
        records.chain(self.indexes).collect()
    }

    fn forget(&mut self, entries: Vec<IndexEntry>) {
        for (key, _) in entries {
            self.indexes.insert(key, None);
        }
    }
}

/// Whether records of this kind are found by anything beside their keys.
fn may_be_indexed(key: &[u8]) -> bool {
    use key::Kind::{Figure, Plan, Tick, Token, Unit};
    ![Figure, Plan, Tick, Token, Unit].iter().any(|kind| key.first() == Some(&(*kind as u8)))
}
