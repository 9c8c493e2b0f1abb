//! Rankings as they were published.

mod import;
mod list;
mod show;

use crate::harness::{Answer, Server};

/// A notice that contradicts its own points: B has fewer than C and stands before it.
const NOTICE: &str = r#"title = "Chỉ số CCHC cấp huyện"
province = "04"
year = 2021
decision = "2402/QĐ-UBND"
ties = "competition"

[[ratings]]
bands = [{ range = ">=90", name = "Tốt", count = 2 }, { range = "<90", name = "Khá" }]

[[units]]
unit = "A"
points = 95
rank = 1

[[units]]
unit = "B"
points = 85
rank = 2
rating = "Tốt"

[[units]]
unit = "C"
points = 88
rank = 3
"#;

/// The path of the notice.
const PATH: &str = "/v1/published-rankings/04:2021:2402%2FQ%C4%90-UBND";

/// Sends a published ranking.
fn send(server: &Server, query: &str, text: &str) -> Answer {
    let path = format!("/v1/published-rankings/import{query}");
    server.request("POST", &path).token(&server.token).body(text).send()
}
