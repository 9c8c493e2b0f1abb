//! `POST /v1/tasks/{task}/snooze`: the unit puts its reminders off, with a reason.

use serde_json::{Value, json};

use crate::harness::Prepared;
use crate::http::event::{assignment, check_wrong_stage, last_fact, send, server};

fn snooze(on: &str, until: &str) -> Value {
    json!({ "on": on, "until": until, "note": "chờ ý kiến Sở Nội vụ" })
}

#[test]
fn what_falls_due_while_it_is_put_off_is_told_on_the_day_after() {
    let server = Prepared::new().at("2022-03-09", 8).serve();
    assert_eq!(server.post("/v1/tasks", &assignment()).status, 201);
    let task = send(&server, "snooze", &snooze("2022-03-09", "2022-03-14")).ok();
    assert_eq!(task["state"]["snoozed_until"], "2022-03-14");
    assert_eq!(last_fact(&task), ["snoozed", "2022-03-09", "2022-03-09", "chờ ý kiến Sở Nội vụ"]);
    assert_eq!(task["facts"].as_array().unwrap().last().unwrap()["until"], "2022-03-14");
    let on = |day: &str| {
        server.set_clock(day, 8);
        server.tick();
        let rows = server.list("/v1/reminders", 10);
        let row = |row: &Value| (row["rung"].as_i64().unwrap(), row["superseded"] == true, row["silenced"].clone());
        rows.iter().map(row).skip(2).collect::<Vec<_>>()
    };
    assert_eq!(on("2022-03-14"), []);
    let snoozed = json!("snoozed");
    assert_eq!(on("2022-03-15"), [(-3, true, snoozed.clone()), (-1, true, snoozed), (0, false, json!(null))]);
}

#[test]
fn reminders_are_put_off_for_ten_working_days_at_most_and_with_a_reason() {
    let server = server();
    let refused = |body: &Value, faults: &[(&str, &str)]| send(&server, "snooze", body).faulty(faults);
    refused(&snooze("2022-03-09", "2022-03-24"), &[("until", "snooze-too-long")]);
    refused(&snooze("2022-03-09", "2022-03-09"), &[("until", "snooze-not-later")]);
    refused(&snooze("2022-02-31", "31/3/2022"), &[("on", "bad-day"), ("until", "bad-day")]);
    refused(&snooze("2022-04-01", "2022-04-05"), &[("on", "in-the-future")]);
    refused(&json!({ "on": "2022-03-09", "until": "2022-03-10" }), &[("note", "missing")]);
    send(&server, "snooze", &snooze("2022-03-09", "2022-03-23")).ok();
    refused(&snooze("2022-03-20", "2022-03-25"), &[("on", "already-snoozed")]);
    let path = "/v1/tasks/cchc-2022:90/snooze";
    server.request("POST", path).json(&snooze("2022-03-09", "2022-03-10")).send().refused(401, "unauthenticated");
}

#[test]
fn bad_input_has_its_own_answers() {
    check_wrong_stage("snooze", &[("cancel", "2022-03-08")], &snooze("2022-03-09", "2022-03-10"));
}
