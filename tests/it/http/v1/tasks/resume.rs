//! `POST /v1/tasks/{task}/resume`: work goes on after a suspension.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, server_after, stage};

#[test]
fn work_goes_on_in_the_stage_it_was_halted_in() {
    let before = [("submit", "2022-02-07"), ("return", "2022-02-08"), ("suspend", "2022-02-14")];
    let task = happens(&server_after(&before), "resume", "2022-03-01");
    assert_eq!(stage(&task), "returned");
    assert_eq!(last_fact(&task), ["resumed", "2022-03-01", "2022-03-31", ""]);
}

#[test]
fn what_goes_on_is_reminded_of_again() {
    let server = server_after(&[("suspend", "2022-02-14"), ("resume", "2022-03-30")]);
    let rungs: Vec<_> = server.list("/v1/reminders", 10).iter().map(|row| row["rung"].clone()).collect();
    assert_eq!(rungs, [-15, -7, -3, -1, 0, 1, 3, 8].map(|rung| json!(rung)));
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("resume", &[("suspend", "2022-02-14")], &json!({ "on": "2022-03-01" }));
    check_wrong_stage("resume", &[("start", "2022-02-14")], &json!({ "on": "2022-03-01" }));
}
