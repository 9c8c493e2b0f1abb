//! `POST /v1/schedules/{schedule}/pause`: its instants are skipped until it is resumed.

use serde_json::json;

use super::{look, serving};
use crate::harness::Prepared;

#[test]
fn a_paused_stretch_is_one_row_with_its_note() {
    let server = serving();
    look(&server, "2022-02-28", 18);
    let paused = server.post("/v1/schedules/daily/pause", &json!({"reason": "kiểm kê"})).ok();
    assert_eq!((&paused["state"], &paused["paused_because"]), (&json!("paused"), &json!("kiểm kê")));
    look(&server, "2022-03-04", 18);
    server.post("/v1/schedules/daily/resume", &json!({})).ok();
    look(&server, "2022-03-05", 18);
    let rows = server.list("/v1/occurrences", 50);
    assert_eq!(rows.len(), 3);
    let skipped = json!({
        "schedule": "daily", "nominal": "2022-03-01T10:00:00Z", "as_of": "2022-03-01", "kind": "scheduled", "version": 1,
        "disposition": "skipped", "skipped": "paused", "reason": "kiểm kê", "last": "2022-03-04T10:00:00Z", "count": 4
    });
    assert_eq!(rows[1], skipped);
    assert_eq!((&rows[2]["nominal"], &rows[2]["disposition"]), (&json!("2022-03-05T10:00:00Z"), &json!("ran")));
}

#[test]
fn what_is_paused_or_retired_is_not_paused_again() {
    let server = serving();
    let pause = |reason: &str| server.post("/v1/schedules/daily/pause", &json!({"reason": reason}));
    pause("a\u{200B}b").faulty(&[("reason", "control-character")]);
    assert_eq!(pause("kiểm kê").status, 200);
    pause("kiểm kê").refused(409, "paused-already");
    server.post("/v1/schedules/daily/retire", &json!({})).ok();
    pause("kiểm kê").refused(409, "retired");
    server.post("/v1/schedules/weekly/pause", &json!({})).refused(404, "absent");
    server.request("POST", "/v1/schedules/daily/pause").json(&json!({})).send().refused(401, "unauthenticated");
}

#[test]
fn a_schedule_of_the_configuration_can_be_paused() {
    let server = Prepared::new().schedule("monthly", "0 8 1 * *", super::DIRECTIVE, &["866"]).serve();
    assert_eq!(server.post("/v1/schedules/monthly/pause", &json!({})).ok()["state"], "paused");
}
