//! `POST /v1/schedules/{schedule}/backfill`: a schedule is run for instants that are past.

use serde_json::{Value, json};

use super::{create, look, rule, serving, with};

fn week() -> Value {
    json!({"from": "2022-02-14T00:00:00+07:00", "until": "2022-02-18T23:59:59+07:00", "reason": "thanh tra"})
}

#[test]
fn each_past_instant_is_run_as_of_its_own_day() {
    let server = serving();
    let answer = server.post("/v1/schedules/daily/backfill", &week());
    assert_eq!(answer.status, 201);
    let made = answer.json()["occurrences"].as_array().unwrap().clone();
    let days: Vec<&str> = made.iter().map(|row| row["as_of"].as_str().unwrap()).collect();
    assert_eq!(days, ["2022-02-14", "2022-02-15", "2022-02-16", "2022-02-17", "2022-02-18"]);
    assert_eq!(made[0]["stands_for"], "2022-02-14T10:00:00Z");
    server.tick();
    let rows = server.list("/v1/occurrences?kind=manual", 50);
    assert!(rows.iter().all(|row| row["disposition"] == "ran"), "{rows:?}");
    let days: Vec<Value> = server.list("/v1/evaluations", 50).iter().map(|row| row["as_of"].clone()).collect();
    assert_eq!(days.len(), 5);
}

#[test]
fn days_off_are_left_out_where_the_schedule_skips_them() {
    let server = serving();
    create(&server, &with(with(rule("0 17 * * *"), "id", json!("worked")), "days_off", json!("skip")));
    let whole = json!({"from": "2022-02-11T00:00:00+07:00", "until": "2022-02-14T23:59:59+07:00"});
    let made = server.post("/v1/schedules/worked/backfill", &whole).json();
    let days: Vec<&Value> = made["occurrences"].as_array().unwrap().iter().map(|row| &row["as_of"]).collect();
    assert_eq!(days, ["2022-02-11", "2022-02-14"], "the 12th and 13th are a weekend");
}

#[test]
fn a_backfill_obeys_the_rule_of_overlaps() {
    let server = serving();
    create(&server, &with(with(rule("0 17 * * *"), "id", json!("careful")), "overlap", json!("skip")));
    let first = server.post("/v1/schedules/careful/backfill", &week()).json();
    let second = server.post("/v1/schedules/careful/backfill", &week()).json();
    let all = |made: &Value, disposition: &str| {
        made["occurrences"].as_array().unwrap().iter().all(|row| row["disposition"] == disposition)
    };
    assert!(all(&first, "claimed") && all(&second, "skipped"), "{second}");
    look(&server, "2022-02-28", 17);
    let rows = server.list("/v1/occurrences?kind=scheduled&schedule=careful", 50);
    assert_eq!((&rows[0]["disposition"], &rows[0]["skipped"]), (&json!("skipped"), &json!("overlap")));
}

#[test]
fn the_same_backfill_under_one_key_is_made_once() {
    let server = serving();
    let send = || {
        let request = server.request("POST", "/v1/schedules/daily/backfill").token(&server.token);
        request.header("idempotency-key", "one").json(&week()).send()
    };
    let (first, again) = (send(), send());
    assert_eq!((first.status, again.status, first.json()), (201, 201, again.json()));
    assert_eq!(server.list("/v1/occurrences", 50).len(), 5);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let server = serving();
    let backfill =
        |from: &str, until: &str| server.post("/v1/schedules/daily/backfill", &json!({"from": from, "until": until}));
    backfill("yesterday", "").faulty(&[("from", "bad-instant"), ("until", "bad-instant")]);
    backfill("2022-02-14T00:00:00Z", "2022-02-13T00:00:00Z").faulty(&[("until", "ends-before-it-begins")]);
    backfill("2022-02-14T00:00:00Z", "2022-03-14T00:00:00Z").faulty(&[("until", "in-the-future")]);
    backfill("2020-02-14T00:00:00Z", "2022-02-14T00:00:00Z").faulty(&[("from", "too-many-instants")]);
    backfill("2022-02-14T00:00:00Z", "2022-02-14T01:00:00Z").faulty(&[("from", "no-instants")]);
    server.post("/v1/schedules/weekly/backfill", &week()).refused(404, "absent");
    server.post("/v1/schedules/daily/retire", &json!({})).ok();
    server.post("/v1/schedules/daily/backfill", &week()).refused(409, "retired");
    server.request("POST", "/v1/schedules/daily/backfill").json(&week()).send().refused(401, "unauthenticated");
}
