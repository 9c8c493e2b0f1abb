//! What a group of changes does to sled, before it is done.
//!
//! It must never read or write.

use std::collections::BTreeMap;
use std::ops::Range;

use super::index::IndexEntry;
use super::value;
use crate::domain::Position;
use crate::store::ledger::Place;

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
    /// Where its JSON stands in the body of its entry.
    pub at: Range<usize>,
}

/// Each key that one record is known by, with its new value, or none any more.
pub type Effects<'p> = Vec<(&'p [u8], Option<Vec<u8>>)>;

impl Pending {
    /// What the group does to a record; `None` where it leaves it alone.
    #[expect(clippy::option_option, reason = "left alone, removed, or put")]
    pub fn of(&self, key: &[u8]) -> Option<Option<&Put>> {
        self.0.get(key).map(|touched| touched.put.as_ref())
    }

    /// How many records it touches.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts a record that had the indexes `before`.
    pub fn put(&mut self, key: Vec<u8>, before: Vec<IndexEntry>, put: Put) {
        self.touch(key, before).put = Some(put);
    }

    /// Removes a record that had these indexes; one that is absent stays so.
    pub fn remove(&mut self, key: Vec<u8>, before: Vec<IndexEntry>) {
        self.touch(key, before).put = None;
    }

    /// The effects record by record, given where each entry lies and its body.
    pub fn effects<'p>(&'p self, entry: impl Fn(Position) -> (Place, &'p [u8])) -> impl Iterator<Item = Effects<'p>> {
        self.0.iter().map(move |(key, touched)| {
            let mut effects: Effects<'_> = Vec::new();
            let after = touched.put.as_ref().map(|put| put.indexes.as_slice()).unwrap_or_default();
            for gone in touched.before.iter().filter(|gone| !after.iter().any(|kept| kept.0 == gone.0)) {
                effects.push((&gone.0, None));
            }
            for entry in after.iter().filter(|entry| !touched.before.contains(entry)) {
                effects.push((&entry.0, Some(entry.1.clone())));
            }
            let value = touched.put.as_ref().map(|put| {
                let (place, body) = entry(put.version);
                value::encode(body, put.at.clone(), place)
            });
            effects.push((key, value));
            effects
        })
    }

    fn touch(&mut self, key: Vec<u8>, before: Vec<IndexEntry>) -> &mut Touched {
        self.0.entry(key).or_insert(Touched { put: None, before })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::sample;
    use crate::store::record::Record;
    use crate::store::sled::{index, key};

    /// Puts a task for each unit in turn, in one group over a store where it is of `before`.
    fn effects(before: Option<&str>, units: &[&str]) -> Vec<(Vec<u8>, bool)> {
        let record = |unit: &str| Record::Task(sample::task("p:1", unit));
        let key = key::record(&record("866").key()).into_bytes();
        let mut entries = before.map(|unit| index::entries(&record(unit))).unwrap_or_default();
        let mut pending = Pending::default();
        for unit in units {
            let indexes = index::entries(&record(unit));
            pending.put(key.clone(), entries, Put { version: Position(1), indexes, at: 0..0 });
            entries = pending.of(&key).flatten().map(|put| put.indexes.clone()).unwrap_or_default();
        }
        let place = Place { position: Position(1), segment: Position(1), offset: 0, body_at: 0 };
        let effects = pending.effects(|_| (place, &[])).flatten().map(|(key, value)| (key.to_vec(), value.is_some()));
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
