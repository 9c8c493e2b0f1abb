//! `GET /v1/templates`: what messages are made from, in every language.

use serde_json::{Value, json};

use crate::harness::Server;

#[test]
fn every_template_is_listed_and_is_the_engines_at_first() {
    let server = Server::start();
    let listed = server.get("/v1/templates").ok();
    let items: Vec<(&Value, &Value, &Value)> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (&item["template"], &item["language"], &item["origin"]))
        .collect();
    let (digest, engine) = (json!("digest"), json!("engine"));
    assert_eq!(items, [(&digest, &json!("vi"), &engine), (&digest, &json!("en"), &engine)]);
}
