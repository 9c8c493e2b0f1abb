//! `POST /v1/contacts/{contact}/webhook-secret`: what is posted to a contact is signed with a new secret.

use serde_json::{Value, json};

use dondoc::domain::message::Channel;
use dondoc::operations::due_messages;

use super::{contact, recorded};
use crate::harness::{Server, posted};

const HOOK: &str = "https://example.vn/don-doc";

fn with_webhook() -> Server {
    let server = Server::start();
    let mut sent = contact("an");
    sent["webhook"] = json!(HOOK);
    recorded(&server, &sent);
    server
}

/// The secrets that sign what is due, as who verifies knows them.
fn signing(server: &Server) -> Vec<String> {
    let now = server.engine.clock.now();
    let due = due_messages(&server.engine, Channel::Webhook, now, None, 1).unwrap();
    due.messages[0].secrets.iter().map(dondoc::operations::WebhookSecret::reveal).collect()
}

#[test]
fn a_secret_signs_and_for_a_week_after_a_new_one_both_do() {
    let server = with_webhook();
    posted::post_one(&server.engine, "an", Channel::Webhook, HOOK, 1);
    let make = || {
        let answer = server.post("/v1/contacts/an/webhook-secret", &json!({}));
        assert_eq!((answer.status, answer.header("cache-control")), (201, "no-store"), "{}", answer.text);
        answer.json()
    };
    let secret = |made: &Value| made["secret"].as_str().unwrap().to_owned();
    let first = make();
    assert_eq!((&first["generation"], first.get("earlier_until")), (&json!(1), None));
    assert_eq!(signing(&server), [secret(&first)]);
    let second = make();
    assert_eq!((&second["generation"], &second["earlier_until"]), (&json!(2), &json!("2022-04-07T10:00:00Z")));
    assert_eq!(signing(&server), [secret(&second), secret(&first)]);
    server.set_clock("2022-04-07", 17);
    assert_eq!(signing(&server), [secret(&second)]);
    let entries = format!("{:?}", server.engine.store.entries(dondoc::domain::Position::UNRECORDED, 100).unwrap());
    assert!(!entries.contains(&secret(&second)));
}

#[test]
fn a_contact_without_a_webhook_has_no_secret() {
    let server = Server::start();
    recorded(&server, &contact("an"));
    server.post("/v1/contacts/an/webhook-secret", &json!({})).faulty(&[("", "no-webhook")]);
    server.post("/v1/contacts/binh/webhook-secret", &json!({})).refused(404, "absent");
    server.request("POST", "/v1/contacts/an/webhook-secret").send().refused(401, "unauthenticated");
}

#[test]
fn a_webhook_that_leads_inside_is_not_recorded() {
    let server = Server::start();
    for inside in
        ["https://127.0.0.1/", "https://[::ffff:169.254.169.254]/", "https://2130706433/", "https://10.1.2.3/x"]
    {
        let mut sent = contact("an");
        sent["webhook"] = json!(inside);
        server.post("/v1/contacts", &sent).faulty(&[("webhook", "internal-address")]);
    }
}
