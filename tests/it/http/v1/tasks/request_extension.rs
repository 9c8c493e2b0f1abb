//! `POST /v1/tasks/{task}/request-extension`: the unit asks for a later deadline.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, last_fact, send, server};

#[test]
fn what_is_asked_for_moves_nothing_until_it_is_granted() {
    let server = server();
    let body = json!({ "on": "2022-03-10", "until": "2022-04-05", "note": "thiếu nhân sự" });
    let task = send(&server, "request-extension", &body).ok();
    let state = &task["state"];
    assert_eq!((&state["deadline"], &state["requested_deadline"]), (&json!("2022-03-15"), &json!("2022-04-05")));
    assert_eq!(last_fact(&task), ["extension-requested", "2022-03-10", "2022-03-31", "thiếu nhân sự"]);
    send(&server, "request-extension", &body).faulty(&[("on", "extension-already-requested")]);
    let granted = json!({ "on": "2022-03-11", "until": "2022-04-01", "note": "45/QĐ-UBND" });
    let task = send(&server, "extend", &granted).ok();
    let state = &task["state"];
    assert_eq!((&state["deadline"], &state["original_deadline"]), (&json!("2022-04-01"), &json!("2022-03-15")));
    assert!(state.get("requested_deadline").is_none(), "it is answered");
}

#[test]
fn bad_input_has_its_own_answers() {
    let body = json!({ "on": "2022-03-10", "until": "2022-04-05", "note": "thiếu nhân sự" });
    check_refusals("request-extension", &[], &body);
    check_wrong_stage("request-extension", &[("cancel", "2022-03-10")], &body);
    let refused = |body, faults: &[(&str, &str)]| send(&server(), "request-extension", &body).faulty(faults);
    refused(json!({ "on": "2022-03-10", "until": "2022-04-05" }), &[("note", "missing")]);
    refused(json!({ "on": "2022-03-10", "until": "2022-03-15", "note": "x" }), &[("until", "extension-not-later")]);
}
