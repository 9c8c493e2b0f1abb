//! `POST /v1/schedules/{schedule}/retire`: a schedule is taken out of service.

use serde_json::json;

use super::{look, occurrences, serving, told};
use crate::harness::Prepared;

#[test]
fn what_it_owed_until_then_is_recorded_and_nothing_after() {
    let server = serving();
    server.set_clock("2022-03-01", 18); // nobody has looked yet
    let retired = server.post("/v1/schedules/daily/retire", &json!({"reason": "hết hiệu lực"})).ok();
    assert_eq!((&retired["state"], retired.get("next")), (&json!("retired"), None));
    look(&server, "2022-03-05", 18);
    let expected = [("2022-02-28T10:00:00Z", "ran"), ("2022-03-01T10:00:00Z", "ran")];
    assert_eq!(occurrences(&server, ""), told(&expected));
}

#[test]
fn what_is_retired_or_the_configurations_is_not_retired() {
    let server = serving();
    server.post("/v1/schedules/daily/retire", &json!({})).ok();
    server.post("/v1/schedules/daily/retire", &json!({})).refused(409, "retired");
    server.post("/v1/schedules/weekly/retire", &json!({})).refused(404, "absent");
    let configured = Prepared::new().schedule("monthly", "0 8 1 * *", super::DIRECTIVE, &["866"]).serve();
    configured.post("/v1/schedules/monthly/retire", &json!({})).refused(409, "configured");
    server.request("POST", "/v1/schedules/daily/retire").json(&json!({})).send().refused(401, "unauthenticated");
}
