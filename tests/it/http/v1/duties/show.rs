//! `GET /v1/duties/{directive}/{duty}`: one duty, every version of its terms, and its next deadlines.

use serde_json::json;

use super::{DUTY, put, terms};
use crate::harness::Prepared;

#[test]
fn as_many_periods_as_asked_for_are_told_and_which_deadlines_are_provisional() {
    let server = Prepared::new().at("2026-11-22", 8).serve();
    let duty = server.get(&format!("{DUTY}?count=2")).ok();
    let due = |at: usize| duty["next"][at]["due"][0].clone();
    assert_eq!(due(0), json!({"kind": "district", "on": "2027-01-11", "provisional": true}));
    assert_eq!((due(1)["on"].as_str(), duty["next"].as_array().map(Vec::len)), (Some("2027-07-12"), Some(2)));
    for count in ["0", "61"] {
        server.get(&format!("{DUTY}?count={count}")).faulty(&[("count", "bad-parameter")]);
    }
}

#[test]
fn the_terms_have_a_version_once_they_are_set() {
    let server = Prepared::new().serve();
    assert!(server.get(DUTY).headers.get("etag").is_none());
    let version = put(&server, &terms("2022-01-01")).ok()["version"].clone();
    assert_eq!(server.get(DUTY).header("etag"), format!("\"{version}\""));
    server.get("/v1/duties/dong-thap-cchc-2022/none").refused(404, "absent");
}
