//! `POST /v1/tasks/{task}/decline-extension`: the assigner declines the deadline that was asked for.

use serde_json::json;

use crate::http::event::{TASK, last_fact, send, server};

#[test]
fn what_is_declined_can_be_asked_for_again() {
    let server = server();
    let asked = json!({ "on": "2022-03-10", "until": "2022-04-05", "note": "thiếu nhân sự" });
    let declined = json!({ "on": "2022-03-11", "note": "đã đủ thời gian" });
    send(&server, "decline-extension", &declined).faulty(&[("on", "nothing-requested")]);
    send(&server, "request-extension", &asked).ok();
    send(&server, "decline-extension", &json!({ "on": "2022-03-11" })).faulty(&[("note", "missing")]);
    let task = send(&server, "decline-extension", &declined).ok();
    assert!(task["state"].get("requested_deadline").is_none());
    assert_eq!(task["state"]["deadline"], "2022-03-15");
    assert_eq!(last_fact(&task), ["extension-declined", "2022-03-11", "2022-03-31", "đã đủ thời gian"]);
    send(&server, "decline-extension", &declined).faulty(&[("on", "nothing-requested")]);
    let again = json!({ "on": "2022-03-12", "until": "2022-03-25", "note": "thiếu nhân sự" });
    send(&server, "request-extension", &again).ok();
}

#[test]
fn bad_input_has_its_own_answers() {
    let server = server();
    let path = format!("{TASK}/decline-extension");
    server.request("POST", &path).json(&json!({ "on": "2022-03-11" })).send().refused(401, "unauthenticated");
    send(&server, "decline-extension", &json!({ "on": "", "note": "x" })).faulty(&[("on", "bad-day")]);
    send(&server, "decline-extension", &json!({ "on": "2022-03-11", "until": "x" })).refused(400, "bad-json");
}
