//! The stored shape of contacts.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::Day;
use crate::domain::address::Address;
use crate::domain::contact::{Contact, ContactRole, DatedContact};
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::language::Language;
use crate::domain::recorded::Recorded;

shaped!(DatedContact => DatedContactShape, Contact => ContactShape, Address => AddressShape);

#[derive(Serialize, Deserialize)]
#[serde(remote = "DatedContact")]
struct DatedContactShape {
    #[serde(with = "many")]
    versions: Vec<Recorded<Contact>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Contact")]
struct ContactShape {
    #[serde(with = "one")]
    id: ContactId,
    name: String,
    #[serde(with = "one")]
    unit: UnitCode,
    #[serde(with = "one")]
    role: ContactRole,
    #[serde(with = "one")]
    language: Language,
    #[serde(with = "many")]
    addresses: Vec<Address>,
    #[serde(with = "one")]
    from: Day,
    #[serde(with = "perhaps")]
    until: Option<Day>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Address", rename_all = "kebab-case")]
enum AddressShape {
    Email(String),
    Webhook(String),
}
