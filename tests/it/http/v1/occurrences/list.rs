//! `GET /v1/occurrences`: the nominal firings of schedules and what became of each.

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};

const DIRECTIVE: &str = "cao-lanh-kiem-tra-2022";

/// An empty engine whose schedule `daily` fires every day at 17:00 from the last day of February on.
fn prepared(units: &[&str]) -> Prepared {
    Prepared::new().at("2022-02-28", 8).schedule("daily", "0 17 * * *", DIRECTIVE, units)
}

#[test]
fn every_firing_has_one_occurrence_that_says_what_became_of_it() {
    let server = prepared(&["866"]).serve();
    server.tick();
    assert_eq!(server.list("/v1/occurrences", 10), [json!(null); 0], "nothing has fired yet");
    server.set_clock("2022-03-01", 18);
    server.tick();
    server.tick();
    let ran = |nominal: &str, as_of: &str| {
        json!({
            "schedule": "daily", "nominal": nominal, "as_of": as_of, "kind": "scheduled", "version": 1, "disposition": "ran",
            "at": "2022-03-01T11:00:00Z", "evaluations": 1
        })
    };
    let expected = [ran("2022-02-28T10:00:00Z", "2022-02-28"), ran("2022-03-01T10:00:00Z", "2022-03-01")];
    assert_eq!(server.list("/v1/occurrences", 10), expected);
    assert_eq!(server.list("/v1/evaluations", 10).len(), 2);
}

#[test]
fn a_long_downtime_is_one_missed_stretch_and_the_days_that_were_still_run() {
    let server = prepared(&["866"]).serve();
    server.tick();
    server.set_clock("2022-04-10", 17);
    server.tick();
    let all = server.list("/v1/occurrences", 500);
    assert_eq!(all.len(), 32, "one stretch and 31 that were run");
    let mut missed = all[0].clone();
    assert!(missed["reason"].take().is_string());
    let stretch = json!({
        "schedule": "daily", "nominal": "2022-02-28T10:00:00Z", "as_of": "2022-02-28", "kind": "scheduled", "version": 1,
        "disposition": "missed",
        "last": "2022-03-10T10:00:00Z", "count": 11, "reason": null
    });
    assert_eq!(missed, stretch);
    assert!(all[1..].iter().all(|occurrence| occurrence["disposition"] == "ran"));
    for limit in [1, 2, 3] {
        assert_eq!(server.list("/v1/occurrences", limit), all, "in pages of {limit}");
    }
}

#[track_caller]
fn only(server: &Server) -> Value {
    server.tick();
    server.set_clock("2022-02-28", 17);
    server.tick();
    let mut all = server.list("/v1/occurrences", 10);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn what_cannot_run_says_so() {
    for units in [["99999"], ["29869"]] {
        let failed = only(&prepared(&units).serve());
        assert_eq!((&failed["disposition"], &failed["at"]), (&json!("failed"), &json!("2022-02-28T10:00:00Z")));
        assert!(failed["reason"].is_string(), "{failed}");
        assert_eq!(failed.get("evaluations"), None);
    }
}

#[test]
fn a_plugin_that_reaches_a_limit_leaves_an_occurrence_with_faults() {
    let mut prepared = prepared(&["866", "869"]);
    prepared.engine.limits.fuel_max = 1_000;
    let occurrence = only(&prepared.serve());
    assert_eq!(occurrence["disposition"], "ran-with-faults");
    assert_eq!((&occurrence["evaluations"], &occurrence["faults"]), (&json!(2), &json!(2)));
}

#[test]
fn a_schedule_has_its_own_list() {
    let server = prepared(&["866"]).schedule("hourly", "0 * * * *", DIRECTIVE, &["866"]).serve();
    server.tick();
    server.set_clock("2022-02-28", 17);
    server.tick();
    let of = |query: &str| server.list(&format!("/v1/occurrences{query}"), 2).len();
    assert_eq!((of(""), of("?schedule=daily"), of("?schedule=hourly"), of("?schedule=none")), (10, 1, 9, 0));
}

#[test]
fn occurrences_are_found_by_kind_disposition_and_time() {
    let server = prepared(&["866"]).serve();
    server.post("/v1/schedules/daily/run", &json!({})).json();
    server.tick();
    server.set_clock("2022-04-10", 17);
    server.tick();
    let of = |query: &str| server.list(&format!("/v1/occurrences?{query}"), 50).len();
    assert_eq!(
        (of("kind=scheduled"), of("kind=manual"), of("disposition=missed"), of("disposition=failed")),
        (32, 1, 1, 0)
    );
    assert_eq!(of("from=2022-04-10T00:00:00Z"), 1);
    assert_eq!(of("from=2022-03-05T00:00:00Z&until=2022-03-06T00:00:00Z"), 1, "within the missed stretch");
    assert_eq!(of("kind=scheduled&until=2022-03-12T17:00:00%2B07:00"), 3);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/occurrences?schedule=a%20b&cursor=x&limit=0").faulty(&[
        ("schedule", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/occurrences?kind=both&disposition=lost&from=today&until=2022-02-31").faulty(&[
        ("kind", "bad-parameter"),
        ("disposition", "bad-parameter"),
        ("from", "bad-parameter"),
        ("until", "bad-parameter"),
    ]);
    server.get("/v1/occurrences?unit=866").refused(400, "bad-query");
    server.request("POST", "/v1/occurrences").send().refused(405, "no-such-method");
}
