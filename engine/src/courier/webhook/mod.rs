//! Webhooks: one signed request to where a contact wants to be told, and nowhere else.
//!
//! The request goes to an address that was judged just before, takes no proxy and follows no answer elsewhere. Of the answer
//! so much is read and no more. It must never write a secret into a log or an error.

mod body;
mod resolver;
pub mod signature;

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Certificate, Client, Method, Request, Response, StatusCode};

use super::sender::{Sender, Sending, Sent, is_of_tls};
use crate::domain::Instant;
use crate::domain::message::Message;
use crate::domain::outbox::{ANSWER_BYTES_MAX, FailureKind};
use crate::operations::DueMessage;
use crate::operations::outbound::{Network, OutboundFault, webhook_url};
use crate::telemetry::chain;
use resolver::{JudgingResolver, Unresolved};

/// How long a connection may take to come about.
const CONNECTING_MAX: Duration = Duration::from_secs(5);
/// How long the whole may take.
const WHOLE_MAX: Duration = Duration::from_secs(15);
/// How long a connection that nobody uses is kept.
const IDLE_MAX: Duration = Duration::from_secs(30);
/// The most bytes that are read of an answer.
pub const ANSWER_READ_BYTES_MAX: usize = 64 << 10;
const _: () = assert!(ANSWER_BYTES_MAX < ANSWER_READ_BYTES_MAX);

/// Posts messages.
#[derive(Debug)]
pub struct WebhookSender {
    /// What goes to public addresses and to allowed networks.
    encrypted: Client,
    /// What goes to allowed networks alone.
    plain: Client,
    allowed: Vec<Network>,
    whole_max: Duration,
}

/// Why webhooks cannot be sent as configured.
#[derive(Debug, thiserror::Error)]
pub enum WebhookFault {
    /// The file to trust holds none.
    #[error("the file of deliveries.tls_roots holds no certificate (PEM)")]
    NoCertificate,
    /// The certificates cannot be used.
    #[error("the certificates of deliveries.tls_roots, or the machine's own, cannot be used")]
    Tls(#[source] reqwest::Error),
}

impl WebhookSender {
    /// A sender that reaches public addresses and these internal networks, and trusts these certificates (PEM) beside the
    /// machine's own.
    pub fn new(allowed: Vec<Network>, roots: Option<&[u8]>) -> Result<WebhookSender, WebhookFault> {
        let _installed_before = rustls::crypto::ring::default_provider().install_default();
        let roots = roots.map(Certificate::from_pem_bundle).transpose().map_err(WebhookFault::Tls)?;
        if roots.as_ref().is_some_and(Vec::is_empty) {
            return Err(WebhookFault::NoCertificate);
        }
        let roots = roots.unwrap_or_default();
        let client = |is_encrypted| {
            Client::builder()
                .dns_resolver(Arc::new(JudgingResolver { is_encrypted, allowed: allowed.clone() }))
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                .tls_certs_merge(roots.iter().cloned())
                .connect_timeout(CONNECTING_MAX)
                .pool_idle_timeout(IDLE_MAX)
                .user_agent(concat!("dondoc/", env!("CARGO_PKG_VERSION")))
                .build()
                .map_err(WebhookFault::Tls)
        };
        Ok(WebhookSender { encrypted: client(true)?, plain: client(false)?, allowed, whole_max: WHOLE_MAX })
    }

    /// The same, with another bound on the whole.
    #[must_use]
    pub fn ending_within(mut self, whole_max: Duration) -> WebhookSender {
        self.whole_max = whole_max;
        self
    }

    async fn post(&self, due: &DueMessage, now: Instant) -> Sent {
        let url = match webhook_url(&due.message.address, &self.allowed) {
            Ok(url) => url,
            Err(fault) => return refused(&fault),
        };
        let body = body::json(&due.message);
        let headers = signed(due, now, &body);
        let client = if url.scheme() == "https" { &self.encrypted } else { &self.plain };
        let mut request = Request::new(Method::POST, url);
        *request.headers_mut() = headers;
        *request.timeout_mut() = Some(self.whole_max);
        *request.body_mut() = Some(body.into());
        match client.execute(request).await {
            Ok(answer) => answered(answer, now).await,
            Err(error) => unanswered(&error),
        }
    }
}

impl Sender for WebhookSender {
    fn receiver(&self, message: &Message) -> String {
        let place = message.address.split_once("://").map_or(message.address.as_str(), |(_, place)| place);
        place.split(['/', '?', '#', '\\']).next().unwrap_or_default().to_ascii_lowercase()
    }

    fn send<'a>(&'a self, due: &'a DueMessage, now: Instant) -> Sending<'a> {
        Box::pin(self.post(due, now))
    }
}

/// The headers of Standard Webhooks: an id that is the same each time, the time of this attempt, and a signature of each
/// secret.
fn signed(due: &DueMessage, now: Instant, body: &[u8]) -> HeaderMap {
    let (id, timestamp) = (due.message.id.as_str(), now.timestamp().to_string());
    let signatures: Vec<String> =
        due.secrets.iter().map(|secret| signature::signature(secret, id, &timestamp, body)).collect();
    let value = |text: &str| HeaderValue::from_str(text).expect("ids, numbers and Base64 are visible ASCII");
    HeaderMap::from_iter([
        (CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (HeaderName::from_static("webhook-id"), value(id)),
        (HeaderName::from_static("webhook-timestamp"), value(&timestamp)),
        (HeaderName::from_static("webhook-signature"), value(&signatures.join(" "))),
    ])
}

async fn answered(mut answer: Response, now: Instant) -> Sent {
    let status = answer.status();
    let text = match read(&mut answer).await {
        Ok(text) => text,
        // What was said is known: only the rest of the answer is not.
        Err(error) => format!("(the answer broke off: {})", chain(&error.without_url())),
    };
    let said = format!("{status} {text}");
    if status.is_success() {
        return Sent::taken(&said);
    }
    let kind = match status {
        StatusCode::GONE => FailureKind::Rejected,
        _ if status.is_redirection() => FailureKind::Redirected,
        _ => FailureKind::Answered,
    };
    let headers = answer.headers();
    let said = match headers.get(LOCATION) {
        Some(to) => format!("{status} to {}", String::from_utf8_lossy(to.as_bytes())),
        None => said,
    };
    Sent { retry_after: headers.get(RETRY_AFTER).and_then(|value| seconds(value, now)), ..Sent::failed(kind, &said) }
}

/// The beginning of an answer. What is longer is not read to its end, and its connection is not used again.
async fn read(answer: &mut Response) -> Result<String, reqwest::Error> {
    let mut bytes = Vec::new();
    while let Some(some) = answer.chunk().await? {
        let room = ANSWER_READ_BYTES_MAX.saturating_sub(bytes.len());
        bytes.extend_from_slice(&some[..some.len().min(room)]);
        if some.len() > room {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&bytes[..bytes.len().min(ANSWER_BYTES_MAX)]).into_owned())
}

/// How many seconds a receiver asks to be left alone, as a number or as a date.
fn seconds(value: &HeaderValue, now: Instant) -> Option<u64> {
    let text = value.to_str().ok()?.trim();
    text.parse().ok().or_else(|| {
        let until = chrono::DateTime::parse_from_rfc2822(text).ok()?;
        u64::try_from(until.signed_duration_since(now).num_seconds()).ok()
    })
}

fn refused(fault: &OutboundFault) -> Sent {
    Sent::failed(FailureKind::RefusedAddress, &format!("{}: {fault}", fault.code()))
}

fn unanswered(error: &reqwest::Error) -> Sent {
    let causes = || std::iter::successors(error.source(), |cause| (*cause).source());
    if let Some(fault) = causes().find_map(|cause| cause.downcast_ref::<OutboundFault>()) {
        return refused(fault);
    }
    let kind = if error.is_timeout() {
        FailureKind::TimedOut
    } else if causes().any(<dyn std::error::Error>::is::<Unresolved>) {
        FailureKind::Unresolved
    } else if causes().any(is_of_tls) {
        FailureKind::Insecure
    } else if error.is_connect() {
        FailureKind::Unreachable
    } else {
        FailureKind::BrokenOff
    };
    let text = causes().last().map_or_else(|| error.to_string(), ToString::to_string);
    Sent::failed(kind, &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_says_when_to_come_back_in_seconds_or_by_a_date() {
        let now = chrono::DateTime::UNIX_EPOCH;
        let asked = |text: &str| seconds(&HeaderValue::from_str(text).unwrap(), now);
        assert_eq!(asked("120"), Some(120));
        assert_eq!(asked("Thu, 01 Jan 1970 00:02:00 GMT"), Some(120));
        assert_eq!(asked("Wed, 31 Dec 1969 00:02:00 GMT"), None);
        assert_eq!(["soon", "", "-1", "1.5"].map(asked), [None; 4]);
    }
}
