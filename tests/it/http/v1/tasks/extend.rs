//! `POST /v1/tasks/{task}/extend`: a decision moves the deadline; the original is kept.

use serde_json::json;

use crate::harness::Server;
use crate::http::event::{TASK, assignment, check_refusals, check_wrong_stage, last_fact, send, server};

#[test]
fn an_extension_moves_the_deadline_from_its_day_on_and_keeps_the_original() {
    let server = server();
    let body = json!({ "on": "2022-03-10", "until": "2022-04-05", "note": "45/QĐ-UBND" });
    let task = send(&server, "extend", &body).ok();
    let deadlines = |task: &serde_json::Value| {
        ["deadline", "original_deadline"].map(|key| task["state"][key].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(deadlines(&task), ["2022-04-05", "2022-03-15"]);
    assert_eq!(task["state"]["timeliness"], "in-time");
    assert_eq!(last_fact(&task), ["extended", "2022-03-10", "2022-03-31", "45/QĐ-UBND"]);
    assert_eq!(task["facts"].as_array().unwrap().last().unwrap()["deadline"], "2022-04-05");
    let before = server.get(&format!("{TASK}?as_of=2022-03-09")).ok();
    assert_eq!(deadlines(&before), ["2022-03-15", "2022-03-15"]);
}

#[test]
fn a_new_deadline_has_a_ladder_of_its_own() {
    let server = server();
    send(&server, "extend", &json!({ "on": "2022-03-10", "until": "2022-04-05" })).ok();
    let rows = server.list("/v1/reminders?task=cchc-2022:90", 3);
    let rows: Vec<_> =
        rows.iter().map(|row| (row["deadline"].as_str().unwrap(), row["rung"].as_i64().unwrap())).collect();
    let old = [-15, -7, -3, -1, 0, 1, 3, 8].map(|rung| ("2022-03-15", rung));
    let new = [-15, -7, -3].map(|rung| ("2022-04-05", rung));
    assert_eq!(rows, [&old[..], &new].concat());
}

#[test]
fn bad_input_has_its_own_answers() {
    let body = json!({ "on": "2022-03-10", "until": "2022-04-05" });
    check_refusals("extend", &[], &body);
    check_wrong_stage("extend", &[("cancel", "2022-03-10")], &body);
}

#[test]
fn an_extension_that_does_not_extend_is_refused() {
    let server = server();
    let until = |until: &str| send(&server, "extend", &json!({ "on": "2022-03-10", "until": until }));
    until("2022-03-15").faulty(&[("until", "extension-not-later")]);
    until("2022-03-14").faulty(&[("until", "extension-not-later")]);
    until("2022-01-31").faulty(&[("until", "deadline-before-assignment")]);
    until("2022-02-31").faulty(&[("until", "bad-day")]);
    until("").faulty(&[("until", "bad-day")]);
    let both = json!({ "on": "31/3/2022", "until": "31/4/2022" });
    send(&server, "extend", &both).faulty(&[("on", "bad-day"), ("until", "bad-day")]);
}

#[test]
fn what_has_no_deadline_cannot_be_extended() {
    let server = Server::start();
    let mut assignment = assignment();
    assignment.as_object_mut().unwrap().remove("due");
    assert_eq!(server.post("/v1/tasks", &assignment).status, 201);
    let body = json!({ "on": "2022-03-10", "until": "2022-04-05" });
    send(&server, "extend", &body).faulty(&[("on", "nothing-to-extend")]);
}
