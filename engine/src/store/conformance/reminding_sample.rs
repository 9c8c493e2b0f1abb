//! Contacts, reminder policies and what units are owed, to examine a store with.
//!
//! It must never hold a rule.

use chrono::Weekday;

use super::sample::{at, day, recorded, reminder, task_key, unit};
use crate::domain::address::Address;
use crate::domain::contact::{Contact, ContactRole, DatedContact};
use crate::domain::id::ContactId;
use crate::domain::ladder::Ladder;
use crate::domain::language::Language;
use crate::domain::message::MessageId;
use crate::domain::owed::{Owed, OwedKey, Standing};
use crate::domain::quiet::{Quiet, QuietHours, TimeOfDay};
use crate::domain::reminder_policy::{Carried, DatedPolicy, Escalation, PolicyScope, ReminderPolicy};

const VALID: &str = "a sample is well formed";

/// A contact's identifier.
pub fn contact_id(id: &str) -> ContactId {
    ContactId::parse(id).expect(VALID)
}

/// A contact with two versions that are not yet recorded; the last is of this unit.
pub fn contact(id: &str, of: &str) -> DatedContact {
    let first = Contact {
        id: contact_id(id),
        name: "Nguyễn Văn An".to_owned(),
        unit: unit("867"),
        role: ContactRole::Officer,
        language: Language::En,
        addresses: vec![],
        from: day("2022-01-01"),
        until: None,
    };
    let addresses = vec![
        Address::Email("an@caolanh.gov.vn".to_owned()),
        Address::Webhook("https://caolanh.gov.vn/x?y=\u{1}".to_owned()),
    ];
    let last = Contact {
        unit: unit(of),
        role: ContactRole::Head,
        language: Language::Vi,
        addresses,
        until: Some(day("2022-12-31")),
        ..first.clone()
    };
    DatedContact { versions: vec![recorded(first), recorded(last)] }
}

/// A scope.
pub fn scope(text: &str) -> PolicyScope {
    PolicyScope::parse(text).expect(VALID)
}

/// A policy that was set, taken back and set again.
pub fn policy(of: &str) -> DatedPolicy {
    let set = ReminderPolicy {
        ladder: Ladder::new(&[-10, 0, 2], Some(5)).expect(VALID),
        escalation: Escalation { parent_from: None, province_from: Some(crate::domain::ladder::Rung(2)) },
        quiet: Quiet {
            days_off: false,
            weekdays: vec![Weekday::Fri],
            hours: TimeOfDay::new(22, 30).zip(TimeOfDay::new(6, 0)).map(|(from, until)| QuietHours { from, until }),
        },
    };
    DatedPolicy {
        scope: scope(of),
        versions: vec![recorded(Some(ReminderPolicy::default())), recorded(None), recorded(Some(set))],
        carried: Carried::Through { task: Some(task_key("p:1")), set_on: day("2022-02-03") },
    }
}

/// What identifies a reminder that a unit is owed.
pub fn owed_key(to: &str, task: &str, rung: i32) -> OwedKey {
    OwedKey { unit: unit(to), reminder: reminder(task, "866", rung).key }
}

fn message_id(number: u8) -> MessageId {
    MessageId::parse(&format!("20220315-{number:032x}")).expect(VALID)
}

/// A reminder that a unit is owed: it waits, was told, or was overtaken.
pub fn owed(to: &str, task: &str, rung: i32, standing: usize) -> Owed {
    let standing = match standing {
        0 => Standing::Waiting,
        1 => Standing::Told { at: at(7), messages: vec![message_id(1), message_id(2)] },
        _ => Standing::Overtaken { at: at(8) },
    };
    Owed { key: owed_key(to, task, rung), standing }
}
