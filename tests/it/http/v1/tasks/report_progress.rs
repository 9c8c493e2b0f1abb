//! `POST /v1/tasks/{task}/report-progress`: the unit says how far it is.

use serde_json::json;

use crate::http::event::{TASK, check_refusals, check_wrong_stage, last_fact, send, server_after, stage};

#[test]
fn the_last_report_up_to_a_day_counts() {
    let server = server_after(&[("start", "2022-02-02")]);
    let report =
        |on: &str, percent: u32| send(&server, "report-progress", &json!({ "on": on, "percent": percent })).ok();
    report("2022-02-14", 25);
    let task = report("2022-03-14", 70);
    assert_eq!(stage(&task), "started");
    assert_eq!((&task["state"]["progress_percent"], &task["state"]["reported"]), (&json!(70), &json!("2022-03-14")));
    assert_eq!(last_fact(&task), ["progress-reported", "2022-03-14", "2022-03-31", ""]);
    assert_eq!(task["facts"].as_array().unwrap().last().unwrap()["percent"], 70);
    let earlier = server.get(&format!("{TASK}?as_of=2022-03-13")).ok();
    assert_eq!(earlier["state"]["progress_percent"], 25);
    assert_eq!(earlier["facts"].as_array().unwrap().len(), 4, "assigned, due, started and one report");
}

#[test]
fn bad_input_has_its_own_answers() {
    let body = json!({ "on": "2022-02-14", "percent": 25 });
    check_refusals("report-progress", &[("start", "2022-02-02")], &body);
    check_wrong_stage("report-progress", &[], &body);
}

#[test]
fn more_than_all_is_refused() {
    let server = server_after(&[("start", "2022-02-02")]);
    let report = |percent: serde_json::Value| {
        send(&server, "report-progress", &json!({ "on": "2022-02-14", "percent": percent }))
    };
    report(json!(0)).ok();
    report(json!(100)).ok();
    report(json!(101)).faulty(&[("percent", "not-a-percentage")]);
    report(json!(1_000)).faulty(&[("percent", "not-a-percentage")]);
    for unreadable in [json!(-1), json!(12.5), json!("12"), json!(null)] {
        report(unreadable).refused(400, "bad-json");
    }
}
