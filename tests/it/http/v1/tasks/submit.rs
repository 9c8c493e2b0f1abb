//! `POST /v1/tasks/{task}/submit`: the unit hands in its result.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, send, server, stage, state_on};

#[test]
fn a_submission_awaits_acceptance_and_is_late_after_the_deadline() {
    let server = server();
    let task = happens(&server, "submit", "2022-03-25");
    assert_eq!(stage(&task), "awaiting-acceptance");
    assert_eq!(last_fact(&task), ["submitted", "2022-03-25", "2022-03-31", ""]);
    let of = |day: &str| state_on(&server, day);
    assert_eq!(of("2022-03-15"), ("not-started".into(), "in-time".into()));
    assert_eq!(of("2022-03-24"), ("not-started".into(), "late".into()));
    assert_eq!(of("2022-03-25"), ("awaiting-acceptance".into(), "late".into()));
}

#[test]
fn a_submission_before_the_assignment_is_refused() {
    send(&server(), "submit", &json!({ "on": "2022-01-31" })).faulty(&[("on", "before-assignment")]);
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("submit", &[], &json!({ "on": "2022-03-25" }));
    check_wrong_stage("submit", &[("submit", "2022-03-25")], &json!({ "on": "2022-03-26" }));
    check_wrong_stage("submit", &[("suspend", "2022-03-01")], &json!({ "on": "2022-03-26" }));
}

#[test]
fn everything_wrong_with_a_day_and_a_note_is_said_at_once() {
    let body = json!({ "on": "2022-04-01", "note": "a\u{0}b" });
    send(&server(), "submit", &body).faulty(&[("note", "control-character"), ("on", "in-the-future")]);
}
