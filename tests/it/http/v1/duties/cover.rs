//! `PUT /v1/duties/{directive}/{duty}`: who owes a duty, from when on and by which rule.

use dondoc::operations::create_duty_tasks;
use serde_json::{Value, json};

use super::{DUTY, put, terms};
use crate::harness::Server;

#[test]
fn who_is_covered_is_given_the_tasks_of_what_has_begun() {
    let server = Server::start();
    let answer = put(&server, &terms("2022-01-01"));
    let duty = answer.ok();
    assert_eq!(answer.header("etag"), format!("\"{}\"", duty["version"]));
    let expected = json!({
        "from": "2022-01-01", "units": ["866"], "channels": [], "area": "direction",
        "assigner": "Ủy ban nhân dân Tỉnh Đồng Tháp", "recorded_on": "2022-03-31",
        "rule": {"recurrence": "half-year", "cutoff": "30/6", "due": "10/7", "weekend_rule": "next-working-day"},
    });
    assert_eq!(duty["terms"], json!([expected]));
    assert_eq!(create_duty_tasks(&server.engine, server.engine.clock.now()).unwrap(), 1);
    let task = server.get("/v1/tasks/dong-thap-cchc-2022-2022:half-year-dossiers.2022-H1.866").ok();
    assert_eq!((&task["state"]["deadline"], &task["unit"]), (&json!("2022-07-11"), &json!("866")));
}

#[test]
fn terms_are_kept_in_every_version_and_a_stale_one_is_refused() {
    let server = Server::start();
    let first = put(&server, &terms("2022-01-01")).header("etag").to_owned();
    let same = put(&server, &terms("2022-01-01"));
    assert_eq!(same.header("etag"), first, "the same terms again change nothing");
    let mut later = terms("2022-07-01");
    later["due"] = json!("5+1");
    later["weekend_rule"] = json!("none");
    let send =
        |terms: &Value| server.request("PUT", DUTY).token(&server.token).header("if-match", &first).json(terms).send();
    let duty = send(&later).ok();
    assert_eq!((duty["terms"].as_array().map(Vec::len), &duty["differs"]), (Some(2), &json!(true)));
    assert_eq!(duty["next"][0]["due"][0]["on"], "2022-07-11");
    assert_eq!(duty["next"][1]["due"][0]["on"], "2023-01-05");
    send(&terms("2022-08-01")).refused(412, "stale");
}

#[test]
fn bad_terms_are_refused_with_all_their_faults() {
    let server = Server::start();
    let bad = json!({
        "from": "2022-02-30", "units": ["866", "866", "đ"], "under": "", "recurrence": "weekly", "weekend_rule": "monday",
        "channels": ["a b"], "area": "roads", "assigner": "",
    });
    put(&server, &bad).faulty(&[
        ("from", "bad-day"),
        ("units", "unit-repeated"),
        ("units", "bad-identifier"),
        ("under", "bad-identifier"),
        ("channels", "bad-identifier"),
        ("weekend_rule", "bad-weekend-rule"),
        ("recurrence", "bad-recurrence"),
        ("area", "unknown-area"),
        ("assigner", "missing"),
    ]);
    let units = |units: &[&str]| json!({"from": "2022-01-01", "units": units});
    put(&server, &units(&["99999"])).faulty(&[("unit", "unknown-unit")]);
    put(&server, &units(&["29869"])).faulty(&[("units", "duty-not-for-unit")]);
    let mut long = units(&["866"]);
    long["channels"] = json!(["c".repeat(60)]);
    put(&server, &long).faulty(&[("channels", "key-too-long")]);
    long["channels"] = json!((0..9).map(|number| format!("c{number}")).collect::<Vec<_>>());
    put(&server, &long).faulty(&[("channels", "too-many-channels")]);
    let many: Vec<String> = (0..501).map(|number| number.to_string()).collect();
    put(&server, &json!({"from": "2022-01-01", "units": many})).faulty(&[("units", "too-many-units")]);
    let sent = terms("2022-01-01");
    let elsewhere = |path: &str| server.request("PUT", path).token(&server.token).json(&sent).send();
    elsewhere("/v1/duties/elsewhere/half-year-dossiers").faulty(&[("directive", "unknown-directive")]);
    elsewhere("/v1/duties/dong-thap-cchc-2022/none").faulty(&[("duty", "unknown-duty")]);
    server.request("PUT", DUTY).json(&sent).send().refused(401, "unauthenticated");
    assert_eq!(server.get(DUTY).ok()["terms"], json!([]));
}
