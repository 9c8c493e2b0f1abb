//! The secrets that webhooks are signed with: derived when they are needed, and written down nowhere.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Instant;
use crate::domain::id::ContactId;

/// A secret as Standard Webhooks has it: `whsec_` and 32 bytes in Base64.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(Vec<u8>);

const PREFIX: &str = "whsec_";

impl WebhookSecret {
    /// Reads a secret.
    pub fn parse(text: &str) -> Option<WebhookSecret> {
        let bytes = STANDARD.decode(text.strip_prefix(PREFIX)?).ok()?;
        (!bytes.is_empty()).then_some(WebhookSecret(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text that is shown once, to who verifies.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(&self.0))
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

/// The secret of a generation for a contact at a URL: another URL has another secret.
pub(super) fn derive(key: &[u8; 32], contact: &ContactId, url: &str, generation: u32) -> WebhookSecret {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    // A contact holds no line break and a number none either, so no two of these texts are the same.
    mac.update(format!("dondoc webhook secret\n{contact}\n{generation}\n{url}").as_bytes());
    WebhookSecret(mac.finalize().into_bytes().to_vec())
}

/// The secrets that sign what is sent at one instant.
#[derive(Debug)]
pub(super) struct SigningSecrets<'e> {
    engine: &'e Engine,
    now: Instant,
    /// Most offices never renew a secret: one look then spares a read for each message.
    any_renewed: bool,
}

impl<'e> SigningSecrets<'e> {
    /// Of an instant.
    pub fn at(engine: &'e Engine, now: Instant) -> Result<SigningSecrets<'e>, Refusal> {
        Ok(SigningSecrets { engine, now, any_renewed: engine.store.has_webhook_keys()? })
    }

    /// Those that sign what goes to a contact at a URL, the one that counts first.
    pub fn of(&self, contact: &ContactId, url: &str) -> Result<Vec<WebhookSecret>, Refusal> {
        let renewed = if self.any_renewed { self.engine.store.webhook_key(contact)? } else { None };
        let generations = renewed.map_or_else(|| vec![1], |key| key.value.signing(self.now));
        let key = &self.engine.deliveries.key;
        Ok(generations.into_iter().map(|generation| derive(key, contact, url, generation)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_contact_url_and_generation_has_a_secret_of_its_own() {
        let (nv, vp) = (ContactId::parse("nv").unwrap(), ContactId::parse("vp").unwrap());
        let key = [1; 32];
        let secret = derive(&key, &nv, "https://a.vn/", 1);
        assert_eq!(secret, derive(&key, &nv, "https://a.vn/", 1));
        let others = [
            derive(&[2; 32], &nv, "https://a.vn/", 1),
            derive(&key, &vp, "https://a.vn/", 1),
            derive(&key, &nv, "https://b.vn/", 1),
            derive(&key, &nv, "https://a.vn/", 2),
        ];
        assert!(others.iter().all(|other| *other != secret));
        assert_eq!(WebhookSecret::parse(&secret.reveal()), Some(secret.clone()));
        assert!(!format!("{secret:?}").contains(&secret.reveal()));
    }

    #[test]
    fn what_is_no_secret_is_not_read() {
        assert!(
            ["", "whsec_", "whsec_!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]
                .map(WebhookSecret::parse)
                .iter()
                .all(Option::is_none)
        );
    }
}
