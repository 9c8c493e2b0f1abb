//! `POST /v1/schedules/{schedule}/run`: a schedule is run now.

use serde_json::{Value, json};

use super::{create, look, occurrences, rule, serving, with};

#[test]
fn a_manual_run_is_as_of_today_and_not_counted_by_the_proof() {
    let server = serving();
    let answer = server.post("/v1/schedules/daily/run", &json!({"reason": "thanh tra"}));
    assert_eq!(answer.status, 201);
    let expected = json!({
        "schedule": "daily", "nominal": "2022-02-28T01:00:01Z", "as_of": "2022-02-28", "kind": "manual", "version": 1,
        "asked_by": "administrator", "asked_because": "thanh tra", "disposition": "claimed", "at": "2022-02-28T01:00:00Z"
    });
    assert_eq!(answer.json(), expected);
    server.tick();
    let rows = server.list("/v1/occurrences?kind=manual", 50);
    assert_eq!((rows.len(), &rows[0]["disposition"], &rows[0]["evaluations"]), (1, &json!("ran"), &json!(1)));
    assert_eq!(server.list("/v1/evaluations", 50).len(), 1);
    assert_eq!(server.list("/v1/findings", 50), Vec::<Value>::new(), "only what is scheduled moves findings");
    look(&server, "2022-02-28", 17);
    let proof = server.get("/v1/schedules/daily/proof?from=2022-02-28T00:00:00Z&until=2022-03-01T00:00:00Z").ok();
    assert_eq!((&proof["holds"], &proof["instants"]), (&json!(true), &json!(1)));
}

#[test]
fn a_manual_run_obeys_the_rule_of_overlaps() {
    let server = serving();
    for overlap in ["queue", "skip", "coalesce"] {
        create(&server, &with(with(rule("0 17 * * *"), "id", json!(overlap)), "overlap", json!(overlap)));
    }
    let run = |schedule: &str| server.post(&format!("/v1/schedules/{schedule}/run"), &json!({})).json();
    let three = |schedule: &str| [run(schedule), run(schedule), run(schedule)];
    let dispositions = |rows: [Value; 3]| rows.map(|row| row["disposition"].as_str().unwrap().to_owned());
    assert_eq!(dispositions(three("queue")), ["claimed", "claimed", "claimed"]);
    let skipped = three("skip");
    assert_eq!((&skipped[1]["skipped"], &skipped[1]["other"]), (&json!("overlap"), &skipped[0]["nominal"]));
    assert_eq!(dispositions(skipped), ["claimed", "skipped", "skipped"]);
    assert_eq!(dispositions(three("coalesce")), ["claimed", "claimed", "coalesced-into"]);
}

#[test]
fn a_paused_schedule_can_be_run_and_a_retired_one_cannot() {
    let server = serving();
    server.post("/v1/schedules/daily/pause", &json!({})).ok();
    assert_eq!(server.post("/v1/schedules/daily/run", &json!({})).status, 201);
    server.post("/v1/schedules/daily/retire", &json!({})).ok();
    server.post("/v1/schedules/daily/run", &json!({})).refused(409, "retired");
    server.post("/v1/schedules/weekly/run", &json!({})).refused(404, "absent");
    server.request("POST", "/v1/schedules/daily/run").json(&json!({})).send().refused(401, "unauthenticated");
}

#[test]
fn the_same_run_under_one_key_is_made_once() {
    let server = serving();
    let send = || {
        let request = server.request("POST", "/v1/schedules/daily/run").token(&server.token);
        request.header("idempotency-key", "one").json(&json!({"reason": "thanh tra"})).send()
    };
    let (first, again) = (send(), send());
    assert_eq!((first.status, again.status, first.json()), (201, 201, again.json()));
    assert_eq!(occurrences(&server, "").len(), 1);
}
