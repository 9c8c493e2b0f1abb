//! `GET /v1/schedules`: schedules, retired ones among them.

use serde_json::{Value, json};

use super::{create, rule, serving, with};

#[test]
fn schedules_are_listed_by_their_names_in_pages() {
    let server = serving();
    create(&server, &with(rule("0 8 1 * *"), "id", json!("monthly")));
    create(&server, &with(rule("0 8 * * 1"), "id", json!("a-week")));
    server.post("/v1/schedules/monthly/retire", &json!({"reason": "hết hiệu lực"})).ok();
    let all = server.list("/v1/schedules", 50);
    let told = |item: &Value| (item["id"].as_str().unwrap().to_owned(), item["state"].as_str().unwrap().to_owned());
    let expected = [("a-week", "in-service"), ("daily", "in-service"), ("monthly", "retired")];
    assert_eq!(all.iter().map(told).collect::<Vec<_>>(), expected.map(|(id, state)| (id.to_owned(), state.to_owned())));
    assert_eq!(all[2].get("next"), None);
    for limit in [1, 2, 3] {
        assert_eq!(server.list("/v1/schedules", limit), all, "in pages of {limit}");
    }
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = serving();
    server.get("/v1/schedules?cursor=x&limit=0").faulty(&[("cursor", "foreign-cursor"), ("limit", "bad-limit")]);
    server.get("/v1/schedules?unit=866").refused(400, "bad-query");
}
