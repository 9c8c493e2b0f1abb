//! What a change must be before it is looked at: the rules of the contract that no state is needed for.
//!
//! It must never look into a record.

use std::collections::BTreeSet;

use super::change::Change;

/// The first rule that a change breaks; `None` where it is well formed.
pub fn broken_rule(change: &Change) -> Option<&'static str> {
    if change.actor.is_empty() {
        return Some("a change names its actor");
    }
    if change.operation.is_empty() {
        return Some("a change names its operation");
    }
    if change.puts.is_empty() && change.removes.is_empty() {
        return Some("a change puts or removes something");
    }
    let mut keys = BTreeSet::new();
    if !change.puts.iter().all(|record| keys.insert(record.key())) {
        return Some("a change puts each key once");
    }
    if !change.removes.iter().all(|key| keys.insert(key.clone())) {
        return Some("a change removes each key once, and none that it puts");
    }
    if !change.replaces.iter().all(|read| keys.contains(&read.value.key())) {
        return Some("a change replaces what it puts or removes");
    }
    None
}
