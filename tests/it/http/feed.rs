//! A calendar feed that tests subscribe to.

use serde_json::{Value, json};

use crate::harness::Server;

/// Makes a feed of a unit; its identifier and the path of its address.
#[track_caller]
pub fn added(server: &Server, unit: &str, below: bool) -> (String, String) {
    let answer = server.post("/v1/feeds", &json!({"unit": unit, "below": below}));
    assert_eq!(answer.status, 201, "{}", answer.text);
    let feed: Value = answer.json();
    (feed["id"].as_str().unwrap().to_owned(), feed["path"].as_str().unwrap().to_owned())
}
