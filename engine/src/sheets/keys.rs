//! Keys that stand twice in one file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Display;
use std::hash::Hash;

use super::fault::{FaultCode, Faults};
use super::table::Row;

/// Adds a fault for every row whose key an earlier row already has, naming both lines. `columns` are the key's.
pub(super) fn check<T, K: Hash + Eq + Display>(
    rows: &[Row<T>],
    columns: &str,
    faults: &mut Faults,
    key: impl Fn(&T) -> K,
) {
    let mut lines = HashMap::with_capacity(rows.len());
    for row in rows {
        match lines.entry(key(&row.value)) {
            Entry::Vacant(place) => {
                place.insert(row.line);
            }
            Entry::Occupied(first) => {
                let message = format!(
                    "{} stands on line {} and again on line {}; keep one of the two",
                    first.key(),
                    first.get(),
                    row.line
                );
                faults.add(row.line, columns, FaultCode::RowRepeated, message);
            }
        }
    }
}
