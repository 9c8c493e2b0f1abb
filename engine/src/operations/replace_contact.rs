//! Records a contact anew: what changed is a version beside the ones before.

use super::contact_text::ContactText;
use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::list_contacts::show_contact;
use super::refusal::{Faults, Refusal};
use super::text::required;
use crate::domain::contact::{Contact, ContactFault, DatedContact};
use crate::domain::id::ContactId;
use crate::domain::recorded::Recorded;
use crate::domain::text::NOTE_BYTES_MAX;
use crate::domain::{Day, Position};
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// A new version of a contact.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Which contact.
    pub id: ContactId,
    /// All of it, as it is from now on.
    pub text: ContactText,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// That a contact receives nothing after a day.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// Which contact.
    pub id: ContactId,
    /// The last day.
    pub until: Day,
    /// The paper or the reason.
    pub reason: String,
    /// The version the caller saw; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Replaces what is recorded of a contact; the same again changes nothing.
pub fn replace_contact(
    engine: &Engine,
    actor: &str,
    replacement: &Replacement,
) -> Result<Versioned<DatedContact>, Refusal> {
    let Replacement { id, mut text, seen } = replacement.clone();
    if text.from.is_empty() {
        text.from = show_contact(engine, &id)?.value.last().from.to_string(); // it stays a contact since then
    }
    let mut faults = Faults::default();
    let contact = text.read(engine, &mut faults, engine.today());
    faults.refuse()?;
    let contact = contact.expect("a field that could not be read has left a fault");
    record_version(engine, (actor, "replace-contact", ""), &id, seen, |_| Ok(contact.clone()))
}

/// Ends a contact; its versions stay.
pub fn end_contact(engine: &Engine, actor: &str, leaving: &Leaving) -> Result<Versioned<DatedContact>, Refusal> {
    let mut faults = Faults::default();
    let reason = required(&mut faults, "reason", &leaving.reason, NOTE_BYTES_MAX);
    faults.refuse()?;
    record_version(engine, (actor, "end-contact", &reason), &leaving.id, leaving.seen, |last| {
        let ended = Contact { until: Some(leaving.until), ..last.clone() };
        match ended.faults().first() {
            Some(fault @ ContactFault::EndsBeforeItBegins { .. }) => {
                Err(Refusal::fault(fault.code(), "until", fault.to_string()))
            }
            _ => Ok(ended),
        }
    })
}

/// Records what `anew` makes of the last version.
fn record_version(
    engine: &Engine,
    (actor, operation, reason): (&str, &str, &str),
    id: &ContactId,
    seen: Option<Position>,
    anew: impl Fn(&Contact) -> Result<Contact, Refusal>,
) -> Result<Versioned<DatedContact>, Refusal> {
    let now = engine.clock.now();
    commit_decided(engine, || {
        let Versioned { value: mut contact, version } = show_contact(engine, id)?;
        let key = RecordKey::Contact(id.clone());
        if seen.is_some_and(|seen| seen != version) {
            return Err(Refusal::Stale { what: key.to_string(), version: Some(version) });
        }
        let next = anew(contact.last())?;
        if next == *contact.last() {
            return Ok(Decision::Done(()));
        }
        contact.versions.push(Recorded::new(next, engine.day_of(now)));
        let change = Change {
            reason: reason.to_owned(),
            expects: vec![Expectation { key, version: Some(version) }],
            puts: vec![Record::Contact(contact)],
            ..Change::by(actor, operation, now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    show_contact(engine, id)
}
