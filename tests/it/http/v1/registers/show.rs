//! `GET /v1/registers/{register}`: one declared register.

use serde_json::json;

use super::{DOSSIERS, server};

#[test]
fn a_register_is_shown_as_it_is_listed() {
    let server = server();
    let dossiers = server.get(DOSSIERS).ok();
    assert!(server.get("/v1/registers").ok()["items"].as_array().unwrap().contains(&dossiers));
    assert_eq!((&dossiers["key"], &dossiers["period_by"]), (&json!(["number"]), &json!("received")));
    assert_eq!(dossiers["declared_by"][0], "dondoc");
    let columns = dossiers["columns"].as_array().unwrap();
    let number = columns.iter().find(|column| column["name"] == "number").unwrap();
    assert_eq!(
        number,
        &json!({"name": "number", "title": "Mã hồ sơ", "kind": "text", "required": true, "personal": false})
    );
}

#[test]
fn what_nobody_declares_is_absent() {
    let server = server();
    server.get("/v1/registers/nowhere").refused(404, "absent");
    server.get("/v1/registers/a%20b").refused(404, "absent");
    server.request("POST", DOSSIERS).send().refused(405, "no-such-method");
}
