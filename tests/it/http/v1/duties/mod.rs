//! Duties.

mod cover;
mod list;
mod show;

use serde_json::{Value, json};

use crate::harness::{Answer, Server};

/// The one duty that a directive of the program declares.
const DUTY: &str = "/v1/duties/dong-thap-cchc-2022/half-year-dossiers";

/// Terms for one district from a day on.
fn terms(from: &str) -> Value {
    json!({"from": from, "units": ["866"], "reason": "45/UBND-NC"})
}

/// Sets terms.
#[track_caller]
fn put(server: &Server, terms: &Value) -> Answer {
    server.request("PUT", DUTY).token(&server.token).json(terms).send()
}
