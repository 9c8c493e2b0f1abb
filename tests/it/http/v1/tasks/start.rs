//! `POST /v1/tasks/{task}/start`: work on the task begins.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, last_fact, send, server, server_after, stage, state_on};

#[test]
fn a_start_is_recorded_with_its_day_and_its_paper() {
    let server = server();
    let task = send(&server, "start", &json!({ "on": "2022-02-07", "note": " 12/TB-VP " })).ok();
    assert_eq!(stage(&task), "started");
    assert_eq!(task["state"]["started"], "2022-02-07");
    assert_eq!(last_fact(&task), ["started", "2022-02-07", "2022-03-31", "12/TB-VP"]);
    assert_eq!(state_on(&server, "2022-02-06").0, "not-started");
    assert_eq!(state_on(&server, "2022-02-07").0, "started");
}

#[test]
fn what_was_returned_can_be_started_again_and_keeps_its_first_start() {
    let before = [("start", "2022-02-07"), ("submit", "2022-03-01"), ("return", "2022-03-03")];
    let task = crate::http::event::happens(&server_after(&before), "start", "2022-03-04");
    assert_eq!((stage(&task), &task["state"]["started"]), ("started", &json!("2022-02-07")));
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("start", &[], &json!({ "on": "2022-02-07" }));
    check_wrong_stage("start", &[("start", "2022-02-07")], &json!({ "on": "2022-02-08" }));
}

#[test]
fn an_event_before_the_last_one_is_refused() {
    let server = server_after(&[("submit", "2022-03-01"), ("return", "2022-03-03")]);
    send(&server, "start", &json!({ "on": "2022-03-02" })).faulty(&[("on", "before-last-change")]);
}
