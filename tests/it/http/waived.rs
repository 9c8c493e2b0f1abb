//! Cao Lãnh's directive, evaluated, and exceptions to its checks.

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};

/// The directive.
pub const DIRECTIVE: &str = "cao-lanh-kiem-tra-2022";

/// Cao Lãnh, checked on 31 March 2022 at 17:00, and every day after when the clock moves on.
pub fn evaluated() -> Server {
    let prepared = Prepared::new().office("cao-lanh").at("2022-03-31", 16);
    let server = prepared.schedule("daily", "0 17 * * *", DIRECTIVE, &["866"]).serve();
    server.tick();
    server.set_clock("2022-03-31", 17);
    server.tick();
    server
}

/// An exception to one check of the directive.
pub fn exception(check: &str, subject: &str, from: &str, until: &str) -> Value {
    json!({
        "unit": "866", "directive": DIRECTIVE, "check": check, "subject": subject, "from": from, "until": until,
        "basis": "45/UBND-NV", "approver": "UBND Tỉnh Đồng Tháp",
    })
}

/// Grants it; answers with all waivers of its check.
#[track_caller]
pub fn granted(server: &Server, exception: &Value) -> Value {
    let answer = server.post("/v1/waivers", exception);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}
