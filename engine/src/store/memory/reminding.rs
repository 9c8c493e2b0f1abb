//! The memory backend's reads of contacts, reminder policies and what units are owed.
//!
//! It must never keep anything beside the maps to answer from.

use super::MemoryStore;
use super::lists::{page, passes};
use crate::domain::contact::DatedContact;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::reminder_policy::{DatedPolicy, PolicyScope};
use crate::store::query::ContactQuery;
use crate::store::record::Versioned;
use crate::store::{Contacts, Owings, Read, ReminderPolicies};

impl Contacts for MemoryStore {
    fn contact(&self, id: &ContactId) -> Read<Option<Versioned<DatedContact>>> {
        Ok(self.state().contacts.get(id).cloned())
    }

    fn contacts(&self, query: &ContactQuery) -> Read<Vec<Versioned<DatedContact>>> {
        Ok(page(&self.state().contacts, query.after.as_ref(), query.limit, |contact| {
            passes(query.unit.as_ref(), &contact.last().unit)
        }))
    }
}

impl Owings for MemoryStore {
    fn owed(&self, key: &OwedKey) -> Read<Option<Versioned<Owed>>> {
        Ok(self.state().owed.get(key).cloned())
    }

    fn waiting_for(&self, unit: &UnitCode, limit: usize) -> Read<Vec<Versioned<Owed>>> {
        Ok(page(&self.state().owed, None, limit, |owed| owed.key.unit == *unit && owed.standing == Standing::Waiting))
    }

    fn units_waiting(&self, after: Option<&UnitCode>, limit: usize) -> Read<Vec<UnitCode>> {
        let waiting = page(&self.state().owed, None, usize::MAX, |owed| {
            owed.standing == Standing::Waiting && after.is_none_or(|after| owed.key.unit > *after)
        });
        let mut units: Vec<UnitCode> = waiting.into_iter().map(|owed| owed.value.key.unit).collect();
        units.dedup();
        units.truncate(limit);
        Ok(units)
    }
}

impl ReminderPolicies for MemoryStore {
    fn reminder_policy(&self, scope: &PolicyScope) -> Read<Option<Versioned<DatedPolicy>>> {
        Ok(self.state().reminder_policies.get(scope).cloned())
    }

    fn reminder_policies(&self) -> Read<Vec<Versioned<DatedPolicy>>> {
        Ok(self.state().reminder_policies.values().cloned().collect())
    }
}
