//! `GET /v1/reminder-policies/{scope}`: the policy of some tasks.

use serde_json::json;

use super::send;
use crate::harness::Server;

#[test]
fn a_policy_is_shown_under_its_version() {
    let server = Server::start();
    let set = send(&server, "plan:cchc-2022", &json!({ "rungs": [3, -5, 0], "parent_from": 3, "reason": "x" })).ok();
    let answer = server.get("/v1/reminder-policies/plan:cchc-2022");
    assert_eq!(answer.header("etag"), format!("\"{}\"", set["version"]));
    let shown = answer.ok();
    assert_eq!(shown["policy"], json!({ "rungs": [-5, 0, 3], "parent_from": 3 }));
    assert_eq!((&shown["is_set"], &shown["recorded_on"]), (&json!(true), &json!("2022-03-31")));
}

#[test]
fn a_scope_without_a_policy_is_absent() {
    let server = Server::start();
    for scope in ["plan:cchc-2022", "directive:x", "unit:866", "plan", "ALL"] {
        server.get(&format!("/v1/reminder-policies/{scope}")).refused(404, "absent");
    }
    assert_eq!(server.get("/v1/reminder-policies/all").ok()["is_set"], false);
}
