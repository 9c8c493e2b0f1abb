//! `POST /v1/tasks/{task}/accept`: the assigner accepts the last submission; the task is done.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, server_after, stage};

#[test]
fn a_task_is_done_on_the_day_of_the_submission_that_was_accepted() {
    let before = [("submit", "2022-03-14"), ("return", "2022-03-16"), ("submit", "2022-03-25")];
    let task = happens(&server_after(&before), "accept", "2022-03-28");
    assert_eq!(stage(&task), "done");
    assert_eq!(task["state"]["done"], "2022-03-25");
    assert_eq!(task["state"]["timeliness"], "late");
    assert_eq!(task["state"]["progress_percent"], 100);
    assert_eq!(last_fact(&task), ["accepted", "2022-03-28", "2022-03-31", ""]);
}

#[test]
fn a_late_acceptance_of_a_timely_submission_is_in_time() {
    let task = happens(&server_after(&[("submit", "2022-03-15")]), "accept", "2022-03-28");
    assert_eq!((&task["state"]["done"], &task["state"]["timeliness"]), (&json!("2022-03-15"), &json!("in-time")));
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("accept", &[("submit", "2022-03-14")], &json!({ "on": "2022-03-28" }));
    check_wrong_stage("accept", &[], &json!({ "on": "2022-03-28" }));
    check_wrong_stage("accept", &[("submit", "2022-03-14"), ("accept", "2022-03-15")], &json!({ "on": "2022-03-28" }));
}
