//! Sled's reads of contacts, reminder policies and what units are owed.
//!
//! It must never read what was told to find what still waits.

use super::index;
use super::key::{self, Index, Key, Kind};
use super::lists::{any, passes, stored};
use super::reads::{List, Stored};
use super::store::SledStore;
use super::value::records;
use crate::domain::contact::DatedContact;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::reminder_policy::{DatedPolicy, PolicyScope};
use crate::store::query::ContactQuery;
use crate::store::record::{Record, Versioned};
use crate::store::{Contacts, Owings, Read, ReminderPolicies};

stored! {
    DatedContact: Record::Contact(contact) => contact;
    Owed: Record::Owed(owed) => owed;
    DatedPolicy: Record::ReminderPolicy(policy) => policy;
}

/// No byte of a key's text is larger, so it comes after all keys that begin alike.
const AFTER_ALL: u8 = 0xFF;

impl Contacts for SledStore {
    fn contact(&self, id: &ContactId) -> Read<Option<Versioned<DatedContact>>> {
        self.one(&key::contact(id))
    }

    fn contacts(&self, query: &ContactQuery) -> Read<Vec<Versioned<DatedContact>>> {
        let after = query.after.as_ref().map(key::contact);
        let list = match &query.unit {
            Some(unit) => {
                let unit = index::contacts_of(unit);
                List::by_index(Kind::Contact, &unit, unit.clone(), after.as_ref())
            }
            None => List::of_records(Key::of(Kind::Contact), after),
        };
        self.list(&list, query.limit, any, |contact: &DatedContact| passes(query.unit.as_ref(), &contact.last().unit))
    }
}

impl Owings for SledStore {
    fn owed(&self, key: &OwedKey) -> Read<Option<Versioned<Owed>>> {
        self.one(&key::owed(key))
    }

    fn waiting_for(&self, unit: &UnitCode, limit: usize) -> Read<Vec<Versioned<Owed>>> {
        let waiting = index::waiting_for(unit);
        let list = List::by_index(Kind::Owed, &waiting, waiting.clone(), None);
        self.list(&list, limit, any, |owed: &Owed| owed.standing == Standing::Waiting)
    }

    fn units_waiting(&self, after: Option<&UnitCode>, limit: usize) -> Read<Vec<UnitCode>> {
        let all = Key::index(Index::OwedByUnit);
        let mut units: Vec<UnitCode> = Vec::new();
        while units.len() < limit {
            let passed = units.last().or(after).map(|unit| index::waiting_for(unit).byte(AFTER_ALL));
            let mut found = None;
            self.records().scan(all.bytes(), passed.as_ref().map(Key::bytes), &mut |_, unit| {
                let text = std::str::from_utf8(unit).ok().and_then(|text| UnitCode::parse(text).ok());
                found = Some(text.ok_or_else(|| records("an index names no unit".to_owned()))?);
                Ok(false)
            })?;
            match found {
                Some(unit) => units.push(unit),
                None => break,
            }
        }
        Ok(units)
    }
}

impl ReminderPolicies for SledStore {
    fn reminder_policy(&self, scope: &PolicyScope) -> Read<Option<Versioned<DatedPolicy>>> {
        self.one(&key::reminder_policy(scope))
    }

    fn reminder_policies(&self) -> Read<Vec<Versioned<DatedPolicy>>> {
        self.list(&List::of_records(Key::of(Kind::ReminderPolicy), None), usize::MAX, any, |_| true)
    }
}
