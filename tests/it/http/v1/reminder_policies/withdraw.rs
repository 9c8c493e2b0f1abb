//! `DELETE /v1/reminder-policies/{scope}`: some tasks remind as the others do.

use serde_json::json;

use super::send;
use crate::harness::Server;

#[test]
fn a_policy_that_is_taken_back_leaves_the_default() {
    let server = Server::start();
    send(&server, "all", &json!({ "rungs": [0], "reason": "x" })).ok();
    send(&server, "plan:cchc-2022", &json!({ "rungs": [1], "reason": "x" })).ok();
    let withdraw =
        |scope: &str| server.request("DELETE", &format!("/v1/reminder-policies/{scope}")).token(&server.token).send();
    let all = withdraw("all").ok();
    assert_eq!((&all["is_set"], &all["policy"]["rungs"][0]), (&json!(false), &json!(-15)));
    let plan = withdraw("plan:cchc-2022").ok();
    assert_eq!((&plan["is_set"], plan.get("policy")), (&json!(false), None));
    withdraw("plan:cchc-2022").refused(404, "absent");
    withdraw("plan:cchc-2023").refused(404, "absent");
    withdraw("unit:866").refused(404, "absent");
    server.request("DELETE", "/v1/reminder-policies/all").send().refused(401, "unauthenticated");
}
