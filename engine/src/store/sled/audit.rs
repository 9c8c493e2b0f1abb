//! The audit of the index keys: those in sled against those that follow from its records.
//!
//! It reads everything, so it is for tests and for a doubt. It must never mend what it finds.

use std::collections::BTreeMap;

use super::index;
use super::store::SledStore;
use super::value::Value;
use crate::store::Read;

impl SledStore {
    /// The index keys that are there and follow from no record, that are missing, or that have another value. Nobody may
    /// commit meanwhile.
    pub fn index_faults(&self) -> Read<Vec<Vec<u8>>> {
        let (mut found, mut follow) = (BTreeMap::new(), BTreeMap::new());
        self.records().scan(&[], None, &mut |key, value| {
            match key.first() {
                Some(kind) if kind.is_ascii_lowercase() => drop(found.insert(key.to_vec(), value.to_vec())),
                Some(kind) if kind.is_ascii_uppercase() => {
                    follow.extend(index::entries(&Value::read(value)?.record(self.history())?));
                }
                _ => {} // the applied position
            }
            Ok(true)
        })?;
        let stray = found.iter().filter(|(key, value)| follow.get(*key) != Some(*value)).map(|(key, _)| key);
        let missing = follow.keys().filter(|key| !found.contains_key(*key));
        Ok(stray.chain(missing).cloned().collect())
    }
}
