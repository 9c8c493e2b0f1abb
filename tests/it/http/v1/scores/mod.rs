//! Scores: the scoring sheets of units.

mod list;
mod open;
mod record;
mod show;

use serde_json::{Value, json};

use super::criteria::send;
use crate::harness::{Answer, Server};

/// The key of Xuân Lộc's set.
pub const SET: &str = "75:commune:2022:244/PNV";

/// The path of the score of Xuân Bắc.
pub const XUAN_BAC: &str = "/v1/scores/26428/75:commune:2022:244%2FPNV";

/// A server on the last day of 2022 that knows a criteria set.
pub fn scored_by(criteria: &str) -> Server {
    let server = Server::start();
    server.set_clock("2022-12-31", 17);
    send(&server, "", criteria).ok();
    server
}

/// A sheet of a unit under Xuân Lộc's set.
pub fn sheet(unit: &str, facts: &Value) -> Value {
    json!({ "unit": unit, "criteria": SET, "opened": "2022-11-01", "facts": facts })
}

/// Opens it; answers with its score.
pub fn opened(server: &Server, unit: &str, facts: &Value) -> Value {
    let answer = server.post("/v1/scores", &sheet(unit, facts));
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

/// Facts that give Xuân Lộc's two rows these values: done of ten, and whether the website was used.
pub fn complete(done: u32, website: &str) -> Value {
    let measured = |item: &str, part: &str, value: &str| json!({ "what": "measured", "day": "2022-12-01", "item": item, "part": part, "value": value });
    json!([
        measured("4.1", "", &format!("{done}/10")),
        measured("4.2", "board", "yes"),
        measured("4.2", "website", website),
        measured("4.2", "traditional", "yes"),
    ])
}

/// Records that something happened to the sheet of Xuân Bắc.
pub fn record(server: &Server, stage: &str, fact: &Value) -> Answer {
    server.post(&format!("{XUAN_BAC}/{stage}"), fact)
}

/// The row of a score.
pub fn row(score: &Value, id: &str) -> Value {
    let items = score["items"].as_array().unwrap();
    items.iter().find(|item| item["id"] == id).unwrap().clone()
}
