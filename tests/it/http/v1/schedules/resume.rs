//! `POST /v1/schedules/{schedule}/resume`: the pause of a schedule ends.

use serde_json::json;

use super::{look, occurrences, serving, told};

#[test]
fn a_resumed_schedule_fires_from_then_on() {
    let server = serving();
    server.post("/v1/schedules/daily/pause", &json!({"reason": "kiểm kê"})).ok();
    server.set_clock("2022-03-01", 16);
    let resumed = server.post("/v1/schedules/daily/resume", &json!({"reason": "xong"})).ok();
    assert_eq!((&resumed["state"], resumed.get("paused_because")), (&json!("in-service"), None));
    assert_eq!(resumed["facts"][2]["note"], "xong");
    look(&server, "2022-03-01", 17);
    let expected = [("2022-02-28T10:00:00Z", "skipped"), ("2022-03-01T10:00:00Z", "ran")];
    assert_eq!(occurrences(&server, ""), told(&expected));
}

#[test]
fn what_is_not_paused_is_not_resumed() {
    let server = serving();
    server.post("/v1/schedules/daily/resume", &json!({})).refused(409, "not-paused");
    let seen = server.request("POST", "/v1/schedules/daily/resume").token(&server.token).header("if-match", "\"9999\"");
    seen.json(&json!({})).send().refused(412, "stale");
    server.post("/v1/schedules/weekly/resume", &json!({})).refused(404, "absent");
    server.request("POST", "/v1/schedules/daily/resume").json(&json!({})).send().refused(401, "unauthenticated");
}
