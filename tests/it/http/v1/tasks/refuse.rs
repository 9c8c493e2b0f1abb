//! `POST /v1/tasks/{task}/refuse`: the unit refuses the task.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, send, server, server_after, stage};

#[test]
fn a_refused_task_is_owed_no_more() {
    let server = server();
    let task = send(&server, "refuse", &json!({ "on": "2022-02-04", "note": "không thuộc thẩm quyền" })).ok();
    assert_eq!(stage(&task), "refused");
    assert_eq!(last_fact(&task), ["refused", "2022-02-04", "2022-03-31", "không thuộc thẩm quyền"]);
    assert_eq!(server.get("/v1/progress").ok()["total"]["total"], 0);
    assert_eq!(server.get("/v1/progress?as_of=2022-02-03").ok()["total"]["total"], 1);
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("refuse", &[], &json!({ "on": "2022-02-04" }));
    check_wrong_stage("refuse", &[("submit", "2022-02-04")], &json!({ "on": "2022-02-05" }));
}

#[test]
fn nothing_follows_a_refusal() {
    let server = server_after(&[("refuse", "2022-02-04")]);
    for verb in ["start", "submit", "accept", "return", "suspend", "resume", "refuse", "cancel"] {
        send(&server, verb, &json!({ "on": "2022-02-05" })).faulty(&[("on", "wrong-stage")]);
    }
    let reopened = server.post("/v1/tasks", &crate::http::event::assignment());
    reopened.refused(409, "exists");
    assert_eq!(stage(&server.get(crate::http::event::TASK).ok()), "refused");
}

#[test]
fn a_started_task_can_still_be_refused() {
    assert_eq!(stage(&happens(&server_after(&[("start", "2022-02-04")]), "refuse", "2022-02-07")), "refused");
}
