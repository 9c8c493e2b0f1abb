//! `GET /v1/registers`: the registers that are declared.

use serde_json::{Value, json};

use super::server;

#[test]
fn every_declared_register_is_listed_once_with_who_declares_it() {
    let server = server();
    let listed = server.get("/v1/registers").ok();
    let registers = listed["items"].as_array().unwrap();
    let ids: Vec<&str> = registers.iter().map(|register| register["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.contains(&"dossiers"), "{ids:?}");
    let mut declared: Vec<String> = vec!["dossiers".into()];
    for directive in server.get("/v1/directives").ok()["items"].as_array().unwrap() {
        for register in directive["registers"].as_array().unwrap_or(&Vec::new()) {
            let id = register["id"].as_str().unwrap();
            declared.push(id.to_owned());
            let listed = registers.iter().find(|register| register["id"] == id).unwrap();
            assert!(listed["declared_by"].as_array().unwrap().contains(&directive["id"]), "{id}");
            assert_eq!((&listed["key"], &listed["period_by"]), (&register["key"], &register["period_by"]));
        }
    }
    declared.sort_unstable();
    declared.dedup();
    assert_eq!(ids, declared);
    assert!(registers.iter().all(|register| register.get("fault").is_none()));
    assert!(registers.iter().all(|register| !register["columns"].as_array().unwrap().is_empty()));
}

#[test]
fn what_names_persons_is_marked() {
    let listed = server().get("/v1/registers").ok();
    let dossiers = listed["items"].as_array().unwrap().iter().find(|register| register["id"] == "dossiers").unwrap();
    let personal = |column: &&Value| column["personal"] == json!(true);
    let names: Vec<&Value> =
        dossiers["columns"].as_array().unwrap().iter().filter(personal).map(|column| &column["name"]).collect();
    assert_eq!(names, ["applicant", "address"]);
}
