//! `GET /v1/duties`: the duties that directives declare, who owes them and when they are due next.

use serde_json::json;

use crate::harness::Server;

#[test]
fn a_declared_duty_is_listed_with_its_next_deadlines_though_nobody_owes_it() {
    let server = Server::start();
    let items = server.get("/v1/duties").ok()["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 1);
    let duty = &items[0];
    assert_eq!((&duty["directive"], &duty["duty"]), (&json!("dong-thap-cchc-2022"), &json!("half-year-dossiers")));
    let declared =
        json!({"recurrence": "half-year", "cutoff": "30/6", "due": "10/7", "weekend_rule": "next-working-day"});
    assert_eq!((&duty["declared"], &duty["terms"], &duty["differs"]), (&declared, &json!([]), &json!(false)));
    let first = json!({
        "period": "2022-H1", "name": "6 tháng đầu năm 2022", "first": "2022-01-01", "last": "2022-06-30",
        "due": [{"kind": "district", "on": "2022-07-11", "provisional": false}],
    });
    assert_eq!((&duty["next"][0], duty["next"].as_array().map(Vec::len)), (&first, Some(4)));
}
