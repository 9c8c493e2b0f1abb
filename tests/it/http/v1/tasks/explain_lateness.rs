//! `POST /v1/tasks/{task}/explain-lateness`: the unit says why it is late.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, last_fact, send, server, server_after};

#[test]
fn the_reason_for_being_late_is_kept_and_shown() {
    let server = server();
    let body = json!({ "on": "2022-03-20", "note": "phần mềm một cửa ngừng hoạt động" });
    let task = send(&server, "explain-lateness", &body).ok();
    assert_eq!((&task["state"]["explained"], &task["state"]["timeliness"]), (&json!("2022-03-20"), &json!("late")));
    assert_eq!(
        last_fact(&task),
        ["lateness-explained", "2022-03-20", "2022-03-31", "phần mềm một cửa ngừng hoạt động"]
    );
}

#[test]
fn what_was_done_late_can_be_explained_afterwards_and_what_was_in_time_cannot() {
    let body = json!({ "on": "2022-03-29", "note": "thiếu nhân sự" });
    let late = server_after(&[("submit", "2022-03-25"), ("accept", "2022-03-28")]);
    send(&late, "explain-lateness", &body).ok();
    let in_time = server_after(&[("submit", "2022-03-14"), ("accept", "2022-03-28")]);
    send(&in_time, "explain-lateness", &body).faulty(&[("on", "not-late")]);
}

#[test]
fn bad_input_has_its_own_answers() {
    let body = json!({ "on": "2022-03-20", "note": "thiếu nhân sự" });
    check_refusals("explain-lateness", &[], &body);
    check_wrong_stage("explain-lateness", &[("cancel", "2022-03-18")], &body);
    send(&server(), "explain-lateness", &json!({ "on": "2022-03-20" })).faulty(&[("note", "missing")]);
}
