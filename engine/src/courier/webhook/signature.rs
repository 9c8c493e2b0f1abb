//! The signature of Standard Webhooks: HMAC-SHA256 over id, time and body, so that a request cannot be changed, and an old
//! one is known by its time.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::operations::WebhookSecret;

/// One signature, as `v1,` and Base64. `timestamp` is in seconds since 1970.
pub fn signature(secret: &WebhookSecret, id: &str, timestamp: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.bytes()).expect("HMAC takes a key of any length");
    for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
        mac.update(part);
    }
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector that the specification and its libraries share.
    #[test]
    fn the_published_request_has_the_published_signature() {
        let secret = WebhookSecret::parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = signature(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", br#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn every_part_counts() {
        let secret = |byte: u8| WebhookSecret::parse(&format!("whsec_{}", STANDARD.encode([byte; 32]))).unwrap();
        let signed = signature(&secret(1), "a", "1", b"x");
        let others = [
            signature(&secret(2), "a", "1", b"x"),
            signature(&secret(1), "b", "1", b"x"),
            signature(&secret(1), "a", "2", b"x"),
            signature(&secret(1), "a", "1", b"y"),
        ];
        assert!(others.iter().all(|other| *other != signed));
    }
}
