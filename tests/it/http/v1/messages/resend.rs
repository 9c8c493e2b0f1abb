//! `POST /v1/messages/{message}/resend`: a dead message is tried again.

use serde_json::json;

use crate::harness::Server;
use crate::http::delivered::four;

#[test]
fn a_dead_message_waits_again_under_its_id_and_says_who_wanted_it() {
    let server = Server::start();
    let [_, _, dead, _] = four(&server);
    let path = format!("/v1/messages/{dead}/resend");
    let shown = server.post(&path, &json!({})).ok();
    assert_eq!(
        (&shown["id"], &shown["status"], &shown["tries"]),
        (&json!(dead.to_string()), &json!("waiting"), &json!(0))
    );
    assert_eq!(shown["next"], "2022-03-31T10:00:00Z");
    assert_eq!(shown["resent"], json!({"at": "2022-03-31T10:00:00Z", "by": "administrator"}));
    assert_eq!(shown["deliveries"].as_array().map(Vec::len), Some(1), "what was tried before stays known");
    server.post(&path, &json!({})).faulty(&[("", "not-dead")]);
}

#[test]
fn what_is_not_dead_or_not_as_it_was_seen_is_not_sent_again() {
    let server = Server::start();
    let [waiting, delivered, dead, _] = four(&server);
    for living in [waiting, delivered] {
        server.post(&format!("/v1/messages/{living}/resend"), &json!({})).faulty(&[("", "not-dead")]);
    }
    let path = format!("/v1/messages/{dead}/resend");
    server.request("POST", &path).token(&server.token).header("if-match", "\"1\"").send().refused(412, "stale");
    server.request("POST", &path).send().refused(401, "unauthenticated");
    server.post("/v1/messages/first/resend", &json!({})).refused(404, "absent");
}
