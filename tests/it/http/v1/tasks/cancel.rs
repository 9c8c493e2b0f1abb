//! `POST /v1/tasks/{task}/cancel`: the assigner takes the task back.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, server_after, stage};

#[test]
fn a_task_can_be_taken_back_in_any_open_stage() {
    let stages: [&[(&str, &str)]; 5] = [
        &[],
        &[("start", "2022-02-02")],
        &[("submit", "2022-02-02")],
        &[("submit", "2022-02-02"), ("return", "2022-02-03")],
        &[("suspend", "2022-02-02")],
    ];
    for before in stages {
        let server = server_after(before);
        let task = happens(&server, "cancel", "2022-02-04");
        assert_eq!(stage(&task), "cancelled");
        assert_eq!(last_fact(&task), ["cancelled", "2022-02-04", "2022-03-31", ""]);
        assert_eq!(server.get("/v1/progress").ok()["total"]["total"], 0);
    }
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("cancel", &[], &json!({ "on": "2022-02-04" }));
    check_wrong_stage("cancel", &[("cancel", "2022-02-04")], &json!({ "on": "2022-02-04" }));
    check_wrong_stage("cancel", &[("submit", "2022-02-04"), ("accept", "2022-02-04")], &json!({ "on": "2022-02-04" }));
}
