//! Webhooks: one signed request to where a contact wants to be told, and nowhere else.
//!
//! The request goes to an address that was judged just before, takes no proxy and follows no answer elsewhere. Of the answer
//! so much is read and no more. It must never write a secret into a log or an error.

mod body;
mod client;
mod resolver;
pub mod signature;

use std::error::Error;
use std::io;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, RETRY_AFTER, USER_AGENT};
use hyper::http::response::Parts;
use hyper::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use hyper_util::client::legacy;
use tokio::time::{Instant as Moment, timeout_at};

use super::sender::{Sender, Sending, Sent, is_of_tls};
use crate::domain::Instant;
use crate::domain::message::Message;
use crate::domain::outbox::{ANSWER_BYTES_MAX, FailureKind};
use crate::operations::DueMessage;
use crate::operations::outbound::{Network, OutboundFault, webhook_url};
use crate::telemetry::chain;
use client::{CONNECTING_MAX, Client};
use resolver::{JudgingResolver, Unresolved};

/// How long the whole may take.
const WHOLE_MAX: Duration = Duration::from_secs(15);
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
    /// The file is not what it must be.
    #[error("the file of deliveries.tls_roots cannot be read as certificates (PEM)")]
    Pem(#[source] rustls::pki_types::pem::Error),
    /// One of its certificates is none.
    #[error("a certificate of deliveries.tls_roots cannot be used")]
    Certificate(#[source] rustls::Error),
}

impl WebhookSender {
    /// A sender that reaches public addresses and these internal networks, and trusts these certificates (PEM) beside the
    /// machine's own.
    pub fn new(allowed: Vec<Network>, roots: Option<&[u8]>) -> Result<WebhookSender, WebhookFault> {
        let tls = client::trusting(roots)?;
        let client =
            |is_encrypted| client::client(JudgingResolver { is_encrypted, allowed: allowed.clone() }, tls.clone());
        Ok(WebhookSender { encrypted: client(true), plain: client(false), allowed, whole_max: WHOLE_MAX })
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
        let Ok(uri) = Uri::try_from(url.as_str()) else { return refused(&OutboundFault::NotAUrl) };
        let body = body::json(&due.message);
        let headers = signed(due, now, &body);
        let client = if url.scheme() == "https" { &self.encrypted } else { &self.plain };
        let mut request = Request::new(Full::from(body));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        let until = Moment::now() + self.whole_max;
        match timeout_at(until, client.request(request)).await {
            Ok(Ok(answer)) => answered(answer, until, now).await,
            Ok(Err(error)) => failed(&error),
            Err(_) => Sent::unanswered(self.whole_max),
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
        (USER_AGENT, HeaderValue::from_static(concat!("dondoc/", env!("CARGO_PKG_VERSION")))),
        (HeaderName::from_static("webhook-id"), value(id)),
        (HeaderName::from_static("webhook-timestamp"), value(&timestamp)),
        (HeaderName::from_static("webhook-signature"), value(&signatures.join(" "))),
    ])
}

async fn answered(answer: Response<Incoming>, until: Moment, now: Instant) -> Sent {
    let (Parts { status, headers, .. }, body) = answer.into_parts();
    // What was said is known: only the rest of the answer may not be.
    let text = match timeout_at(until, read(body)).await {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => format!("(the answer broke off: {})", chain(&error)),
        Err(_) => "(the answer did not end in time)".to_owned(),
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
    let said = match headers.get(LOCATION) {
        Some(to) => format!("{status} to {}", String::from_utf8_lossy(to.as_bytes())),
        None => said,
    };
    Sent { retry_after: headers.get(RETRY_AFTER).and_then(|value| seconds(value, now)), ..Sent::failed(kind, &said) }
}

/// The beginning of an answer. What is longer is not read to its end, and its connection is not used again.
async fn read(mut body: Incoming) -> Result<String, hyper::Error> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(some) = frame?.into_data() else { continue };
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

fn failed(error: &legacy::Error) -> Sent {
    let causes = || std::iter::successors(error.source(), |cause| (*cause).source());
    if let Some(fault) = causes().find_map(|cause| cause.downcast_ref::<OutboundFault>()) {
        return refused(fault);
    }
    if causes().any(is_of_time) && error.is_connect() {
        let text = format!("no connection within {} seconds", CONNECTING_MAX.as_secs());
        return Sent::failed(FailureKind::TimedOut, &text);
    }
    let kind = if causes().any(<dyn Error>::is::<Unresolved>) {
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

fn is_of_time(cause: &(dyn Error + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::TimedOut)
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
