//! Which units are owed something, and who receives it: a unit's own contacts, or those of the nearest above that has any.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::engine::{Engine, READ_PAGE};
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::contact::Contact;
use crate::domain::id::UnitCode;
use crate::store::ContactQuery;

/// The contacts of units on a day, each unit's read once.
pub(super) struct Receivers<'e> {
    engine: &'e Engine,
    day: Day,
    known: BTreeMap<UnitCode, Arc<[Contact]>>,
}

/// The unit whose contacts receive, and these; never none.
#[derive(Clone, Debug)]
pub(super) struct Receiver {
    /// The unit.
    pub unit: UnitCode,
    /// Its contacts with an address, by their identifiers.
    pub contacts: Arc<[Contact]>,
}

/// The units that wait to be told something, in the order of their codes.
pub(super) fn waiting_units(engine: &Engine) -> Result<Vec<UnitCode>, Refusal> {
    let mut units: Vec<UnitCode> = Vec::new();
    loop {
        let page = engine.store.units_waiting(units.last(), READ_PAGE)?;
        let is_last = page.len() < READ_PAGE;
        units.extend(page);
        if is_last {
            return Ok(units);
        }
    }
}

impl<'e> Receivers<'e> {
    /// Of a day.
    pub fn on(engine: &'e Engine, day: Day) -> Receivers<'e> {
        Receivers { engine, day, known: BTreeMap::new() }
    }

    /// Who receives what the unit is owed; `None` where neither it nor a unit above it has a contact with an address.
    pub fn of(&mut self, unit: &UnitCode) -> Result<Option<Receiver>, Refusal> {
        let units = &self.engine.units;
        let stood = units.life(unit).last().map_or(self.day, |row| row.validity().last().min(self.day));
        let superiors = units.superiors(unit, stood, self.day);
        for unit in std::iter::once(unit.clone()).chain(superiors) {
            let contacts = self.contacts(&unit)?;
            if !contacts.is_empty() {
                return Ok(Some(Receiver { unit, contacts }));
            }
        }
        Ok(None)
    }

    fn contacts(&mut self, unit: &UnitCode) -> Result<Arc<[Contact]>, Refusal> {
        if let Some(known) = self.known.get(unit) {
            return Ok(Arc::clone(known));
        }
        let query = ContactQuery { unit: Some(unit.clone()), after: None, limit: usize::MAX };
        let recorded = self.engine.store.contacts(&query)?.into_iter().map(|found| found.value.last().clone());
        let reached = |contact: &Contact| {
            // A code that goes on as another office has other contacts.
            contact.is_reached_on(self.day) && self.engine.is_office(unit, contact.from, self.day)
        };
        let contacts: Arc<[Contact]> = recorded.filter(reached).collect();
        self.known.insert(unit.clone(), Arc::clone(&contacts));
        Ok(contacts)
    }
}
