//! `POST /v1/messages/resend`: all dead messages of a contact are tried again.

use serde_json::json;

use dondoc::domain::message::Channel;
use dondoc::domain::outbox::FailureKind;

use crate::harness::{Server, posted};
use crate::http::delivered::{HOOK, four, tried};

#[test]
fn all_dead_messages_of_one_contact_wait_again_and_no_others() {
    let server = Server::start();
    four(&server);
    for number in 10..310 {
        let id = posted::post_one(&server.engine, "vp", Channel::Webhook, HOOK, number);
        if number < 20 {
            tried(&server, &id, Err((FailureKind::RefusedAddress, "10.0.0.1")));
        }
    }
    let other = posted::post_one(&server.engine, "kt", Channel::Webhook, HOOK, 400);
    tried(&server, &other, Err((FailureKind::Rejected, "410 Gone")));
    let resend = |contact: &str| server.post("/v1/messages/resend", &json!({"contact": contact}));
    assert_eq!(resend("vp").ok(), json!({"resent": 11}));
    assert_eq!(resend("vp").ok(), json!({"resent": 0}));
    assert_eq!(server.list("/v1/messages?status=dead", 5).len(), 1);
}

#[test]
fn a_contact_must_be_named() {
    let server = Server::start();
    server.post("/v1/messages/resend", &json!({})).faulty(&[("contact", "bad-identifier")]);
    server.post("/v1/messages/resend", &json!({"unit": "866"})).refused(400, "bad-json");
    server
        .request("POST", "/v1/messages/resend")
        .json(&json!({"contact": "vp"}))
        .send()
        .refused(401, "unauthenticated");
}
