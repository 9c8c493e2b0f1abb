//! `POST /v1/plans`: a plan is recorded.

use serde_json::json;

use crate::harness::Server;

#[test]
fn a_plan_is_recorded_as_it_was_sent() {
    let server = Server::start();
    let sent = json!({
        "id": "cchc-2022", "title": " Kế hoạch cải cách hành chính ", "number": "06/KH-UBND", "issuer": "UBND Thành phố",
        "issued": "2022-01-11", "year": 2022,
    });
    let answer = server.post("/v1/plans", &sent);
    assert_eq!(answer.status, 201, "{}", answer.text);
    let plan = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", plan["version"]));
    let mut expected = sent.clone();
    expected["title"] = json!("Kế hoạch cải cách hành chính");
    expected["version"] = plan["version"].clone();
    assert_eq!(plan, expected);
    assert_eq!(server.get("/v1/plans").ok()["items"], json!([plan]));
    server.post("/v1/plans", &sent).refused(409, "exists");
}

#[test]
fn the_same_create_under_one_key_is_done_once() {
    let server = Server::start();
    let sent = json!({"id": "p", "title": "Kế hoạch", "issuer": "UBND", "issued": "2022-01-11", "year": 2022});
    let send =
        || server.request("POST", "/v1/plans").token(&server.token).header("idempotency-key", "1").json(&sent).send();
    let first = send();
    let again = send();
    assert_eq!((first.status, again.status, &again.text), (201, 201, &first.text));
}

#[test]
fn bad_plans_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.post("/v1/plans", &json!({"id": "06/KH", "issued": "2022-02-31"})).faulty(&[
        ("id", "bad-identifier"),
        ("title", "missing"),
        ("issuer", "missing"),
        ("issued", "bad-day"),
        ("year", "bad-year"),
    ]);
    let late = json!({"id": "p", "title": "Kế hoạch", "issuer": "UBND", "issued": "2022-04-01", "year": 2022});
    server.post("/v1/plans", &late).faulty(&[("issued", "in-the-future")]);
    server.request("POST", "/v1/plans").json(&late).send().refused(401, "unauthenticated");
}
