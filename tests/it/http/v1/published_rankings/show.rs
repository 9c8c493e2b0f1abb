//! `GET /v1/published-rankings/{ranking}`: a published ranking held against its own points.

use serde_json::{Value, json};

use super::{NOTICE, PATH, send};
use crate::harness::Server;

#[test]
fn a_list_that_contradicts_its_points_is_shown_as_published_and_as_it_follows() {
    let server = Server::start();
    send(&server, "", NOTICE).ok();
    let answer = server.get(PATH);
    let ranking = answer.ok();
    assert_eq!(answer.header("etag"), format!("\"{}\"", ranking["version"]));
    let group = &ranking["groups"][0];
    let placed = |unit: &Value| (unit["unit"].clone(), unit["rank"].clone(), unit["published"]["rank"].clone());
    let placed: Vec<_> = group["units"].as_array().unwrap().iter().map(placed).collect();
    let expected = [("A", 1, 1), ("C", 2, 3), ("B", 3, 2)];
    assert_eq!(placed, expected.map(|(unit, rank, published)| (json!(unit), json!(rank), json!(published))));
    assert_eq!(group["order_errors"][0]["unit"], "C");
    assert_eq!(ranking["count_errors"], json!([{ "rating": "Tốt", "stated": 2, "computed": 1 }]));
    assert_eq!(ranking["contradictions"], 4, "two ranks, a rating and a number of units");
}

#[test]
fn a_ranking_that_nobody_imported_is_absent() {
    let server = Server::start();
    server.get(PATH).refused(404, "absent");
    server.get("/v1/published-rankings/2402").refused(404, "absent");
}
