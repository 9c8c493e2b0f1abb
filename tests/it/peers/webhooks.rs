//! Webhooks as an independent server receives them over TLS, and as the reference library of another language verifies them.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::{Value, json};

use dondoc::boot;
use dondoc::clock::{Clock as _, SystemClock};
use dondoc::config::{Config, read_config};
use dondoc::domain::message::Channel;
use dondoc::domain::outbox::{FailureKind, Outbox, OutboxState};
use dondoc::operations::{Engine, WebhookSecret, due_messages};

use super::script;
use crate::courier::receiver::{Received, Receiver, no_content};
use crate::courier::{LOOPBACK, delivered, delivered_by, webhooks};
use crate::harness::{Prepared, posted};

/// What the library says of each request.
fn verdicts(requests: &[Value]) -> Option<Vec<String>> {
    let mut command = script("verify_webhooks.py", "verifying webhooks with standardwebhooks")?;
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut asked = process.stdin.take().unwrap();
    requests.iter().for_each(|request| writeln!(asked, "{request}").unwrap());
    drop(asked);
    let output = process.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

fn request(received: &Received, secret: &WebhookSecret) -> Value {
    let header = |name: &str| (name.to_owned(), json!(received.header(name).expect("it is signed")));
    let headers: serde_json::Map<String, Value> =
        ["webhook-id", "webhook-timestamp", "webhook-signature"].map(header).into_iter().collect();
    let body = std::str::from_utf8(&received.body).unwrap();
    json!({"secret": secret.reveal(), "headers": headers, "body": body})
}

/// One webhook that is sent at an instant, and the secret it is signed with.
fn sent(at: chrono::DateTime<chrono::Utc>) -> (Received, WebhookSecret) {
    let Prepared { engine, clock } = Prepared::new();
    clock.set(at);
    let engine: Arc<Engine> = Arc::new(engine);
    let receiver = Receiver::answering(&[no_content]);
    posted::post_one(&engine, "nv", Channel::Webhook, &receiver.url(), 1);
    let due = due_messages(&engine, Channel::Webhook, at, None, 1).unwrap();
    let secret = due.messages[0].secrets[0].clone();
    assert_eq!(delivered(&engine, Channel::Webhook, webhooks()).delivered, 1);
    (receiver.requests().remove(0), secret)
}

#[test]
fn the_reference_library_takes_what_is_ours_and_now_and_nothing_else() {
    let now = SystemClock.now();
    let (received, secret) = sent(now);
    let good = request(&received, &secret);
    let mut changed = good.clone();
    changed["body"] = json!(changed["body"].as_str().unwrap().replace("866", "867"));
    let mut renamed = good.clone();
    renamed["headers"]["webhook-id"] = json!("20220331-00000000000000000000000000000000");
    let (old, old_secret) = sent(now - TimeDelta::minutes(10));
    let requests = [good, request(&received, &old_secret), changed, renamed, request(&old, &old_secret)];
    let Some(verdicts) = verdicts(&requests) else { return };
    let verdicts: Vec<&str> = verdicts.iter().map(String::as_str).collect();
    let wrong = "No matching signature found";
    assert_eq!(verdicts, ["ok", wrong, wrong, wrong, "Message timestamp too old"]);
}

/// A receiver under a certificate of an authority of its own, which ends with the test.
struct SecureReceiver {
    process: Child,
    told: Lines<BufReader<ChildStdout>>,
    url: String,
    /// The file with the authority's certificate.
    roots: String,
}

impl SecureReceiver {
    fn start() -> Option<SecureReceiver> {
        let mut command = script("webhook_server.py", "receiving webhooks over TLS")?;
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut told = BufReader::new(process.stdout.take().unwrap()).lines();
        let started: Value = serde_json::from_str(&told.next().unwrap().unwrap()).unwrap();
        let url = format!("https://127.0.0.1:{}/hook?x=y", started["port"]);
        Some(SecureReceiver { process, told, url, roots: started["roots"].as_str().unwrap().to_owned() })
    }

    fn received(&mut self) -> Value {
        serde_json::from_str(&self.told.next().unwrap().unwrap()).unwrap()
    }
}

impl Drop for SecureReceiver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        self.process.wait().unwrap();
    }
}

/// What becomes of one webhook by what the settings say.
fn sent_by(config: &Config, url: &str, number: u32) -> (Arc<Engine>, Outbox) {
    let mut engine = Prepared::new().engine;
    engine.deliveries.networks_allowed = vec![LOOPBACK];
    let engine = Arc::new(engine);
    let id = posted::post_one(&engine, "nv", Channel::Webhook, url, number);
    let senders = boot::senders(&engine, config).unwrap();
    delivered_by(&engine, senders);
    let row = posted::outbox(&engine, &id);
    (engine, row)
}

#[test]
fn a_receiver_whose_authority_the_settings_name_is_told_and_one_that_nobody_vouches_for_is_not() {
    let Some(mut receiver) = SecureReceiver::start() else { return };
    let settings = |text: &str| read_config(text.as_bytes(), "dondoc.toml").unwrap();
    let (_, refused) = sent_by(&settings(""), &receiver.url, 1);
    let failure = refused.deliveries[0].result.as_ref().map_err(|failure| failure.kind);
    assert_eq!((failure, refused.status.state()), (Err(FailureKind::Insecure), OutboxState::Waiting));
    let trusting = settings(&format!("[deliveries]\ntls_roots = {:?}\n", receiver.roots));
    let (engine, taken) = sent_by(&trusting, &receiver.url, 2);
    assert_eq!(taken.deliveries[0].result.as_deref(), Ok("200 OK taken"));
    let message = engine.store.message(&taken.message).unwrap().expect("it was posted");
    let request = receiver.received();
    assert_eq!(request["headers"]["webhook-id"], taken.message.as_str(), "and nothing of the first one");
    assert_eq!((&request["path"], &request["encrypted"]), (&json!("/hook?x=y"), &json!("TLSv1.3")));
    let body: Value = serde_json::from_str(request["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["data"]["text"], message.value.text);
}

#[test]
fn a_file_without_certificates_stops_the_start() {
    let file = tempfile::NamedTempFile::new().unwrap();
    for bytes in [&b""[..], b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        std::fs::write(file.path(), bytes).unwrap();
        let text = format!("[deliveries]\ntls_roots = {:?}\n", file.path());
        let config = read_config(text.as_bytes(), "dondoc.toml").unwrap();
        assert!(matches!(boot::senders(&Prepared::new().engine, &config), Err(boot::BootError::Settings(_))));
    }
    let config = read_config(b"[deliveries]\ntls_roots = \"/nowhere/ca.pem\"\n", "dondoc.toml").unwrap();
    assert!(matches!(boot::senders(&Prepared::new().engine, &config), Err(boot::BootError::Io { .. })));
}
