//! `GET /v1/plans`: the plans that tasks are counted under.

use serde_json::json;

use crate::harness::{Prepared, Server};

#[test]
fn an_offices_plans_are_listed() {
    let server = Prepared::new().office("cao-lanh").office("tan-hong").at("2022-07-12", 16).serve();
    let plans = server.get("/v1/plans").ok();
    let ids: Vec<_> = plans["items"].as_array().unwrap().iter().map(|plan| plan["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.contains(&"cchc-2022"), "{ids:?}");
    assert!(plans["items"].as_array().unwrap().iter().all(|plan| plan["year"] == 2022));
}

#[test]
fn without_plans_the_list_is_empty() {
    assert_eq!(Server::start().get("/v1/plans").ok()["items"], json!([]));
}
