//! `POST /v1/tasks/{task}/suspend`: work is halted; the deadline stays.

use serde_json::json;

use crate::http::event::{check_refusals, check_wrong_stage, happens, last_fact, server_after, stage, state_on};

#[test]
fn a_suspension_halts_the_work_and_leaves_the_deadline() {
    let server = server_after(&[("start", "2022-02-07")]);
    let task = happens(&server, "suspend", "2022-02-14");
    assert_eq!((stage(&task), &task["state"]["deadline"]), ("suspended", &json!("2022-03-15")));
    assert_eq!(last_fact(&task), ["suspended", "2022-02-14", "2022-03-31", ""]);
    assert_eq!(state_on(&server, "2022-03-16"), ("suspended".into(), "late".into()));
}

#[test]
fn nobody_is_reminded_of_what_is_suspended() {
    let server = crate::harness::Server::start();
    let mut assignment = crate::http::event::assignment();
    assignment["due"] = json!("2022-05-20");
    assert_eq!(server.post("/v1/tasks", &assignment).status, 201);
    happens(&server, "suspend", "2022-03-30");
    server.set_clock("2022-05-01", 8);
    server.tick();
    assert_eq!(server.list("/v1/reminders", 10), [json!(null); 0]);
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("suspend", &[("start", "2022-02-07")], &json!({ "on": "2022-02-14" }));
    check_wrong_stage("suspend", &[("suspend", "2022-02-07")], &json!({ "on": "2022-02-14" }));
}
