//! What can be made of a change before its place in the ledger is known: keys, JSON, index keys.
//!
//! It is made by the thread whose change it is, so that many are made at once. It must never depend on what is true.

use super::index::{self, IndexEntry};
use super::key::{self, Key};
use crate::domain::{Instant, Position};
use crate::giving_way::giving_way;
use crate::store::change::{Change, Expectation};
use crate::store::record::{Record, RecordKey, Versioned};
use crate::store::shape::entry::{EncodedChange, encode_change};

/// A change, ready to be checked and put in order.
#[derive(Debug)]
pub struct Draft {
    /// When it was decided.
    pub now: Instant,
    /// What it was decided upon.
    pub expects: Vec<Expected>,
    /// What it puts anew or removes, as it was read, in the order of the keys.
    pub replaces: Vec<(Key, Versioned<Record>)>,
    /// What it puts.
    pub puts: Vec<DraftPut>,
    /// The keys it removes.
    pub removes: Vec<Vec<u8>>,
    /// Its entry, but for position and time.
    pub entry: EncodedChange,
}

/// An expectation, with the key as sled has it.
#[derive(Debug)]
pub struct Expected {
    /// Sled's key.
    pub key: Vec<u8>,
    /// The record.
    pub record: RecordKey,
    /// Its version; `None` when it was absent.
    pub version: Option<Position>,
}

/// A record to put.
#[derive(Debug)]
pub struct DraftPut {
    /// Sled's key.
    pub key: Vec<u8>,
    /// Everything it will be found by.
    pub indexes: Vec<IndexEntry>,
}

impl Draft {
    /// Makes it of a well-formed change.
    pub fn of(change: Change) -> Draft {
        let put = |record: &Record| {
            let key = key::record(&record.key());
            DraftPut { indexes: index::under(&key, record), key: key.into_bytes() }
        };
        let puts = giving_way(&change.puts).map(put).collect();
        let entry = encode_change(&change);
        let removes = change.removes.iter().map(|key| key::record(key).into_bytes()).collect();
        let expected =
            |Expectation { key: record, version }| Expected { key: key::record(&record).into_bytes(), record, version };
        let mut expects: Vec<Expected> = change.expects.into_iter().map(expected).collect();
        let mut replaces = Vec::with_capacity(change.replaces.len());
        for read in giving_way(change.replaces) {
            let record = read.value.key();
            let key = key::record(&record);
            expects.push(Expected { key: key.bytes().to_vec(), record, version: Some(read.version) });
            replaces.push((key, read));
        }
        replaces.sort_unstable_by(|(a, _), (b, _)| a.bytes().cmp(b.bytes()));
        Draft { now: change.now, expects, replaces, puts, removes, entry }
    }

    /// A record that it puts anew or removes, where whoever decided had read it.
    pub fn replaced(&self, key: &[u8]) -> Option<&(Key, Versioned<Record>)> {
        let found = self.replaces.binary_search_by(|(replaced, _)| replaced.bytes().cmp(key));
        found.ok().map(|index| &self.replaces[index])
    }
}
