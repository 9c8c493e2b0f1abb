//! Schedules.

mod backfill;
mod create;
mod list;
mod pause;
mod prove;
mod replace;
mod resume;
mod retire;
mod run;
mod show;

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};

/// A directive that is active.
const DIRECTIVE: &str = "cao-lanh-kiem-tra-2022";

/// A rule of this expression for Cao Lãnh.
fn rule(cron: &str) -> Value {
    json!({"cron": cron, "directives": [DIRECTIVE], "units": ["866"]})
}

/// The same with more said, or something else.
fn with(mut rule: Value, key: &str, value: Value) -> Value {
    rule[key] = value;
    rule
}

/// A server at 08:00 of 28 February 2022 with a schedule `daily` that was created over the API and fires at 17:00.
fn serving() -> Server {
    let server = Prepared::new().at("2022-02-28", 8).serve();
    create(&server, &with(rule("0 17 * * *"), "id", json!("daily")));
    server
}

#[track_caller]
fn create(server: &Server, sent: &Value) -> Value {
    let answer = server.post("/v1/schedules", sent);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

/// Lets the loops look at an hour of a day.
fn look(server: &Server, day: &str, hour: u32) {
    server.set_clock(day, hour);
    server.tick();
}

/// The nominal instant and the disposition of every occurrence.
#[track_caller]
fn occurrences(server: &Server, query: &str) -> Vec<(String, String)> {
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    let all = server.list(&format!("/v1/occurrences{query}"), 50);
    all.iter().map(|item| (text(item, "nominal"), text(item, "disposition"))).collect()
}

fn told(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(nominal, disposition)| ((*nominal).to_owned(), (*disposition).to_owned())).collect()
}
