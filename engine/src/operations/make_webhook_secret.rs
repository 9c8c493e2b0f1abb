//! Makes a contact's webhooks be signed with a new secret, and shows it this once.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::Refusal;
use super::webhook_secret::{WebhookSecret, derive};
use crate::domain::Instant;
use crate::domain::address::Address;
use crate::domain::id::ContactId;
use crate::domain::webhook_key::{ROTATION, WebhookKey};
use crate::store::{Change, Expectation, Record, RecordKey};

/// A secret that was made.
#[derive(Clone, Debug)]
pub struct MadeSecret {
    /// The secret, for who receives the webhooks.
    pub secret: WebhookSecret,
    /// How many the contact has had.
    pub generation: u32,
    /// Until when requests carry the signature of the one before as well; `None` for the first.
    pub earlier_until: Option<Instant>,
}

/// Makes a new secret for what is posted to a contact. It is shown to nobody again: who has lost it makes another. A contact
/// whose URL changes needs a new one as well.
pub fn make_webhook_secret(engine: &Engine, actor: &str, contact: &ContactId) -> Result<MadeSecret, Refusal> {
    let now = engine.clock.now();
    commit_decided(engine, || {
        let found = engine.store.contact(contact)?;
        let found = found.ok_or_else(|| Refusal::Absent { what: RecordKey::Contact(contact.clone()).to_string() })?;
        let url = found.value.last().addresses.iter().find_map(|address| match address {
            Address::Webhook(url) => Some(url.clone()),
            Address::Email(_) => None,
        });
        let url = url.ok_or_else(|| Refusal::fault("no-webhook", "", "the contact has no webhook to sign for"))?;
        let before = engine.store.webhook_key(contact)?;
        let version = before.as_ref().map(|before| before.version);
        let generation = before.as_ref().map_or(1, |before| before.value.generation.saturating_add(1));
        let key = WebhookKey { contact: contact.clone(), generation, made: now };
        let secret = derive(&engine.deliveries.key, contact, &url, generation);
        let change = Change {
            expects: vec![Expectation { key: RecordKey::WebhookKey(contact.clone()), version }],
            puts: vec![Record::WebhookKey(key)],
            ..Change::by(actor, "make-webhook-secret", now)
        };
        let earlier_until = (generation > 1).then(|| now + ROTATION);
        Ok(Decision::Write(change, MadeSecret { secret, generation, earlier_until }))
    })
}
