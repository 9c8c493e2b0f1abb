//! `GET /v1/criteria/{criteria}`: one criteria set, with its rows.

use serde_json::{Value, json};

use super::{CA_MAU, XUAN_LOC, XUAN_LOC_PATH, send};
use crate::harness::Server;

#[test]
fn a_set_is_shown_with_its_rows_and_both_readings_of_its_contradiction() {
    let server = Server::start();
    send(&server, "", XUAN_LOC).ok();
    let answer = server.get(XUAN_LOC_PATH);
    let set = answer.ok();
    assert_eq!(answer.header("etag"), format!("\"{}\"", set["version"]));
    assert_eq!((&set["criteria"], &set["kind"]), (&json!("75:commune:2022:244/PNV"), &json!("commune")));
    let row = json!({
        "id": "4.1", "level": "criterion", "name": "Mức độ thực hiện kế hoạch tuyên truyền", "max": "1",
        "nature": "appraised", "readings": ["rule", "worked-example"],
    });
    assert_eq!(set["items"][1], row);
    assert_eq!(set["discrepancies"], json!([]));
}

#[test]
fn what_a_set_says_against_itself_is_told() {
    let server = Server::start();
    send(&server, "", CA_MAU).ok();
    let set = server.get("/v1/criteria/96:district:2013:1880%2FQ%C4%90-UBND").ok();
    let told: Vec<(&Value, &Value, &Value)> = set["discrepancies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (&found["code"], &found["stated"], &found["found"]))
        .collect();
    let points = |stated, found| (json!("points-differ"), json!(stated), json!(found));
    let expected = [points("100", "20"), points("20", "10")];
    assert_eq!(told, expected.iter().map(|(code, stated, found)| (code, stated, found)).collect::<Vec<_>>());
    assert_eq!(set["items"].as_array().unwrap().len(), 10);
}

#[test]
fn a_set_that_nobody_imported_is_absent() {
    let server = Server::start();
    server.get(XUAN_LOC_PATH).refused(404, "absent");
    server.get("/v1/criteria/xuan-loc").refused(404, "absent");
    send(&server, "", XUAN_LOC).ok();
    server.get(&format!("{XUAN_LOC_PATH}?known_at=0")).refused(404, "absent");
}
