//! `GET /v1/reminders`: the reminders that were written, by unit and task.

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};
use crate::http::event::{assignment, happens, server};

fn rows(items: &[Value]) -> Vec<(i64, &str, bool)> {
    let row = |item: &'_ Value| item["rung"].as_i64().expect("a reminder has a rung");
    items.iter().map(|item| (row(item), item["due"].as_str().unwrap(), item["superseded"].as_bool().unwrap())).collect()
}

#[test]
fn each_rung_is_written_when_it_falls_due_and_once() {
    let server = Prepared::new().at("2022-02-01", 8).serve();
    assert_eq!(server.post("/v1/tasks", &assignment()).status, 201);
    let on = |day: &str| {
        server.set_clock(day, 8);
        server.tick();
        server.tick();
        server.list("/v1/reminders", 2)
    };
    assert_eq!(rows(&on("2022-02-21")), []);
    assert_eq!(rows(&on("2022-02-22")), [(-15, "2022-02-22", false)]);
    assert_eq!(rows(&on("2022-02-25")), [(-15, "2022-02-22", false)]);
    let climbed = [
        (-15, "2022-02-22", false),
        (-7, "2022-03-04", true),
        (-3, "2022-03-10", true),
        (-1, "2022-03-14", true),
        (0, "2022-03-15", true),
        (1, "2022-03-16", true),
        (3, "2022-03-18", false),
    ];
    assert_eq!(rows(&on("2022-03-20")), climbed, "what fell due while nobody looked is written once");
    assert_eq!(rows(&on("2022-03-24")), climbed);
}

#[test]
fn a_reminder_says_whom_of_what_and_until_when() {
    let reminder = server().list("/v1/reminders", 10).pop();
    let expected = json!({
        "task": "cchc-2022:90", "title": "Ban hành Kế hoạch", "unit": "866", "deadline": "2022-03-15", "rung": 8,
        "due": "2022-03-25", "written": "2022-03-31T10:00:00Z", "superseded": false,
        "provisional": false, "stands_for": 1,
        "owed": [{ "unit": "866", "standing": "waiting" }, { "unit": "87", "standing": "waiting" }]
    });
    assert_eq!(reminder, Some(expected));
}

#[test]
fn nobody_is_reminded_of_what_is_done() {
    let server = Prepared::new().at("2022-03-09", 8).serve();
    assert_eq!(server.post("/v1/tasks", &assignment()).status, 201);
    happens(&server, "submit", "2022-03-09");
    happens(&server, "accept", "2022-03-09");
    server.set_clock("2022-06-01", 8);
    server.tick();
    assert_eq!(rows(&server.list("/v1/reminders", 10)), [(-15, "2022-02-22", true), (-7, "2022-03-04", false)]);
}

#[test]
fn a_list_read_page_by_page_holds_every_reminder_once_and_filters_apply() {
    let server = Prepared::new().office("cao-lanh").serve();
    server.tick();
    let all = server.list("/v1/reminders", 500);
    assert!(all.len() > 12, "the demonstration has reminders");
    for limit in [1, 2, 3] {
        assert_eq!(server.list("/v1/reminders", limit), all, "in pages of {limit}");
    }
    let with = |key: &str, value: &str| all.iter().filter(|row| row[key] == value).cloned().collect::<Vec<_>>();
    let (of_unit, of_task) = (with("unit", "866.KT"), with("task", "cv-379-2022:03"));
    assert_eq!((of_unit.len(), of_task.len()), (8, 7));
    assert_eq!(server.list("/v1/reminders?unit=866.KT", 3), of_unit);
    assert_eq!(server.list("/v1/reminders?task=cv-379-2022:03", 1), of_task);
    assert_eq!(server.list("/v1/reminders?unit=866.KT&task=cv-379-2022:03", 1), [json!(null); 0]);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/reminders?unit=a%20b&task=cchc-2022&cursor=x&limit=501").faulty(&[
        ("unit", "bad-parameter"),
        ("task", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/reminders?as_of=2022-03-31").refused(400, "bad-query");
    server.request("POST", "/v1/reminders").send().refused(405, "no-such-method");
}
