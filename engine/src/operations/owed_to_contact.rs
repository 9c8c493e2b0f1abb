//! What a contact would be told if messages were composed now.
//!
//! It must never write: what is owed goes on waiting.

use super::compose_messages::channel_of;
use super::engine::Engine;
use super::owed_digest::OwedDigest;
use super::receivers::{Receivers, waiting_units};
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::digest::DigestData;
use crate::domain::id::{ContactId, UnitCode};
use crate::store::RecordKey;

/// The data of the contact's message; a fault where there would be none. Costs the units that wait, and what those wait for
/// that the contact is told of.
pub(super) fn owed_to_contact(engine: &Engine, id: &ContactId, day: Day) -> Result<DigestData, Refusal> {
    let known = engine.store.contact(id)?;
    let absent = || Refusal::Absent { what: RecordKey::Contact(id.clone()).to_string() };
    let contact = known.ok_or_else(absent)?.value.last().clone();
    let nothing = || Refusal::fault("nothing-owed", "contact", format!("nothing waits to be told to {id}"));
    let mut receivers = Receivers::on(engine, day);
    let Some(receiver) = receivers.of(&contact.unit)? else { return Err(nothing()) };
    if !receiver.contacts.iter().any(|known| known.id == contact.id) {
        return Err(nothing());
    }
    let mut units: Vec<UnitCode> = Vec::new();
    for unit in waiting_units(engine)? {
        if receivers.of(&unit)?.is_some_and(|of_unit| of_unit.unit == receiver.unit) {
            units.push(unit);
        }
    }
    let digest = OwedDigest::read(engine, &receiver, &units, day)?;
    let mut channels = contact.addresses.iter().map(channel_of);
    let told = channels.find_map(|channel| digest.for_contact(engine, &receiver, (&contact, channel), day));
    told.map(|(data, _)| data).ok_or_else(nothing)
}
