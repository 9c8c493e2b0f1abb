//! Which secret a contact's webhooks are signed with: a number that counts up, never the secret itself.

use super::Instant;
use super::id::ContactId;
use chrono::TimeDelta;

/// So long after a new secret was made requests carry the signature of the old one as well.
pub const ROTATION: TimeDelta = TimeDelta::days(7);

/// The state of a contact's webhook secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookKey {
    /// Whose it is.
    pub contact: ContactId,
    /// How many secrets the contact has had; the last one counts.
    pub generation: u32,
    /// When the last one was made.
    pub made: Instant,
}

impl WebhookKey {
    /// The generations whose secrets sign a request at `now`, the one that counts first.
    pub fn signing(&self, now: Instant) -> Vec<u32> {
        let earlier = (self.generation > 1 && now < self.made + ROTATION).then(|| self.generation - 1);
        std::iter::once(self.generation).chain(earlier).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_secrets_sign_while_the_receiver_changes_over() {
        let made = chrono::DateTime::UNIX_EPOCH;
        let key = |generation| WebhookKey { contact: ContactId::parse("nv").unwrap(), generation, made };
        assert_eq!(key(1).signing(made), [1]);
        assert_eq!(key(3).signing(made), [3, 2]);
        assert_eq!(key(3).signing(made + ROTATION - TimeDelta::seconds(1)), [3, 2]);
        assert_eq!(key(3).signing(made + ROTATION), [3]);
    }
}
