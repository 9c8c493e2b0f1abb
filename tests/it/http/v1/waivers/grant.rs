//! `POST /v1/waivers`: an approved exception to a check is granted.

use serde_json::{Value, json};

use crate::harness::Server;
use crate::http::waived::{evaluated, exception, granted};

fn waived(server: &Server, path: &str) -> Vec<(String, Value)> {
    let line = |item: &Value| (item["check"].as_str().unwrap().to_owned(), item["waived"]["until"].clone());
    server.list(path, 50).iter().map(line).collect()
}

#[test]
fn a_granted_waiver_is_shown_at_its_finding_until_its_last_day_and_no_longer() {
    let server = evaluated();
    let sent = exception("CL-08", "", "2022-03-31", "2022-04-10");
    let answer = server.post("/v1/waivers", &sent);
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("location"), "/v1/waivers/866/cao-lanh-kiem-tra-2022/CL-08");
    let body = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", body["version"]));
    let granted = json!([{
        "number": 1, "from": "2022-03-31", "until": "2022-04-10", "granted_until": "2022-04-10", "state": "in-force",
        "basis": "45/UBND-NV", "approver": "UBND Tỉnh Đồng Tháp", "recorded_on": "2022-03-31",
    }]);
    assert_eq!(body["waivers"], granted);
    let (until, none) = (json!("2022-04-10"), Value::Null);
    let at = |day: &str| waived(&server, &format!("/v1/findings?as_of={day}"));
    assert_eq!(at("2022-04-10"), [("CL-08".into(), until.clone()), ("CL-12".into(), none.clone())]);
    assert_eq!(at("2022-04-11"), [("CL-08".into(), none.clone()), ("CL-12".into(), none.clone())]);
    assert_eq!(waived(&server, "/v1/findings"), [("CL-08".into(), until), ("CL-12".into(), none.clone())]);
    server.set_clock("2022-04-11", 8);
    assert_eq!(waived(&server, "/v1/findings"), [("CL-08".into(), none.clone()), ("CL-12".into(), none)]);
}

#[test]
fn an_outcome_is_waived_on_the_day_it_is_about_and_its_verdict_stays() {
    let server = evaluated();
    granted(&server, &exception("CL-12", "866.KT", "2022-03-01", "2022-03-31"));
    server.set_clock("2022-04-01", 17);
    server.tick();
    let outcome = |nominal: &str| {
        let path = format!("/v1/evaluations/daily/{nominal}/cao-lanh-kiem-tra-2022/866");
        let outcomes = server.get(&path).ok()["outcomes"].as_array().unwrap().clone();
        let about = |outcome: &&Value| outcome["check"] == "CL-12" && outcome["subject"] == "866.KT";
        outcomes.iter().find(about).unwrap().clone()
    };
    let before = outcome("2022-03-31T10:00:00Z");
    assert_eq!((&before["verdict"], &before["waived"]["number"]), (&json!("fail"), &json!(1)));
    let after = outcome("2022-04-01T10:00:00Z");
    assert_eq!((&after["verdict"], &after["waived"]), (&json!("fail"), &Value::Null));
    let listed = server.get("/v1/evaluations").ok();
    let of_first = listed["items"][0]["outcomes"].as_array().unwrap();
    assert_eq!(of_first.iter().filter(|outcome| outcome["waived"].is_object()).count(), 1);
}

#[test]
fn an_overlapping_waiver_is_refused_by_naming_the_other() {
    let server = evaluated();
    granted(&server, &exception("CL-12", "866.KT", "2022-04-01", "2022-04-30"));
    let again = server.post("/v1/waivers", &exception("CL-12", "", "2022-04-30", "2022-05-31"));
    again.faulty(&[("from", "overlapping-waiver")]);
    assert!(again.json()["faults"][0]["message"].as_str().unwrap().contains("waiver 1 (45/UBND-NV)"));
    granted(&server, &exception("CL-12", "866.YT", "2022-04-30", "2022-05-31"));
}

#[test]
fn bad_exceptions_are_refused_with_all_their_faults() {
    let server = evaluated();
    server.post("/v1/waivers", &json!({})).faulty(&[
        ("unit", "bad-identifier"),
        ("directive", "bad-identifier"),
        ("check", "bad-identifier"),
        ("from", "bad-day"),
        ("until", "bad-day"),
        ("basis", "missing"),
        ("approver", "missing"),
    ]);
    let mut wrong = exception("CL-99", "", "2022-04-30", "2022-04-01");
    server.post("/v1/waivers", &wrong).faulty(&[("check", "unknown-check"), ("until", "ends-before-it-begins")]);
    wrong["directive"] = json!("elsewhere");
    wrong["unit"] = json!("99999");
    wrong["until"] = json!("2022-02-31");
    server.post("/v1/waivers", &wrong).faulty(&[
        ("until", "bad-day"),
        ("unit", "unknown-unit"),
        ("directive", "unknown-directive"),
    ]);
    let sent = exception("CL-08", "", "2022-04-01", "2022-04-30");
    server.request("POST", "/v1/waivers").json(&sent).send().refused(401, "unauthenticated");
    assert_eq!(server.list("/v1/waivers", 10), Vec::<Value>::new());
}
