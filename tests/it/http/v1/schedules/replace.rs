//! `PUT /v1/schedules/{schedule}`: a schedule gets another version.

use serde_json::{Value, json};

use super::{look, occurrences, rule, serving, told, with};
use crate::harness::{Answer, Prepared, Server};

fn put(server: &Server, schedule: &str, sent: &Value, seen: Option<&str>) -> Answer {
    let request = server.request("PUT", &format!("/v1/schedules/{schedule}")).token(&server.token);
    let request = seen.into_iter().fold(request, |request, seen| request.header("if-match", seen));
    request.json(sent).send()
}

#[test]
fn the_old_version_owes_until_the_new_one_begins() {
    let server = serving();
    server.set_clock("2022-03-02", 18); // nobody has looked since 28 February
    let seen = server.get("/v1/schedules/daily").header("etag").to_owned();
    let changed = put(&server, "daily", &with(rule("0 9 * * *"), "reason", json!("46/UBND-NV")), Some(&seen)).ok();
    assert_eq!(changed["versions"][0]["until"], "2022-03-02T11:00:00Z");
    assert_eq!(
        (&changed["versions"][1]["from"], &changed["versions"][1]["cron"]),
        (&json!("2022-03-02T11:00:00Z"), &json!("0 9 * * *"))
    );
    look(&server, "2022-03-03", 18);
    let expected = [
        ("2022-02-28T10:00:00Z", "ran"),
        ("2022-03-01T10:00:00Z", "ran"),
        ("2022-03-02T10:00:00Z", "ran"),
        ("2022-03-03T02:00:00Z", "ran"),
    ];
    assert_eq!(occurrences(&server, ""), told(&expected));
    let versions: Vec<Value> = server.list("/v1/occurrences", 50).iter().map(|row| row["version"].clone()).collect();
    assert_eq!(versions, [1, 1, 1, 2]);
    put(&server, "daily", &rule("0 10 * * *"), Some(&seen)).refused(412, "stale");
}

#[test]
fn what_cannot_be_replaced_is_refused() {
    let server = serving();
    put(&server, "weekly", &json!({}), None).refused(404, "absent");
    put(&server, "daily", &with(rule("0 8 31 2 *"), "zone", json!("Hanoi")), None)
        .faulty(&[("cron", "bad-cron"), ("zone", "unknown-zone")]);
    put(&server, "daily", &with(rule("0 8 * * *"), "id", json!("other")), None).refused(400, "bad-json");
    server.post("/v1/schedules/daily/retire", &json!({})).ok();
    put(&server, "daily", &rule("0 8 * * *"), None).refused(409, "retired");
    let configured = Prepared::new().schedule("monthly", "0 8 1 * *", super::DIRECTIVE, &["866"]).serve();
    put(&configured, "monthly", &rule("0 8 * * *"), None).refused(409, "configured");
    let nobody = configured.request("PUT", "/v1/schedules/monthly").json(&rule("0 8 * * *")).send();
    nobody.refused(401, "unauthenticated");
}
