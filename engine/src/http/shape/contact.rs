//! A contact as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::Position;
use crate::domain::address::Address;
use crate::domain::contact::{Contact, DatedContact};
use crate::domain::recorded::Recorded;

/// Who receives reminders for a unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContactResponse {
    /// The contact as it is now.
    #[serde(flatten)]
    pub contact: ContactVersionResponse,
    /// Every version, in the order they were recorded; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<ContactVersionResponse>>,
    /// The version of its record; its `ETag`.
    pub version: u64,
}

/// A contact as it was recorded at one time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ContactVersionResponse {
    /// The identifier.
    pub id: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// head, officer or supervisor.
    pub role: &'static str,
    /// vi or en.
    pub language: &'static str,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<String>,
    /// The first day.
    pub from: String,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The day it was written down.
    pub recorded_on: String,
    /// The ledger entry that holds it, which says who wrote it.
    pub recorded: u64,
}

impl ContactResponse {
    /// A contact in a list.
    pub fn line(contact: &DatedContact, version: Position) -> ContactResponse {
        let last = contact.versions.last().expect("a contact is made with its first version");
        ContactResponse { contact: ContactVersionResponse::of(last), versions: None, version: version.0 }
    }

    /// A contact by itself, with its versions.
    pub fn whole(contact: &DatedContact, version: Position) -> ContactResponse {
        let versions = contact.versions.iter().map(ContactVersionResponse::of).collect();
        ContactResponse { versions: Some(versions), ..ContactResponse::line(contact, version) }
    }
}

impl ContactVersionResponse {
    fn of(version: &Recorded<Contact>) -> ContactVersionResponse {
        let contact = &version.value;
        let address = |wanted: fn(&Address) -> bool| {
            contact.addresses.iter().find(|address| wanted(address)).map(ToString::to_string)
        };
        ContactVersionResponse {
            id: contact.id.to_string(),
            name: contact.name.clone(),
            unit: contact.unit.to_string(),
            role: contact.role.id(),
            language: contact.language.id(),
            email: address(|address| matches!(address, Address::Email(_))),
            webhook: address(|address| matches!(address, Address::Webhook(_))),
            from: contact.from.to_string(),
            until: contact.until.map(|day| day.to_string()),
            recorded_on: version.recorded_on.to_string(),
            recorded: version.recorded.0,
        }
    }
}
