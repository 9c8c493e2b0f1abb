//! Reading records out of sled: one by its key, or a list by keys or by an index.
//!
//! A list by index reads the index first and then each record, so a record may have moved in between: it is asked again
//! whether it belongs. It must never answer from an index alone.

use super::key::{Key, Kind};
use super::store::SledStore;
use super::value::Value;
use crate::store::change::StoreError;
use crate::store::record::{Record, Versioned};

/// A noun that lies in sled.
pub trait Stored: Sized {
    /// The noun of a record; `None` where it is another one.
    fn of(record: Record) -> Option<Self>;
}

/// Where a list is read from.
#[derive(Debug)]
pub struct List {
    prefix: Key,
    after: Option<Key>,
    index: Option<(Kind, usize)>,
}

impl List {
    /// Records whose keys begin so.
    pub fn of_records(prefix: Key, after: Option<Key>) -> List {
        List { prefix, after, index: None }
    }

    /// Records of a kind, by the index keys that begin so. `looked_up` is the part of the prefix that is no part of the
    /// record's key; without one it is the whole prefix.
    pub fn by_index(kind: Kind, looked_up: &Key, prefix: Key, after: Option<&Key>) -> List {
        let after = after.map(|after| looked_up.clone().rest_of(after));
        List { prefix, after, index: Some((kind, looked_up.bytes().len())) }
    }
}

impl SledStore {
    /// One record.
    pub(super) fn one<T: Stored>(&self, key: &Key) -> Result<Option<Versioned<T>>, StoreError> {
        self.at(key.bytes())
    }

    /// At most `limit` records of a list. `maybe` sees the value of an index key, before the record is read; `wanted`
    /// sees the record.
    pub(super) fn list<T: Stored>(
        &self,
        list: &List,
        limit: usize,
        maybe: impl Fn(&[u8]) -> bool,
        wanted: impl Fn(&T) -> bool,
    ) -> Result<Vec<Versioned<T>>, StoreError> {
        let mut found = Vec::new();
        if limit == 0 {
            return Ok(found);
        }
        let after = list.after.as_ref().map(Key::bytes);
        self.records().scan(list.prefix.bytes(), after, &mut |key, value| {
            let record = match list.index {
                None => Some(self.decoded(value)?),
                Some(_) if !maybe(value) => None,
                Some((kind, looked_up)) => self.named(kind, &key[looked_up..])?,
            };
            found.extend(record.filter(|record: &Versioned<T>| wanted(&record.value)));
            Ok(found.len() < limit)
        })?;
        Ok(found)
    }

    /// Whether any key begins so.
    pub(super) fn has_any(&self, prefix: &Key) -> Result<bool, StoreError> {
        let mut found = false;
        self.records().scan(prefix.bytes(), None, &mut |_, _| {
            found = true;
            Ok(false)
        })?;
        Ok(found)
    }

    /// The last record that is wanted whose key begins with `prefix` and is not after `until`.
    pub(super) fn last<T: Stored>(
        &self,
        prefix: &Key,
        until: &Key,
        wanted: impl Fn(&T) -> bool,
    ) -> Result<Option<Versioned<T>>, StoreError> {
        let mut found = None;
        self.records().scan_back(prefix.bytes(), until.bytes(), &mut |_, value| {
            found = Some(self.decoded(value)?).filter(|record: &Versioned<T>| wanted(&record.value));
            Ok(found.is_none())
        })?;
        Ok(found)
    }

    /// The record of a key in bytes.
    pub(super) fn at<T: Stored>(&self, key: &[u8]) -> Result<Option<Versioned<T>>, StoreError> {
        match self.records().value(key)? {
            Some(bytes) => self.decoded(bytes.as_ref()).map(Some),
            None => Ok(None),
        }
    }

    /// The record of a kind that the end of an index key names.
    pub(super) fn named<T: Stored>(&self, kind: Kind, end: &[u8]) -> Result<Option<Versioned<T>>, StoreError> {
        let mut own = vec![kind as u8];
        own.extend_from_slice(end);
        self.at(&own)
    }

    fn decoded<T: Stored>(&self, bytes: &[u8]) -> Result<Versioned<T>, StoreError> {
        let value = Value::read(bytes)?;
        let record = T::of(value.record(self.history())?);
        let record = record.ok_or_else(|| super::value::records("a key holds a record of another kind".to_owned()))?;
        Ok(Versioned { value: record, version: value.version })
    }
}
