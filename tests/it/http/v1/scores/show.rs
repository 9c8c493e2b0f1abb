//! `GET /v1/scores/{unit}/{criteria}`: the score of a unit under a criteria set.

use serde_json::{Value, json};

use super::{XUAN_BAC, complete, opened, record, row, scored_by};
use crate::http::v1::criteria::XUAN_LOC;

#[test]
fn a_day_and_a_position_show_what_was_known() {
    let server = scored_by(XUAN_LOC);
    let first = opened(&server, "26428", &complete(10, "yes"));
    record(&server, "appraised-1", &json!({ "day": "2022-12-15", "item": "4.1", "value": "0.25" })).ok();
    let points = |query: &str| row(&server.get(&format!("{XUAN_BAC}{query}")).ok(), "4.1")["points"].clone();
    assert_eq!(points(""), "0.25");
    assert_eq!(points("?as_of=2022-12-14"), "1");
    assert_eq!(points(&format!("?known_at={}", first["version"])), "1");
    let early = server.get(&format!("{XUAN_BAC}?as_of=2022-11-30")).ok();
    assert_eq!((&early["missing"], early.get("index")), (&json!(["4.1", "4.2"]), None));
    assert_eq!(early["happened"], json!([]));
}

#[test]
fn what_happened_is_shown_as_it_was_recorded() {
    let server = scored_by(XUAN_LOC);
    opened(&server, "26428", &complete(8, "no"));
    let happened = server.get(XUAN_BAC).ok()["happened"].as_array().unwrap().clone();
    let expected = json!({ "day": "2022-12-01", "what": "measured", "item": "4.2", "part": "website", "value": "no", "recorded_on": "2022-12-31" });
    assert_eq!(happened[2], expected);
    let values: Vec<&Value> = happened.iter().map(|fact| &fact["value"]).collect();
    assert_eq!(values, ["8/10", "yes", "no", "yes"]);
}

#[test]
fn a_sheet_that_nobody_opened_by_then_is_absent() {
    let server = scored_by(XUAN_LOC);
    server.get(XUAN_BAC).refused(404, "absent");
    opened(&server, "26428", &json!([]));
    server.get(&format!("{XUAN_BAC}?as_of=2022-10-31")).refused(404, "absent");
    server.get("/v1/scores/26428/xuan-loc").refused(404, "absent");
    server.get(&format!("{XUAN_BAC}?as_of=31.12.2022")).faulty(&[("as_of", "bad-day")]);
}
