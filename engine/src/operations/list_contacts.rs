//! Lists contacts, and shows one.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::contact::DatedContact;
use crate::domain::id::ContactId;
use crate::store::{ContactQuery, RecordKey, Versioned};

/// One page of contacts.
pub fn list_contacts(
    engine: &Engine,
    query: &ContactQuery,
) -> Result<Listed<Versioned<DatedContact>, ContactId>, Refusal> {
    let items = engine.store.contacts(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.last().id.clone()))
}

/// One contact, with all its versions.
pub fn show_contact(engine: &Engine, id: &ContactId) -> Result<Versioned<DatedContact>, Refusal> {
    let what = || RecordKey::Contact(id.clone()).to_string();
    engine.store.contact(id)?.ok_or_else(|| Refusal::Absent { what: what() })
}
