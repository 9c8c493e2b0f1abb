//! A task and what happens to it, and what every endpoint that records an event refuses.

use serde_json::{Value, json};

use crate::harness::{Answer, Server};

/// The task of these tests: assigned to thành phố Cao Lãnh on 1 February 2022, due on 15 March.
pub const TASK: &str = "/v1/tasks/cchc-2022:90";

/// An assignment of that task.
pub fn assignment() -> Value {
    json!({
        "plan": "cchc-2022", "number": "90", "title": "Ban hành Kế hoạch", "unit": "866", "area": "direction",
        "assigner": "UBND Tỉnh", "assigned": "2022-02-01", "due": "2022-03-15"
    })
}

/// A server that holds that task.
#[track_caller]
pub fn server() -> Server {
    let server = Server::start();
    let answer = server.post("/v1/tasks", &assignment());
    assert_eq!(answer.status, 201, "{}", answer.text);
    server
}

/// A server whose task has had these events, each a verb and a day.
#[track_caller]
pub fn server_after(events: &[(&str, &str)]) -> Server {
    let server = server();
    for (verb, on) in events {
        happens(&server, verb, on);
    }
    server
}

/// Records an event that needs nothing but a day, and gives the task after it.
#[track_caller]
pub fn happens(server: &Server, verb: &str, on: &str) -> Value {
    send(server, verb, &json!({ "on": on })).ok()
}

/// Sends an event.
#[track_caller]
pub fn send(server: &Server, verb: &str, body: &Value) -> Answer {
    server.post(&format!("{TASK}/{verb}"), body)
}

/// Stage and timeliness as of a day.
#[track_caller]
pub fn state_on(server: &Server, day: &str) -> (String, String) {
    let task = server.get(&format!("{TASK}?as_of={day}")).ok();
    let text = |key: &str| task["state"][key].as_str().expect("a state has both").to_owned();
    (text("stage"), text("timeliness"))
}

/// The stage of an answer.
pub fn stage(task: &Value) -> &str {
    task["state"]["stage"].as_str().expect("a state has a stage")
}

/// The last fact of an answer: its event, its legal date, the day it was recorded and its note.
pub fn last_fact(task: &Value) -> [&str; 4] {
    let fact = task["facts"].as_array().and_then(|facts| facts.last()).expect("a task has facts");
    ["event", "on", "recorded_on", "note"].map(|key| fact[key].as_str().unwrap_or_default())
}

/// Says that the event can be recorded with `body` after `before`, and that the endpoint refuses, each with its own code:
/// who has no right, what is not there, what cannot be read, days that cannot be, and a stale version. `body` has a legal
/// date `on` and what else the event needs.
#[track_caller]
pub fn check_refusals(verb: &str, before: &[(&str, &str)], body: &Value) {
    let server = server_after(before);
    let path = format!("{TASK}/{verb}");
    let with = |key: &str, value: Value| {
        let mut changed = body.clone();
        changed[key] = value;
        changed
    };
    let version = server.get(TASK).ok()["version"].clone();

    server.request("POST", &path).json(body).send().refused(401, "unauthenticated");
    server.request("POST", &path).token("dondoc_0").json(body).send().refused(401, "unauthenticated");
    server.request("GET", &path).send().refused(405, "no-such-method");
    server.post(&format!("/v1/tasks/cchc-2022:91/{verb}"), body).refused(404, "absent");
    server.post(&format!("/v1/tasks/cchc-2022/{verb}"), body).refused(404, "absent");
    server.post(&format!("/v1/tasks/%FF/{verb}"), body).refused(400, "bad-path");

    let raw = |bytes: &[u8]| server.request("POST", &path).token(&server.token).body(bytes).send();
    raw(b"").refused(400, "bad-json");
    raw(b"{\"on\": 2022-03-25}").refused(400, "bad-json");
    server.post(&path, &with("onn", json!("2022-03-25"))).refused(400, "bad-json");
    server.post(&path, &with("on", json!(20_220_325))).refused(400, "bad-json");

    server.post(&path, &with("on", json!(""))).faulty(&[("on", "bad-day")]);
    server.post(&path, &with("on", json!("2022-02-31"))).faulty(&[("on", "bad-day")]);
    server.post(&path, &with("on", json!("2022-01-31"))).faulty(&[("on", "before-assignment")]);
    server.post(&path, &with("on", json!("2022-04-01"))).faulty(&[("on", "in-the-future")]);
    server.post(&path, &with("note", json!("x".repeat(4_001)))).faulty(&[("note", "text-too-long")]);
    server.post(&path, &with("note", json!("a\u{7}b"))).faulty(&[("note", "control-character")]);

    let seen =
        |etag: &str| server.request("POST", &path).token(&server.token).header("if-match", etag).json(body).send();
    for malformed in ["17", "\"17", "W/\"17\"", "\"-1\"", "\"\"", "\"1\", \"2\""] {
        seen(malformed).refused(400, "bad-if-match");
    }
    let stale = version.as_u64().expect("a version is a number") - 1;
    seen(&format!("\"{stale}\"")).refused(412, "stale");
    assert_eq!(server.get(TASK).ok()["version"], version, "nothing that was refused was recorded");

    let recorded = seen(&format!("\"{version}\""));
    assert!(recorded.ok()["version"].as_u64() > version.as_u64());
    assert_eq!(recorded.header("etag"), format!("\"{}\"", recorded.json()["version"]));
}

/// Says that the event is refused after `before`, because the stage does not allow it.
#[track_caller]
pub fn check_wrong_stage(verb: &str, before: &[(&str, &str)], body: &Value) {
    send(&server_after(before), verb, body).faulty(&[("on", "wrong-stage")]);
}
