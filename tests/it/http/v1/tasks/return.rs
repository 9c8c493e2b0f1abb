//! `POST /v1/tasks/{task}/return`: the assigner sends the last submission back.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, server_after, stage, state_on};

#[test]
fn a_returned_submission_does_not_count() {
    let server = server_after(&[("submit", "2022-03-14")]);
    let task = happens(&server, "return", "2022-03-16");
    assert_eq!((stage(&task), &task["state"]["done"]), ("returned", &json!(null)));
    assert_eq!(last_fact(&task), ["returned", "2022-03-16", "2022-03-31", ""]);
    assert_eq!(state_on(&server, "2022-03-16"), ("returned".into(), "late".into()));
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("return", &[("submit", "2022-03-14")], &json!({ "on": "2022-03-16" }));
    check_wrong_stage("return", &[("start", "2022-03-14")], &json!({ "on": "2022-03-16" }));
}
