//! `GET /v1/directives/{directive}`: what a directive asks and reads.

use serde_json::json;

use crate::harness::Server;

#[test]
fn a_directive_is_shown_with_its_checks_registers_and_parameters() {
    let server = Server::start();
    let directive = server.get("/v1/directives/dong-thap-cchc-2022").ok();
    assert_eq!((&directive["issued"], &directive["applies_to"]), (&json!("2022-01-01"), &json!(["district"])));
    let first = &directive["checks"][0];
    assert_eq!((&first["id"], &first["severity"]), (&json!("TH-01"), &json!("violation")));
    for key in ["title", "basis", "area"] {
        assert!(first[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
    }
    let register = &directive["registers"][0];
    let named = |column: &serde_json::Value| column["name"].as_str().unwrap().to_owned();
    let columns: Vec<String> = register["columns"].as_array().unwrap().iter().map(named).collect();
    assert!(columns.contains(&register["period_by"].as_str().unwrap().to_owned()), "{columns:?}");
    assert!(directive["parameters"].as_array().unwrap().iter().all(|parameter| parameter["origin"] != ""));
}

#[test]
fn what_is_no_directive_is_absent() {
    let server = Server::start();
    server.get("/v1/directives/elsewhere").refused(404, "absent");
    server.get("/v1/directives/08:CT").refused(404, "absent");
}
