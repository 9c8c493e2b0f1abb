//! `POST /v1/feeds/{feed}/revoke`: the address of a calendar feed leads nowhere any more.

use serde_json::{Value, json};

use crate::harness::{Answer, Server};
use crate::http::feed::added;

fn revoke(server: &Server, id: &str, seen: Option<&str>) -> Answer {
    let request = server.request("POST", &format!("/v1/feeds/{id}/revoke")).token(&server.token);
    match seen {
        Some(seen) => request.header("if-match", seen).body("").send(),
        None => request.body("").send(),
    }
}

#[test]
fn a_revoked_feed_answers_like_one_that_never_was_and_others_go_on() {
    let server = Server::start();
    let ((id, path), (_, other)) = (added(&server, "866", false), added(&server, "866", false));
    assert_eq!(revoke(&server, &id, None).status, 200);
    let without_id = |answer: Answer| {
        let mut problem = answer.json();
        problem["request_id"].take();
        (answer.status, problem)
    };
    let never = without_id(server.get(&format!("/feeds/dondoc_feed_{}.ics", "0".repeat(64))));
    assert_eq!(without_id(server.get(&path)), never);
    assert_eq!((never.0, &never.1["code"]), (404, &json!("absent")));
    assert_eq!(server.get(&other).status, 200);
}

#[test]
fn revoking_twice_changes_nothing_and_a_stale_version_is_refused() {
    let server = Server::start();
    let (id, path) = added(&server, "866", false);
    revoke(&server, &id, Some("\"1\"")).refused(412, "stale");
    assert_eq!(server.get(&path).status, 200);
    let first = revoke(&server, &id, Some("\"2\""));
    assert_eq!((first.status, first.header("etag")), (200, "\"3\""));
    server.set_clock("2022-04-01", 8);
    assert_eq!(revoke(&server, &id, None).ok(), first.json());
}

#[test]
fn what_is_no_feed_cannot_be_revoked_nor_by_anybody() {
    let server = Server::start();
    let (id, path) = added(&server, "866", false);
    for unknown in ["0000000000000000", "a%20b"] {
        revoke(&server, unknown, None).refused(404, "absent");
    }
    server.request("POST", &format!("/v1/feeds/{id}/revoke")).json(&Value::Null).send().refused(401, "unauthenticated");
    assert_eq!(server.get(&path).status, 200);
}
