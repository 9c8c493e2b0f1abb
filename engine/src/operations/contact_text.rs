//! A contact as it was sent, looked at field by field.

use super::assign_task::check_unit;
use super::engine::Engine;
use super::outbound::webhook_url;
use super::refusal::Faults;
use super::text::required;
use crate::domain::Day;
use crate::domain::address::{Address, AddressFault};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::language::Language;
use crate::domain::text::NAME_BYTES_MAX;

/// A contact as it was sent: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct ContactText {
    /// The identifier.
    pub id: String,
    /// The name.
    pub name: String,
    /// The unit's code on the first day.
    pub unit: String,
    /// What the contact is to the unit.
    pub role: String,
    /// The language to write in; Vietnamese where it is empty.
    pub language: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// The webhook; may be empty.
    pub webhook: String,
    /// The first day; today where it is empty.
    pub from: String,
    /// The last day; may be empty.
    pub until: String,
}

impl ContactText {
    /// The contact, or every fault noted.
    pub(super) fn read(&self, engine: &Engine, faults: &mut Faults, today: Day) -> Option<Contact> {
        let id = faults.keep("bad-identifier", "id", ContactId::parse(&self.id));
        let name = required(faults, "name", &self.name, NAME_BYTES_MAX);
        let unit = faults.keep("bad-identifier", "unit", UnitCode::parse(&self.unit));
        let role =
            choice(faults, "role", &self.role, ContactRole::parse(&self.role), &ContactRole::ALL.map(ContactRole::id));
        let language = match self.language.as_str() {
            "" => Some(Language::default()),
            text => choice(faults, "language", text, Language::parse(text), &Language::ALL.map(Language::id)),
        };
        let email = address(faults, "email", &self.email, Address::email);
        let webhook = address(faults, "webhook", &self.webhook, Address::webhook);
        if let Some(Some(Address::Webhook(url))) = &webhook
            && let Err(fault) = webhook_url(url, &engine.deliveries.networks_allowed)
        {
            faults.add(fault.code(), "webhook", fault.to_string());
        }
        let from = match self.from.as_str() {
            "" => Some(today),
            text => faults.keep("bad-day", "from", Day::parse(text)),
        };
        let until = match self.until.as_str() {
            "" => Some(None),
            text => faults.keep("bad-day", "until", Day::parse(text)).map(Some),
        };
        if let (Some(unit), Some(from)) = (&unit, from) {
            check_unit(engine, faults, unit, from);
        }
        let addresses = [email?, webhook?].into_iter().flatten().collect();
        let contact = Contact {
            id: id?,
            name,
            unit: unit?,
            role: role?,
            language: language?,
            addresses,
            from: from?,
            until: until?,
        };
        contact.faults().into_iter().for_each(|fault| faults.add(fault.code(), "until", fault.to_string()));
        Some(contact)
    }
}

fn choice<T>(faults: &mut Faults, field: &str, text: &str, read: Option<T>, known: &[&str]) -> Option<T> {
    if read.is_none() {
        let code = if text.is_empty() { "missing" } else { "unknown-value" };
        faults.add(code, field, format!("write one of {}", known.join(", ")));
    }
    read
}

/// The address of a field; an empty one is none.
#[expect(clippy::option_option, reason = "a fault, none, or an address")]
fn address(
    faults: &mut Faults,
    field: &str,
    text: &str,
    parse: fn(&str) -> Result<Address, AddressFault>,
) -> Option<Option<Address>> {
    if text.is_empty() {
        return Some(None);
    }
    match parse(text) {
        Ok(address) => Some(Some(address)),
        Err(fault) => {
            faults.add(fault.code(), field, fault.to_string());
            None
        }
    }
}
