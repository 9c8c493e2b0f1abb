//! Criteria sets.

mod import;
mod list;
mod show;

use crate::harness::{Answer, Server};

/// Letter 244/PNV of Xuân Lộc, 2022: criterion 4, its first row in two readings.
pub const XUAN_LOC: &str = include_str!("../../../cli/scoring/xuan-loc-2022.toml");

/// Decision 1880/QĐ-UBND of Cà Mau, 2013.
pub const CA_MAU: &str = include_str!("../../../cli/scoring/ca-mau-2013.toml");

/// The path of Xuân Lộc's set.
pub const XUAN_LOC_PATH: &str = "/v1/criteria/75:commune:2022:244%2FPNV";

/// Sends a criteria set.
pub fn send(server: &Server, query: &str, text: &str) -> Answer {
    let path = format!("/v1/criteria/import{query}");
    server.request("POST", &path).token(&server.token).body(text).send()
}
