//! Lists waivers, and finds those that speak of an outcome.

use std::collections::{BTreeMap, BTreeSet};

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::AsOf;
use crate::domain::id::UnitCode;
use crate::domain::waiver::{CheckWaivers, InForce, WaiversKey};
use crate::store::{RecordKey, Versioned, WaiverQuery};

/// One page of waivers, check by check.
pub fn list_waivers(
    engine: &Engine,
    query: &WaiverQuery,
) -> Result<Listed<Versioned<CheckWaivers>, WaiversKey>, Refusal> {
    let items = engine.store.waivers(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}

/// The waivers of one check on one unit.
pub fn show_waivers(engine: &Engine, key: &WaiversKey) -> Result<Versioned<CheckWaivers>, Refusal> {
    let what = || RecordKey::Waivers(key.clone()).to_string();
    engine.store.check_waivers(key)?.ok_or_else(|| Refusal::Absent { what: what() })
}

/// The waivers of all units that some outcomes are of.
#[derive(Debug)]
pub struct WaiversAtHand(BTreeMap<WaiversKey, CheckWaivers>);

impl WaiversAtHand {
    /// Reads those of the units of these checks, each unit once.
    pub fn of(engine: &Engine, checks: impl Iterator<Item = WaiversKey>) -> Result<WaiversAtHand, Refusal> {
        let units: BTreeSet<UnitCode> = checks.map(|check| check.unit).collect();
        let mut at_hand = BTreeMap::new();
        for unit in units {
            let query = WaiverQuery { unit: Some(unit), directive: None, after: None, limit: usize::MAX };
            let found = engine.store.waivers(&query)?;
            at_hand.extend(found.into_iter().map(|found| (found.value.key.clone(), found.value)));
        }
        Ok(WaiversAtHand(at_hand))
    }

    /// The waiver that an outcome of a check stands under.
    pub fn in_force(&self, check: &WaiversKey, subject: &str, as_of: AsOf) -> Option<InForce<'_>> {
        self.0.get(check)?.in_force(subject, as_of)
    }
}
