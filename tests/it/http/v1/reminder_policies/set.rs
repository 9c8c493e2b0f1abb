//! `PUT /v1/reminder-policies/{scope}`: when some tasks remind, and whom.

use serde_json::json;

use super::send;
use crate::harness::Server;

#[test]
fn a_ladder_with_two_equal_rungs_is_refused_together_with_everything_else_that_is_wrong() {
    let server = Server::start();
    let wrong = json!({
        "rungs": [-3, 1, -3, 251], "repeat_days": 0, "parent_from": 2, "province_from": 1,
        "quiet": { "days_off": true, "weekdays": ["monday", "funday"], "from": "24:00", "until": "7:00" }
    });
    send(&server, "all", &wrong).faulty(&[
        ("rungs", "rung-repeated"),
        ("rungs", "rung-beyond"),
        ("repeat_days", "bad-repeat-days"),
        ("parent_from", "no-such-rung"),
        ("province_from", "province-first"),
        ("quiet.weekdays", "unknown-value"),
        ("quiet.from", "bad-time"),
        ("quiet.until", "bad-time"),
        ("reason", "missing"),
    ]);
    send(&server, "all", &json!({ "rungs": [], "reason": "x" })).faulty(&[("rungs", "no-rung")]);
    let many: Vec<i32> = (0..21).collect();
    send(&server, "all", &json!({ "rungs": many, "reason": "x" })).faulty(&[("rungs", "too-many-rungs")]);
    let before = json!({ "rungs": [-3, 0], "repeat_days": 5, "reason": "x" });
    send(&server, "all", &before).faulty(&[("repeat_days", "repeat-before-deadline")]);
    assert_eq!(server.get("/v1/reminder-policies/all").ok()["is_set"], false);
}

#[test]
fn nobody_is_quiet_around_the_clock_and_quiet_times_are_for_all() {
    let server = Server::start();
    let quiet = |quiet: serde_json::Value| json!({ "rungs": [0], "reason": "x", "quiet": quiet });
    let week = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    let never = quiet(json!({ "days_off": true, "weekdays": week, "from": "07:00", "until": "07:00" }));
    send(&server, "all", &never)
        .faulty(&[("quiet.weekdays", "quiet-around-the-clock"), ("quiet.until", "quiet-hours-empty")]);
    let half = quiet(json!({ "days_off": false, "from": "22:00" }));
    send(&server, "all", &half).faulty(&[("quiet.until", "bad-time")]);
    let of_plan = quiet(json!({ "days_off": false }));
    send(&server, "plan:cchc-2022", &of_plan).faulty(&[("quiet", "quiet-is-for-all")]);
    let set = send(&server, "all", &of_plan).ok();
    assert_eq!(set["policy"]["quiet"], json!({ "days_off": false, "weekdays": [] }));
}

#[test]
fn a_policy_is_set_upon_the_version_that_was_seen() {
    let server = Server::start();
    let body = json!({ "rungs": [-5, 0, 1], "repeat_days": 10, "reason": "12/QĐ-UBND" });
    let version = send(&server, "all", &body).ok()["version"].clone();
    assert_eq!(send(&server, "all", &body).ok()["version"], version, "the same again changes nothing");
    let seen = |etag: &str| {
        let request = server.request("PUT", "/v1/reminder-policies/all").token(&server.token);
        request.header("if-match", etag).json(&json!({ "rungs": [0], "reason": "x" })).send()
    };
    seen("\"0\"").refused(412, "stale");
    assert_eq!(seen(&format!("\"{version}\"")).ok()["policy"]["rungs"], json!([0]));
}

#[test]
fn what_is_no_scope_has_no_policy() {
    let server = Server::start();
    let body = json!({ "rungs": [0], "reason": "x" });
    send(&server, "unit:866", &body).refused(404, "absent");
    send(&server, "directive:elsewhere", &body).faulty(&[("scope", "unknown-directive")]);
    send(&server, "directive:cao-lanh-kiem-tra-2022", &body).ok();
    server.request("PUT", "/v1/reminder-policies/all").json(&body).send().refused(401, "unauthenticated");
    send(&server, "all", &json!({ "rungs": [0.5], "reason": "x" })).refused(400, "bad-json");
}
