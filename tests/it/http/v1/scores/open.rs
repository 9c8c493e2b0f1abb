//! `POST /v1/scores`: the scoring sheet of a unit is opened.

use serde_json::json;

use super::{XUAN_BAC, complete, row, scored_by, sheet};
use crate::http::v1::criteria::XUAN_LOC;

#[test]
fn a_sheet_is_opened_with_what_happened_and_shown_with_its_score() {
    let server = scored_by(XUAN_LOC);
    let answer = server.post("/v1/scores", &sheet("26428", &complete(8, "no")));
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(answer.header("location"), XUAN_BAC);
    let score = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", score["version"]));
    assert_eq!(
        (&score["stage"], &score["points"], &score["index"]),
        (&json!("self-scoring"), &json!("0.75"), &json!("37.50"))
    );
    let read = row(&score, "4.1")["row"].clone();
    assert_eq!((&read["computed"], &read["reading"]), (&json!("0"), &json!("rule")));
    assert_eq!(read["other_readings"], json!([{ "name": "worked-example", "points": "0.80" }]));
    assert_eq!(server.get(XUAN_BAC).ok(), score);
}

#[test]
fn the_same_sheet_is_opened_once_under_one_key() {
    let server = scored_by(XUAN_LOC);
    let open = |key: &str, unit: &str| {
        let request = server.request("POST", "/v1/scores").token(&server.token).header("idempotency-key", key);
        request.json(&sheet(unit, &json!([]))).send()
    };
    let first = open("a", "26428").json();
    let again = open("a", "26428");
    assert_eq!((again.status, again.json()), (201, first));
    open("a", "26431").faulty(&[("Idempotency-Key", "idempotency-key-reused")]);
    open("b", "26428").refused(409, "exists");
    assert_eq!(server.list("/v1/scores", 10).len(), 1);
}

#[test]
fn every_fault_is_named() {
    let server = scored_by(XUAN_LOC);
    let facts = json!([
        { "what": "measured", "day": "2022-12-32", "item": "4.1", "value": "4/5" },
        { "what": "scored", "day": "2022-12-01", "item": "4.1", "value": "1" },
        { "what": "self-scored", "day": "2022-12-01", "item": "9", "value": "1" },
        { "what": "self-scored", "day": "2022-12-01", "item": "4.1", "value": "1,5", "pages": "2" },
        { "what": "locked", "day": "2022-12-01", "item": "4.1" },
        { "what": "self-scored", "day": "2023-01-01", "item": "4.1", "value": "1" },
    ]);
    server.post("/v1/scores", &sheet("26428", &facts)).faulty(&[
        ("facts[0].day", "bad-day"),
        ("facts[1].what", "value-unknown"),
        ("facts[3].document", "value-missing"),
        ("facts[3].value", "bad-number"),
        ("facts[4].item", "value-unexpected"),
        ("facts[5].day", "in-the-future"),
        ("facts[2].item", "item-unknown"),
    ]);
    let none = json!([]);
    server.post("/v1/scores", &sheet("741", &none)).faulty(&[("unit", "unit-of-another-kind")]);
    server.post("/v1/scores", &sheet("29869", &none)).faulty(&[("unit", "unit-of-another-province")]);
    server.post("/v1/scores", &sheet("99999", &none)).faulty(&[("unit", "unknown-unit")]);
    let other = json!({ "unit": "26428", "criteria": "75:commune:2020:244/PNV", "opened": "2022-11-01" });
    server.post("/v1/scores", &other).faulty(&[("criteria", "unknown-criteria")]);
    let unread = json!({ "unit": "26 428", "criteria": "xuan-loc", "opened": "1/11/2022" });
    server.post("/v1/scores", &unread).faulty(&[
        ("unit", "bad-identifier"),
        ("criteria", "bad-identifier"),
        ("opened", "bad-day"),
    ]);
    server.request("POST", "/v1/scores").json(&sheet("26428", &none)).send().refused(401, "unauthenticated");
    server.post("/v1/scores", &json!({ "unit": "26428", "year": 2022 })).refused(400, "bad-json");
    assert_eq!(server.list("/v1/scores", 10).len(), 0);
}
