//! `POST /v1/tasks`: a task is assigned to a unit.

use serde_json::{Value, json};

use crate::harness::{Answer, Server};
use crate::http::event::assignment;

fn with(changes: &[(&str, Value)]) -> Value {
    let mut body = assignment();
    for (key, value) in changes {
        body[*key] = value.clone();
    }
    body
}

fn assign(server: &Server, changes: &[(&str, Value)]) -> Answer {
    server.post("/v1/tasks", &with(changes))
}

#[test]
fn a_task_is_recorded_as_it_was_assigned() {
    let server = Server::start();
    let more = [
        ("title", json!("  Ban hành Kê\u{301} hoạch ")),
        ("product", json!("Kế hoạch")),
        ("directive", json!("cao-lanh-kiem-tra-2022")),
        ("note", json!("379/UBND-NV")),
    ];
    let answer = assign(&server, &more);
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(answer.header("location"), "/v1/tasks/cchc-2022:90");
    let mut task = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", task["version"]));
    assert_eq!(server.get(answer.header("location")).ok(), task, "what is answered is what is recorded");
    let version = task["version"].clone();
    let fact = |event: &str| json!({ "event": event, "on": "2022-02-01", "recorded_on": "2022-03-31", "recorded": version, "note": "379/UBND-NV" });
    let mut due = fact("due");
    due["deadline"] = json!("2022-03-15");
    assert_eq!(task["facts"], json!([fact("assigned"), due]));
    for key in ["facts", "reminders"] {
        task.as_object_mut().unwrap().remove(key);
    }
    assert_eq!(
        task,
        json!({
            "task": "cchc-2022:90", "plan": "cchc-2022", "number": "90", "title": "Ban hành Kế hoạch", "unit": "866",
            "area": "direction", "assigner": "UBND Tỉnh", "product": "Kế hoạch", "directive": "cao-lanh-kiem-tra-2022",
            "version": version, "as_of": "2022-03-31",
            "state": {
                "stage": "not-started", "timeliness": "late", "progress_percent": 0, "assigned": "2022-02-01",
                "original_deadline": "2022-03-15", "deadline": "2022-03-15"
            }
        })
    );
}

#[test]
fn reminders_that_are_due_at_once_come_with_the_assignment() {
    let task = assign(&Server::start(), &[]).json();
    let rows: Vec<_> = task["reminders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["rung"].as_i64().unwrap(), row["due"].as_str().unwrap(), row["superseded"].as_bool().unwrap()))
        .collect();
    let superseded = [
        (-15, "2022-02-22"),
        (-7, "2022-03-04"),
        (-3, "2022-03-10"),
        (-1, "2022-03-14"),
        (0, "2022-03-15"),
        (1, "2022-03-16"),
        (3, "2022-03-18"),
    ];
    let superseded = superseded.map(|(rung, due)| (rung, due, true));
    assert_eq!(rows, [&superseded[..], &[(8, "2022-03-25", false)]].concat());
    assert_eq!(task["reminders"][7]["written"], "2022-03-31T10:00:00Z");
}

#[test]
fn a_task_needs_no_deadline() {
    let task = assign(&Server::start(), &[("due", json!(null))]).json();
    assert_eq!((&task["state"]["timeliness"], &task["state"]["deadline"]), (&json!("no-deadline"), &json!(null)));
    assert_eq!(task["reminders"], json!([]));
}

#[test]
fn everything_that_is_missing_is_said_at_once() {
    Server::start().post("/v1/tasks", &json!({})).faulty(&[
        ("plan", "bad-identifier"),
        ("number", "bad-identifier"),
        ("title", "missing"),
        ("assigner", "missing"),
        ("area", "unknown-area"),
        ("assigned", "bad-day"),
        ("unit", "missing"),
    ]);
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let wrong = json!({
        "plan": "06/KH-UBND", "number": "số 1", "title": " ", "unit": "29 869", "area": "economy", "assigner": "\u{202e}",
        "product": "x".repeat(2_001), "directive": "08/CT-UBND", "assigned": "2022-02-31", "due": "31/3/2022", "note": "một\nhai"
    });
    Server::start().post("/v1/tasks", &wrong).faulty(&[
        ("plan", "bad-identifier"),
        ("number", "bad-identifier"),
        ("title", "missing"),
        ("assigner", "control-character"),
        ("product", "text-too-long"),
        ("note", "line-break"),
        ("area", "unknown-area"),
        ("directive", "bad-identifier"),
        ("assigned", "bad-day"),
        ("due", "bad-day"),
        ("unit", "bad-identifier"),
    ]);
}

#[test]
fn what_fits_no_other_field_is_said_at_once_too() {
    let changes = [("unit", json!("99999")), ("assigned", json!("2022-04-02")), ("due", json!("2022-04-01"))];
    assign(&Server::start(), &changes).faulty(&[
        ("unit", "unknown-unit"),
        ("assigned", "in-the-future"),
        ("due", "deadline-before-assignment"),
    ]);
}

#[test]
fn a_deadline_on_the_day_of_assignment_is_no_fault_and_a_day_before_is() {
    let server = Server::start();
    assign(&server, &[("due", json!("2022-01-31"))]).faulty(&[("due", "deadline-before-assignment")]);
    assert_eq!(assign(&server, &[("due", json!("2022-02-01"))]).status, 201);
}

#[test]
fn a_code_is_read_on_the_day_of_assignment() {
    let early = Server::start();
    assign(&early, &[("unit", json!("11948"))]).faulty(&[("unit", "unit-at-wrong-date")]);
    let late = crate::harness::Prepared::new().at("2025-08-01", 8).serve();
    let on =
        |unit: &str, day: &str| assign(&late, &[("unit", json!(unit)), ("assigned", json!(day)), ("due", json!(null))]);
    on("866", "2025-07-01").faulty(&[("unit", "unit-at-wrong-date")]);
    on("11948", "2025-06-30").faulty(&[("unit", "unit-at-wrong-date")]);
    assert_eq!(on("866", "2025-06-30").status, 201);
}

#[test]
fn a_local_unit_takes_tasks_once_it_is_known() {
    assign(&Server::start(), &[("unit", json!("866.NV"))]).faulty(&[("unit", "unknown-unit")]);
    let server = crate::harness::Prepared::new().office("cao-lanh").serve();
    let answer = assign(&server, &[("unit", json!("866.NV"))]);
    assert_eq!((answer.status, answer.json()["unit"].as_str()), (201, Some("866.NV")));
}

#[test]
fn a_task_is_assigned_once() {
    let server = Server::start();
    let first = assign(&server, &[]).json();
    assign(&server, &[("title", json!("Khác"))]).refused(409, "exists");
    assert_eq!(server.get("/v1/tasks/cchc-2022:90").ok(), first);
    assert_eq!(assign(&server, &[("plan", json!("cchc-2023"))]).status, 201, "a number is one within its plan");
}

#[test]
fn who_has_no_right_assigns_nothing() {
    let server = Server::start();
    let request = || server.request("POST", "/v1/tasks").json(&assignment());
    request().send().refused(401, "unauthenticated");
    assert_eq!(request().send().header("www-authenticate"), "Bearer");
    request().token("dondoc_0").send().refused(401, "unauthenticated");
    request().header("authorization", &format!("Basic {}", server.token)).send().refused(401, "unauthenticated");
    request().header("authorization", &server.token).send().refused(401, "unauthenticated");
    assert_eq!(server.list("/v1/tasks", 10), [json!(null); 0]);
    assert_eq!(request().header("authorization", &format!("bearer  {}", server.token)).send().status, 201);
}

#[test]
fn a_body_that_is_not_the_json_expected_is_refused() {
    let server = Server::start();
    let raw = |bytes: &[u8]| server.request("POST", "/v1/tasks").token(&server.token).body(bytes).send();
    for bytes in [
        &b""[..],
        b"plan=cchc-2022",
        b"[]",
        b"{\"plan\": \"\xff\"}",
        b"{} {}",
        b"{\"plan\":1}",
        b"{\"unit\":\"866\",\"unit\":\"869\"}",
    ] {
        raw(bytes).refused(400, "bad-json");
    }
    assign(&server, &[("deadline", json!("2022-03-15"))]).refused(400, "bad-json");
    let at_most = |title: usize| with(&[("title", json!("x".repeat(title)))]).to_string();
    let room = (1 << 20) - at_most(0).len();
    raw(at_most(room).as_bytes()).faulty(&[("title", "text-too-long")]);
    raw(at_most(room + 1).as_bytes()).refused(413, "body-too-large");
    assert_eq!(server.list("/v1/tasks", 10), [json!(null); 0]);
}
