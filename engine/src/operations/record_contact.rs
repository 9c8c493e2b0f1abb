//! Records who receives reminders for a unit.

use super::contact_text::ContactText;
use super::decided::Decision;
use super::engine::Engine;
use super::list_contacts::show_contact;
use super::once::{Once, commit_once};
use super::refusal::{Faults, Refusal};
use crate::domain::contact::DatedContact;
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// Records a new contact, or names everything that is wrong with it. Under an idempotency key it is recorded once.
pub fn record_contact(
    engine: &Engine,
    actor: &str,
    sent: &ContactText,
    once: Option<&Once>,
) -> Result<Versioned<DatedContact>, Refusal> {
    let now = engine.clock.now();
    let today = engine.day_of(now);
    let id = commit_once(
        engine,
        once,
        |key| if let RecordKey::Contact(made) = key { Some(made) } else { None },
        || {
            let mut faults = Faults::default();
            let contact = sent.read(engine, &mut faults, today);
            faults.refuse()?;
            let contact = contact.expect("a field that could not be read has left a fault");
            let (id, key) = (contact.id.clone(), RecordKey::Contact(contact.id.clone()));
            if engine.store.contact(&id)?.is_some() {
                return Err(Refusal::Exists { what: key.to_string() });
            }
            let mut change = Change {
                expects: vec![Expectation { key: key.clone(), version: None }],
                puts: vec![Record::Contact(DatedContact::new(contact, today))],
                ..Change::by(actor, "record-contact", now)
            };
            if let Some(once) = once {
                once.use_up(&mut change, key);
            }
            Ok(Decision::Write(change, id))
        },
    )?;
    show_contact(engine, &id)
}
