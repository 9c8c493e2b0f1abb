//! `GET /v1/reminder-policies`: when tasks remind, whom, and when nobody is written to.

use serde_json::json;

use super::send;
use crate::harness::Server;

#[test]
fn where_nobody_has_set_one_the_default_is_shown() {
    let listed = Server::start().get("/v1/reminder-policies").ok()["items"].clone();
    let default = json!([{
        "scope": "all", "is_set": false, "is_carried": true,
        "policy": {
            "rungs": [-15, -7, -3, -1, 0, 1, 3], "repeat_days": 5, "parent_from": 1, "province_from": 3,
            "quiet": { "days_off": true, "weekdays": [], "from": "17:30", "until": "07:00" }
        }
    }]);
    assert_eq!(json!(listed), default);
}

#[test]
fn the_policy_for_all_comes_first() {
    let server = Server::start();
    send(&server, "plan:cchc-2022", &json!({ "rungs": [0], "reason": "x" })).ok();
    let scopes: Vec<_> = server.get("/v1/reminder-policies").ok()["items"]
        .as_array()
        .unwrap()
        .clone()
        .iter()
        .map(|row| row["scope"].clone())
        .collect();
    assert_eq!(scopes, ["all", "plan:cchc-2022"]);
}
