//! `GET /v1/schedules/{schedule}`: one schedule with all its versions.

use serde_json::json;

use super::{look, serving};
use crate::harness::Prepared;

#[test]
fn a_schedule_says_how_far_it_was_dealt_with_and_what_is_next() {
    let server = serving();
    let shown = server.get("/v1/schedules/daily");
    assert_eq!(shown.header("etag"), format!("\"{}\"", shown.json()["version"]));
    let body = shown.ok();
    assert_eq!((body.get("through"), &body["next"]), (None, &json!("2022-02-28T10:00:00Z")));
    look(&server, "2022-03-01", 18);
    let body = server.get("/v1/schedules/daily").ok();
    assert_eq!((&body["through"], &body["next"]), (&json!("2022-03-01T10:00:00Z"), &json!("2022-03-02T10:00:00Z")));
}

#[test]
fn a_schedule_of_the_configuration_is_recorded_when_the_server_starts() {
    let server = Prepared::new().schedule("monthly", "0 8 LW * *", super::DIRECTIVE, &["866"]).serve();
    let body = server.get("/v1/schedules/monthly").ok();
    assert_eq!((&body["origin"], &body["versions"][0]["cron"]), (&json!("configuration"), &json!("0 8 LW * *")));
}

#[test]
fn what_is_not_there_is_absent() {
    let server = serving();
    server.get("/v1/schedules/weekly").refused(404, "absent");
    server.get("/v1/schedules/a%20b").refused(404, "absent");
}
