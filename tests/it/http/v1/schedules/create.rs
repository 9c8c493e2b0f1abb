//! `POST /v1/schedules`: a schedule is created.

use serde_json::{Value, json};

use super::{DIRECTIVE, create, look, occurrences, rule, serving, told, with};
use crate::harness::Server;

#[test]
fn a_schedule_is_created_with_its_defaults_and_fires() {
    let server = Server::start();
    let sent = with(rule("0 17 * * *"), "id", json!("daily"));
    let answer = server.post("/v1/schedules", &sent);
    assert_eq!((answer.status, answer.header("location")), (201, "/v1/schedules/daily"));
    let body = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", body["version"]));
    let version = json!({
        "number": 1, "from": "2022-03-31T10:00:00Z", "cron": "0 17 * * *", "zone": "Asia/Ho_Chi_Minh",
        "directives": [DIRECTIVE], "units": ["866"], "overlap": "queue", "catch_up_count": 31, "jitter_seconds": 0,
        "days_off": "run"
    });
    assert_eq!(body["versions"], json!([version]));
    assert_eq!(
        (&body["state"], &body["origin"], &body["next"]),
        (&json!("in-service"), &json!("api"), &json!("2022-04-01T10:00:00Z"))
    );
    look(&server, "2022-04-01", 17);
    assert_eq!(occurrences(&server, ""), told(&[("2022-04-01T10:00:00Z", "ran")]));
}

#[test]
fn everything_may_be_said_of_a_schedule() {
    let server = Server::start();
    let said = json!({
        "id": "weekly", "cron": "30 7 * * MON", "zone": "Asia/Tokyo", "directives": [DIRECTIVE], "units": ["866", "869"],
        "overlap": "coalesce", "catch_up_count": 3, "catch_up_minutes": 1440, "jitter_seconds": 600,
        "days_off": "next-working-day", "reason": "46/UBND-NV"
    });
    let body = create(&server, &said);
    let version = &body["versions"][0];
    for key in ["cron", "zone", "units", "overlap", "catch_up_count", "catch_up_minutes", "jitter_seconds", "days_off"]
    {
        assert_eq!(version[key], said[key], "{key}");
    }
    assert_eq!((&body["facts"][0]["event"], &body["facts"][0]["note"]), (&json!("began"), &json!("46/UBND-NV")));
    assert_eq!(body["next"], "2022-04-03T22:30:00Z", "7:30 in Tokyo");
}

#[test]
fn the_same_create_under_one_key_makes_one() {
    let server = Server::start();
    let sent = with(rule("0 17 * * *"), "id", json!("daily"));
    let post = |sent: &Value| {
        let request = server.request("POST", "/v1/schedules").token(&server.token);
        request.header("idempotency-key", "one").json(sent).send()
    };
    assert_eq!([post(&sent).status, post(&sent).status], [201, 201]);
    post(&with(sent, "cron", json!("0 18 * * *"))).faulty(&[("Idempotency-Key", "idempotency-key-reused")]);
    assert_eq!(server.list("/v1/schedules", 10).len(), 1);
}

#[test]
fn what_makes_no_sense_is_refused_with_all_its_faults() {
    let server = Server::start();
    server.post("/v1/schedules", &json!({})).faulty(&[
        ("id", "bad-identifier"),
        ("cron", "bad-cron"),
        ("directives", "missing"),
        ("units", "missing"),
    ]);
    let wrong = json!({
        "id": "a b", "cron": "61 * * * *", "zone": "Asia/Hanoi", "directives": ["none", "d d"],
        "units": ["866", "99999", "866"], "overlap": "both", "catch_up_count": 0, "catch_up_minutes": 527_041,
        "jitter_seconds": 3_601, "days_off": "off"
    });
    server.post("/v1/schedules", &wrong).faulty(&[
        ("id", "bad-identifier"),
        ("cron", "bad-cron"),
        ("zone", "unknown-zone"),
        ("directives[1]", "bad-identifier"),
        ("units", "named-twice"),
        ("directives", "unknown-directive"),
        ("units", "unknown-unit"),
        ("overlap", "unknown-overlap"),
        ("days_off", "unknown-days-off"),
        ("catch_up_count", "bad-catch-up"),
        ("catch_up_minutes", "bad-catch-up"),
        ("jitter_seconds", "bad-jitter"),
    ]);
    for cron in ["0 8 31 2 *", "61 * * * *", "* * * * * *", "******", ""] {
        let sent = with(rule(cron), "id", json!("daily"));
        server.post("/v1/schedules", &sent).faulty(&[("cron", "bad-cron")]);
    }
    let close = with(with(rule("*/5 * * * *"), "id", json!("daily")), "jitter_seconds", json!(300));
    server.post("/v1/schedules", &close).faulty(&[("jitter_seconds", "jitter-reaches-next")]);
    let many = with(with(rule("0 8 * * *"), "id", json!("daily")), "units", json!(vec!["866"; 5_001]));
    server.post("/v1/schedules", &many).faulty(&[("units", "too-many")]);
    server.request("POST", "/v1/schedules").json(&rule("0 8 * * *")).send().refused(401, "unauthenticated");
    assert_eq!(server.list("/v1/schedules", 10), Vec::<Value>::new());
}

#[test]
fn a_name_is_given_once() {
    let server = serving();
    let again = with(rule("0 8 * * *"), "id", json!("daily"));
    server.post("/v1/schedules", &again).refused(409, "exists");
    server.post("/v1/schedules/daily/retire", &json!({})).ok();
    server.post("/v1/schedules", &again).refused(409, "exists");
}
