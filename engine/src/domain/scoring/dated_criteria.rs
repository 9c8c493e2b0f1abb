//! A criteria set with every version that was recorded of it.

use super::criteria_key::CriteriaKey;
use super::criteria_set::CriteriaSet;
use crate::domain::Position;
use crate::domain::recorded::{Recorded, known_at};

/// A set, and how its text was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedCriteria {
    /// What identifies it.
    pub key: CriteriaKey,
    /// In the order they were recorded; never empty.
    pub versions: Vec<Recorded<CriteriaSet>>,
}

impl DatedCriteria {
    /// The set as known at a position; `None` where it was not recorded by then.
    pub fn known(&self, position: Position) -> Option<&CriteriaSet> {
        known_at(&self.versions, position)
    }

    /// The set as it was last recorded.
    pub fn last(&self) -> &CriteriaSet {
        &self.versions.last().expect("a set is recorded with its first version").value
    }
}
