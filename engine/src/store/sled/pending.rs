//! What a group of changes does to sled, before it is done.
//!
//! It must never read or write.

use std::collections::BTreeMap;

use super::index::{self, IndexEntry};
use super::value;
use crate::domain::Position;
use crate::store::ledger::Place;
use crate::store::record::Record;

/// The effects of a group, by the key of the record.
#[derive(Debug, Default)]
pub struct Pending(BTreeMap<Vec<u8>, Touched>);

/// A record that the group puts or removes.
#[derive(Debug)]
struct Touched {
    put: Option<Put>,
    /// Everything it was found by before the group.
    before: Vec<IndexEntry>,
}

/// A record that the group puts.
#[derive(Debug)]
pub struct Put {
    /// Its version.
    pub version: Position,
    /// Everything it is found by.
    pub indexes: Vec<IndexEntry>,
    json: Vec<u8>,
    at: usize,
}

/// The index keys of one record, as they are before a change.
#[derive(Debug)]
pub struct Indexes {
    /// The record's own key.
    pub key: Vec<u8>,
    /// Its index keys.
    pub entries: Vec<IndexEntry>,
}

/// Each key that one record is known by, with its new value, or none any more.
pub type Effects<'p> = Vec<(&'p [u8], Option<Vec<u8>>)>;

impl Pending {
    /// What the group does to a record; `None` where it leaves it alone.
    #[expect(clippy::option_option, reason = "left alone, removed, or put")]
    pub fn of(&self, key: &[u8]) -> Option<Option<&Put>> {
        self.0.get(key).map(|touched| touched.put.as_ref())
    }

    /// Puts a record whose JSON stands at `at` in the body of its entry, in place of what had these indexes.
    pub fn put(&mut self, old: Indexes, record: &Record, version: Position, json: Vec<u8>, at: usize) {
        let indexes = index::entries(record);
        self.touch(old).put = Some(Put { version, indexes, json, at });
    }

    /// Removes a record that had these indexes; one that is absent stays so.
    pub fn remove(&mut self, old: Indexes) {
        self.touch(old).put = None;
    }

    /// The effects record by record, given where each entry lies.
    pub fn effects(&self, place: impl Fn(Position) -> Place) -> impl Iterator<Item = Effects<'_>> {
        self.0.iter().map(move |(key, touched)| {
            let mut effects: Effects<'_> = Vec::new();
            let after = touched.put.as_ref().map(|put| put.indexes.as_slice()).unwrap_or_default();
            for gone in touched.before.iter().filter(|gone| !after.iter().any(|kept| kept.0 == gone.0)) {
                effects.push((&gone.0, None));
            }
            for entry in after.iter().filter(|entry| !touched.before.contains(entry)) {
                effects.push((&entry.0, Some(entry.1.clone())));
            }
            let value = touched.put.as_ref().map(|put| value::encode(&put.json, put.at, place(put.version)));
            effects.push((key, value));
            effects
        })
    }

    fn touch(&mut self, old: Indexes) -> &mut Touched {
        self.0.entry(old.key).or_insert(Touched { put: None, before: old.entries })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::sample;
    use crate::store::sled::key;

    /// Puts a task for each unit in turn, in one group over a store where it is of `before`.
    fn effects(before: Option<&str>, units: &[&str]) -> Vec<(Vec<u8>, bool)> {
        let record = |unit: &str| Record::Task(sample::task("p:1", unit));
        let key = key::record(&record("866").key()).into_bytes();
        let mut entries = before.map(|unit| index::entries(&record(unit))).unwrap_or_default();
        let mut pending = Pending::default();
        for unit in units {
            pending.put(Indexes { key: key.clone(), entries }, &record(unit), Position(1), Vec::new(), 0);
            entries = pending.of(&key).flatten().map(|put| put.indexes.clone()).unwrap_or_default();
        }
        let place = Place { position: Position(1), segment: Position(1), offset: 0, body_at: 0 };
        let effects = pending.effects(|_| place).flatten().map(|(key, value)| (key.to_vec(), value.is_some()));
        effects.filter(|(effect, _)| *effect != key).collect()
    }

    fn by(unit: &str) -> Vec<u8> {
        index::entries(&Record::Task(sample::task("p:1", unit))).remove(0).0
    }

    #[test]
    fn only_what_differs_between_before_and_after_the_group_is_written() {
        assert_eq!(effects(None, &["866"]), [(by("866"), true)]);
        assert_eq!(effects(None, &["866", "867", "866"]), [(by("866"), true)]);
        assert_eq!(effects(Some("866"), &["866"]), []);
        assert_eq!(effects(Some("866"), &["867", "866"]), []);
        assert_eq!(effects(Some("866"), &["867", "868"]), [(by("866"), false), (by("868"), true)]);
    }
}
