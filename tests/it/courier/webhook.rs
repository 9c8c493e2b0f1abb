//! Webhooks over a real socket: signed, bounded, and never where they must not go.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use serde_json::{Value, json};

use dondoc::clock::Clock as _;
use dondoc::courier::{ANSWER_READ_BYTES_MAX, WebhookSender, signature};
use dondoc::domain::message::Channel;
use dondoc::domain::outbox::{Failure, FailureKind, Outbox, OutboxState, OutboxStatus};
use dondoc::operations::{WebhookSecret, due_messages};

use super::receiver::{Answer, Receiver, no_content, say};
use super::{LOOPBACK, delivered, webhooks};
use crate::harness::{Prepared, posted};

/// What becomes of one webhook that is answered so, once.
fn outcome(answer: &'static [Answer]) -> (Receiver, Outbox) {
    let receiver = Receiver::answering(answer);
    let row = sent_to(&receiver.url(), webhooks());
    (receiver, row)
}

fn sent_to(url: &str, sender: Arc<WebhookSender>) -> Outbox {
    let engine = Arc::new(Prepared::new().engine);
    let id = posted::post_one(&engine, "nv", Channel::Webhook, url, 1);
    delivered(&engine, Channel::Webhook, sender);
    posted::outbox(&engine, &id)
}

fn failure(row: &Outbox) -> &Failure {
    row.deliveries.last().expect("it was tried").result.as_ref().expect_err("it failed")
}

fn secret_of(engine: &dondoc::operations::Engine) -> WebhookSecret {
    let now = engine.clock.now() + TimeDelta::days(2);
    let due = due_messages(engine, Channel::Webhook, now, None, 1).unwrap();
    due.messages[0].secrets[0].clone()
}

#[test]
fn a_webhook_is_signed_and_comes_again_under_the_same_id_with_a_new_time() {
    let receiver = Receiver::answering(&[|stream| say(stream, "503 Busy", "", "later"), no_content]);
    let Prepared { engine, clock } = Prepared::new();
    let engine = Arc::new(engine);
    let id = posted::post_one(&engine, "nv", Channel::Webhook, &receiver.url(), 1);
    let secret = secret_of(&engine);
    let first_at = clock.now();
    delivered(&engine, Channel::Webhook, webhooks());
    clock.set(first_at + TimeDelta::hours(1));
    delivered(&engine, Channel::Webhook, webhooks());
    let row = posted::outbox(&engine, &id);
    assert_eq!((row.status.state(), row.tries), (OutboxState::Delivered, 2));
    let requests = receiver.requests();
    assert_eq!(requests.len(), 2);
    for (request, at) in requests.iter().zip([first_at, first_at + TimeDelta::hours(1)]) {
        let timestamp = at.timestamp().to_string();
        assert_eq!(request.head[0], "POST /hook HTTP/1.1");
        assert_eq!(request.header("webhook-id"), Some(id.as_str()));
        assert_eq!(request.header("webhook-timestamp"), Some(timestamp.as_str()));
        let signed = signature(&secret, id.as_str(), &timestamp, &request.body);
        assert_eq!(request.header("webhook-signature"), Some(signed.as_str()));
        assert_eq!(request.header("content-type"), Some("application/json"));
    }
    assert_eq!(requests[0].body, requests[1].body);
    let body: Value = serde_json::from_slice(&requests[0].body).unwrap();
    let reminders = json!([{"task": "cchc-2022:000001", "deadline": "2022-03-15", "rung": -3}]);
    assert_eq!((&body["type"], &body["timestamp"]), (&json!("reminders.digest.v1"), &json!("2022-03-31T10:00:00Z")));
    assert_eq!((&body["data"]["message"], &body["data"]["reminders"]), (&json!(id.as_str()), &reminders));
}

#[test]
fn a_redirect_is_a_failure_that_says_where_it_led_and_is_not_followed() {
    static ELSEWHERE: AtomicUsize = AtomicUsize::new(0);
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    ELSEWHERE.store(elsewhere.local_addr().unwrap().port().into(), Ordering::SeqCst);
    let (_, row) = outcome(&[|stream| {
        let location = format!("location: http://127.0.0.1:{}/secret\r\n", ELSEWHERE.load(Ordering::SeqCst));
        say(stream, "307 Temporary Redirect", &location, "");
    }]);
    assert_eq!((failure(&row).kind, row.status.state()), (FailureKind::Redirected, OutboxState::Waiting));
    assert!(failure(&row).text.contains("/secret"), "{}", failure(&row).text);
    assert!(elsewhere.accept().is_err(), "nobody came");
}

#[test]
fn an_internal_address_is_refused_before_any_connection_is_made() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let strict = Arc::new(WebhookSender::new(Vec::new(), None).unwrap());
    for url in [
        format!("https://127.0.0.1:{port}/"),
        format!("https://localhost:{port}/"),
        format!("https://[::ffff:127.0.0.1]:{port}/"),
        format!("https://2130706433:{port}/"),
        "https://169.254.169.254/latest/meta-data".to_owned(),
        "https://[::ffff:169.254.169.254]/".to_owned(),
        format!("http://127.0.0.1:{port}/"),
        format!("https://user:password@127.0.0.1:{port}/"),
    ] {
        let row = sent_to(&url, Arc::clone(&strict));
        assert_eq!((failure(&row).kind, row.status.state()), (FailureKind::RefusedAddress, OutboxState::Dead), "{url}");
    }
    assert!(listener.accept().is_err(), "nobody came");
}

#[test]
fn a_receiver_that_does_not_answer_in_time_is_left_and_tried_again() {
    let (_, row) = outcome(&[|stream| drop(stream.read(&mut [0; 1]))]);
    assert_eq!((failure(&row).kind, row.status.state()), (FailureKind::TimedOut, OutboxState::Waiting));
}

#[test]
fn a_receiver_that_takes_no_connection_is_left_and_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let is_taken = || TcpStream::connect_timeout(&address, std::time::Duration::from_millis(500)).is_ok();
    assert!((0..10_000).any(|_| !is_taken()), "nobody accepts, so that some time no more wait");
    let row = sent_to(&format!("http://{address}/"), Arc::new(WebhookSender::new(vec![LOOPBACK], None).unwrap()));
    assert_eq!((failure(&row).kind, row.status.state()), (FailureKind::TimedOut, OutboxState::Waiting));
    assert_eq!(failure(&row).text, "no connection within 5 seconds");
}

#[test]
fn a_receiver_that_drips_is_left_at_the_same_time() {
    fn drip(stream: &mut TcpStream) {
        stream.set_read_timeout(Some(std::time::Duration::from_millis(50))).unwrap();
        let _sent = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
        while stream.write_all(b"x").is_ok() && stream.read(&mut [0; 1]).is_ok_and(|bytes| bytes > 0) {}
    }
    let (_, row) = outcome(&[drip]);
    assert_eq!(row.status.state(), OutboxState::Delivered, "what it said first is its answer");
}

#[test]
fn an_answer_of_10_mb_is_read_to_a_bound_and_kept_short() {
    static WRITTEN: AtomicUsize = AtomicUsize::new(0);
    fn pour(stream: &mut TcpStream) {
        let _sent = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10485760\r\n\r\n");
        let block = vec![b'x'; 65_536];
        for _ in 0..160 {
            match stream.write(&block) {
                Ok(bytes) => WRITTEN.fetch_add(bytes, Ordering::SeqCst),
                Err(_) => break,
            };
        }
        let _already_gone = stream.shutdown(Shutdown::Both);
    }
    let (_, row) = outcome(&[pour]);
    let answer = row.deliveries[0].result.as_ref().unwrap();
    assert_eq!(row.status.state(), OutboxState::Delivered);
    assert!(answer.starts_with("200 OK xxx") && answer.len() <= 500);
    const { assert!(ANSWER_READ_BYTES_MAX < 10 << 20) };
}

#[test]
fn what_a_receiver_says_decides_whether_it_is_asked_again() {
    let said = |answer: &'static [Answer]| {
        let (_, row) = outcome(answer);
        (failure(&row).kind, row.status.state())
    };
    assert_eq!(said(&[|s| say(s, "410 Gone", "", "")]), (FailureKind::Rejected, OutboxState::Dead));
    for answer in [
        &[(|s| say(s, "400 Bad Request", "", "no")) as Answer] as &'static [Answer],
        &[|s| say(s, "404 Not Found", "", "")],
        &[|s| say(s, "500 Internal Server Error", "", "oops")],
        &[|s| say(s, "304 Not Modified", "", "")],
    ] {
        let (kind, state) = said(answer);
        assert!(matches!(kind, FailureKind::Answered | FailureKind::Redirected));
        assert_eq!(state, OutboxState::Waiting);
    }
    let hung_up = said(&[|s| drop(s.shutdown(Shutdown::Both))]);
    assert_eq!(hung_up, (FailureKind::BrokenOff, OutboxState::Waiting));
}

#[test]
fn a_receiver_that_asks_for_time_is_given_it() {
    let (_, row) = outcome(&[|stream| say(stream, "429 Too Many Requests", "retry-after: 7200\r\n", "")]);
    let OutboxStatus::Waiting { next } = row.status else { panic!("it waits") };
    assert!((7_200..7_210).contains(&(next - row.deliveries[0].at).num_seconds()));
}

#[test]
fn nobody_there_and_no_such_name_are_tried_again() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let row = sent_to(&format!("http://{gone}/"), webhooks());
    assert_eq!((failure(&row).kind, row.status.state()), (FailureKind::Unreachable, OutboxState::Waiting));
    let row = sent_to("https://nobody.invalid/", webhooks());
    assert_eq!((failure(&row).kind, row.status.state()), (FailureKind::Unresolved, OutboxState::Waiting));
}

#[test]
fn a_server_without_a_certificate_we_trust_is_told_nothing() {
    let receiver = Receiver::answering(&[no_content]);
    let row = sent_to(&format!("https://{}/", receiver.address), webhooks());
    assert_eq!(row.status.state(), OutboxState::Waiting);
    assert!(matches!(failure(&row).kind, FailureKind::Insecure | FailureKind::BrokenOff | FailureKind::Unreachable));
    assert!(receiver.requests().is_empty());
}
