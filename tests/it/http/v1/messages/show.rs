//! `GET /v1/messages/{message}`: one message with its text, and every delivery with its answer.

use serde_json::json;

use dondoc::domain::outbox::FailureKind;

use crate::harness::Server;
use crate::http::delivered::{four, tried};

#[test]
fn a_message_is_shown_with_its_text_its_reminders_and_every_answer() {
    let server = Server::start();
    let [waiting, ..] = four(&server);
    tried(&server, &waiting, Ok("200 OK"));
    let answer = server.get(&format!("/v1/messages/{waiting}"));
    let shown = answer.ok();
    assert_eq!(answer.header("etag"), format!("\"{}\"", shown["version"]));
    assert!(shown["text"].as_str().is_some_and(|text| text.starts_with("Kính gửi")));
    assert_eq!(shown["reminders"], json!([{"task": "cchc-2022:000001", "deadline": "2022-03-15", "rung": -3}]));
    let results: Vec<_> = shown["deliveries"].as_array().unwrap().iter().map(|one| &one["result"]).collect();
    assert_eq!(results, ["answered", "accepted"]);
    assert_eq!(
        (&shown["status"], &shown["tries"], &shown["deliveries_dropped"]),
        (&json!("delivered"), &json!(2), &json!(0))
    );
}

#[test]
fn a_message_that_is_not_there_is_absent() {
    let server = Server::start();
    server.get("/v1/messages/20220331-00000000000000000000000000000000").refused(404, "absent");
    server.get("/v1/messages/first").refused(404, "absent");
}

#[test]
fn metrics_tell_how_many_messages_wait_and_are_dead() {
    let server = Server::start();
    let [_, _, dead, _] = four(&server);
    let told = server.get("/metrics").text;
    assert!(
        told.contains("dondoc_messages{state=\"waiting\"} 2\n") && told.contains("dondoc_messages{state=\"dead\"} 1\n")
    );
    server.post(&format!("/v1/messages/{dead}/resend"), &json!({}));
    tried(&server, &dead, Err((FailureKind::TimedOut, "15 s")));
    let told = server.get("/metrics").text;
    assert!(
        told.contains("dondoc_messages{state=\"waiting\"} 3\n") && told.contains("dondoc_messages{state=\"dead\"} 0\n")
    );
}
