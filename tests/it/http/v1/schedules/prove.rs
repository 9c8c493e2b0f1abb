//! `GET /v1/schedules/{schedule}/proof`: what became of every nominal instant, and whether each has exactly one row.

use serde_json::json;

use dondoc::domain::id::ScheduleId;
use dondoc::domain::occurrence::OccurrenceKey;
use dondoc::store::{Change, RecordKey};

use super::{look, serving};

const PROOF: &str = "/v1/schedules/daily/proof";

#[test]
fn every_instant_of_any_interval_is_accounted_for() {
    let server = serving();
    look(&server, "2022-04-10", 18);
    let proof = server.get(&format!("{PROOF}?from=2022-02-01T00:00:00Z&until=2030-01-01T00:00:00Z")).ok();
    assert_eq!((&proof["holds"], &proof["instants"], &proof["violations"]), (&json!(true), &json!(42), &json!([])));
    assert_eq!(proof["until"], "2022-04-10T10:00:00Z", "where the last look was");
    let lines = proof["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 32, "one missed stretch and 31 that were run");
    assert_eq!((&lines[0]["count"], &lines[0]["occurrence"]["disposition"]), (&json!(11), &json!("missed")));
    let within = server.get(&format!("{PROOF}?from=2022-03-02T00:00:00Z&until=2022-03-04T23:00:00Z")).ok();
    let line = &within["lines"][0];
    assert_eq!(
        (&within["holds"], &line["first"], &line["last"], &line["count"]),
        (&json!(true), &json!("2022-03-02T10:00:00Z"), &json!("2022-03-04T10:00:00Z"), &json!(3))
    );
}

#[test]
fn an_instant_without_a_row_is_named() {
    let server = serving();
    look(&server, "2022-03-02", 18);
    let nominal = "2022-03-01T10:00:00Z".parse().unwrap();
    let key = OccurrenceKey { schedule: ScheduleId::parse("daily").unwrap(), nominal };
    let change = Change {
        removes: vec![RecordKey::Occurrence(key)],
        ..Change::by("test", "lose-a-row", server.engine.clock.now())
    };
    server.engine.store.commit(change).unwrap();
    let proof = server.get(&format!("{PROOF}?from=2022-02-01T00:00:00Z&until=2022-04-01T00:00:00Z")).ok();
    assert_eq!(proof["holds"], false);
    assert_eq!(proof["violations"], json!([{"code": "none", "nominal": "2022-03-01T10:00:00Z", "count": 1}]));
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = serving();
    server.get(PROOF).faulty(&[("from", "missing"), ("until", "missing")]);
    server
        .get(&format!("{PROOF}?from=x&until=2022-02-31"))
        .faulty(&[("from", "bad-parameter"), ("until", "bad-parameter")]);
    server
        .get(&format!("{PROOF}?from=2022-03-01T00:00:00Z&until=2022-02-01T00:00:00Z"))
        .faulty(&[("until", "ends-before-it-begins")]);
    server
        .get("/v1/schedules/weekly/proof?from=2022-03-01T00:00:00Z&until=2022-04-01T00:00:00Z")
        .refused(404, "absent");
    server.get(&format!("{PROOF}?as_of=2022-03-01")).refused(400, "bad-query");
}
