//! What every create has in common: under an idempotency key it is done once, however often it is sent.

use serde_json::{Value, json};

use super::contention::at_once;
use super::event::assignment;
use super::waived::exception;
use crate::harness::{Answer, Server};

fn create(server: &Server, path: &str, key: &str, body: &Value) -> Answer {
    server.request("POST", path).token(&server.token).header("idempotency-key", key).json(body).send()
}

/// An exception to one check from a day on.
fn waiver(from: &str) -> Value {
    exception("CL-08", "", from, "2022-06-30")
}

#[test]
fn the_same_create_sent_again_is_answered_alike_and_done_once() {
    let server = Server::start();
    for (path, body) in [("/v1/tasks", assignment()), ("/v1/waivers", waiver("2022-04-01"))] {
        let first = create(&server, path, path, &body);
        assert_eq!(first.status, 201, "{}", first.text);
        let again = create(&server, path, path, &body);
        assert_eq!((again.status, &again.text), (201, &first.text));
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!(again.header("etag"), first.header("etag"));
    }
    assert_eq!(server.get("/v1/waivers").ok()["items"][0]["waivers"].as_array().unwrap().len(), 1);
}

#[test]
fn a_task_that_moved_on_is_answered_as_it_is_now() {
    let server = Server::start();
    create(&server, "/v1/tasks", "b1f0", &assignment());
    server.post("/v1/tasks/cchc-2022:90/start", &json!({"on": "2022-02-02"})).ok();
    let again = create(&server, "/v1/tasks", "b1f0", &assignment());
    assert_eq!((again.status, &again.json()["state"]["stage"]), (201, &json!("started")));
}

#[test]
fn without_the_key_or_under_another_the_same_create_is_a_second_one() {
    let server = Server::start();
    create(&server, "/v1/tasks", "b1f0", &assignment());
    server.post("/v1/tasks", &assignment()).refused(409, "exists");
    create(&server, "/v1/tasks", "b1f1", &assignment()).refused(409, "exists");
}

#[test]
fn a_key_used_for_another_request_is_refused_and_nothing_is_made() {
    let server = Server::start();
    create(&server, "/v1/tasks", "b1f0", &assignment());
    let mut other = assignment();
    other["number"] = json!("91");
    create(&server, "/v1/tasks", "b1f0", &other).faulty(&[("Idempotency-Key", "idempotency-key-reused")]);
    create(&server, "/v1/waivers", "b1f0", &waiver("2022-04-01"))
        .faulty(&[("Idempotency-Key", "idempotency-key-reused")]);
    server.get("/v1/tasks/cchc-2022:91").refused(404, "absent");
    assert_eq!(server.list("/v1/waivers", 10), Vec::<Value>::new());
}

#[test]
fn a_faulty_create_uses_up_no_key() {
    let server = Server::start();
    let mut body = assignment();
    body["unit"] = json!("99999");
    create(&server, "/v1/tasks", "b1f0", &body).faulty(&[("unit", "unknown-unit")]);
    assert_eq!(create(&server, "/v1/tasks", "b1f0", &assignment()).status, 201);
}

#[test]
fn one_key_sent_many_times_at_once_makes_one_waiver() {
    let server = Server::start();
    let answers = at_once(|| create(&server, "/v1/waivers", "b1f0", &waiver("2022-04-01")));
    for answer in &answers {
        assert_eq!((answer.status, &answer.text), (201, &answers[0].text));
    }
}

#[test]
fn a_key_that_is_none_is_refused() {
    let server = Server::start();
    for key in ["", "a b", &"x".repeat(256)] {
        create(&server, "/v1/tasks", key, &assignment()).refused(400, "bad-idempotency-key");
    }
    assert_eq!(create(&server, "/v1/tasks", &"x".repeat(255), &assignment()).status, 201);
}
