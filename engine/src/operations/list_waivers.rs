//! Lists waivers, and finds those that speak of an outcome.

use std::collections::BTreeMap;

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::AsOf;
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

/// The waivers of all checks that some outcomes are of.
#[derive(Debug, Default)]
pub struct WaiversAtHand(BTreeMap<WaiversKey, CheckWaivers>);

impl WaiversAtHand {
    /// Reads those of these checks.
    pub fn of(engine: &Engine, checks: impl Iterator<Item = WaiversKey>) -> Result<WaiversAtHand, Refusal> {
        let mut at_hand = WaiversAtHand::default();
        for key in checks {
            if !at_hand.0.contains_key(&key) {
                let found = engine.store.check_waivers(&key)?;
                at_hand.0.insert(key.clone(), found.map_or_else(|| CheckWaivers::new(key), |found| found.value));
            }
        }
        Ok(at_hand)
    }

    /// The waiver that an outcome of a check stands under.
    pub fn in_force(&self, check: &WaiversKey, subject: &str, as_of: AsOf) -> Option<InForce<'_>> {
        self.0.get(check)?.in_force(subject, as_of)
    }
}
