//! Webhooks as the reference library of another language verifies them.

use std::io::Write as _;
use std::process::Stdio;
use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::{Value, json};

use dondoc::clock::{Clock as _, SystemClock};
use dondoc::domain::message::Channel;
use dondoc::operations::{Engine, WebhookSecret, due_messages};

use super::script;
use crate::courier::receiver::{Received, Receiver, no_content};
use crate::courier::{delivered, webhooks};
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
