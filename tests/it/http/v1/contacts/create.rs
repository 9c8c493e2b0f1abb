//! `POST /v1/contacts`: who receives reminders for a unit is recorded.

use serde_json::{Value, json};

use super::contact;
use crate::courier::LOOPBACK;
use crate::harness::{Prepared, Server};

#[test]
fn a_contact_is_recorded_once_under_its_idempotency_key() {
    let server = Server::start();
    let send = |body: &Value| {
        let request = server.request("POST", "/v1/contacts").token(&server.token);
        request.header("idempotency-key", "k-1").json(body).send()
    };
    let answer = send(&contact("an"));
    assert_eq!((answer.status, answer.header("location")), (201, "/v1/contacts/an"));
    let body = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", body["version"]));
    assert_eq!(
        (&body["unit"], &body["role"], &body["language"], &body["email"], body.get("webhook")),
        (&json!("866"), &json!("head"), &json!("vi"), &json!("an@caolanh.gov.vn"), None)
    );
    assert_eq!(send(&contact("an")).json()["version"], body["version"]);
    send(&contact("binh")).faulty(&[("Idempotency-Key", "idempotency-key-reused")]);
    server.post("/v1/contacts", &contact("an")).refused(409, "exists");
}

#[test]
fn bad_contacts_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.post("/v1/contacts", &json!({})).faulty(&[
        ("id", "bad-identifier"),
        ("name", "missing"),
        ("unit", "bad-identifier"),
        ("role", "missing"),
    ]);
    let wrong = json!({
        "id": "n v", "name": "x".repeat(401), "unit": "99999", "role": "chief", "language": "fr", "email": "an@",
        "webhook": "http://a.vn", "from": "2022-02-31", "until": "hôm nay"
    });
    server.post("/v1/contacts", &wrong).faulty(&[
        ("id", "bad-identifier"),
        ("name", "text-too-long"),
        ("role", "unknown-value"),
        ("language", "unknown-value"),
        ("email", "bad-email"),
        ("webhook", "bad-webhook"),
        ("from", "bad-day"),
        ("until", "bad-day"),
    ]);
    let mut backwards = contact("an");
    backwards["until"] = json!("2021-12-31");
    backwards["unit"] = json!("99999");
    server.post("/v1/contacts", &backwards).faulty(&[("unit", "unknown-unit"), ("until", "ends-before-it-begins")]);
    server.request("POST", "/v1/contacts").json(&contact("an")).send().refused(401, "unauthenticated");
    assert_eq!(server.list("/v1/contacts", 10), Vec::<Value>::new());
}

/// What a webhook is answered with where loopback alone is allowed, and where nothing is.
#[track_caller]
fn check_webhook(url: &str, allowing: Option<&str>, allowing_nothing: Option<&str>) {
    let mut prepared = Prepared::new();
    prepared.engine.deliveries.networks_allowed = vec![LOOPBACK];
    for (server, fault) in [(prepared.serve(), allowing), (Server::start(), allowing_nothing)] {
        let mut sent = contact("an");
        sent["webhook"] = json!(url);
        let answer = server.post("/v1/contacts", &sent);
        match fault {
            Some(code) => answer.faulty(&[("webhook", code)]),
            None => assert_eq!((answer.status, &answer.json()["webhook"]), (201, &json!(url))),
        }
    }
}

#[test]
fn a_plain_webhook_is_for_an_address_inside_an_allowed_network() {
    check_webhook("http://127.0.0.1:8080/hook", None, Some("not-https"));
    check_webhook("http://[::ffff:127.0.0.1]:8080/hook", None, Some("not-https"));
    check_webhook("https://127.0.0.1:8443/hook", None, Some("internal-address"));
    check_webhook("http://10.20.3.4/hook", Some("internal-address"), Some("not-https"));
    check_webhook("http://8.8.8.8/hook", Some("not-https"), Some("not-https"));
    check_webhook("http://localhost:8080/hook", Some("bad-webhook"), Some("bad-webhook"));
    check_webhook("http://127.0.0.1:22/hook", Some("port-not-allowed"), Some("not-https"));
}
