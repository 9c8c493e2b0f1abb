//! Approved exceptions to checks.

mod grant;
mod list;
mod shorten;
mod show;

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};

/// Cao Lãnh on 31 March 2022, checked at 17:00 and every day after when the clock moves on.
fn evaluated() -> Server {
    let prepared = Prepared::new().office("cao-lanh").at("2022-03-31", 16);
    let server = prepared.schedule("daily", "0 17 * * *", "cao-lanh-kiem-tra-2022", &["866"]).serve();
    server.tick();
    server.set_clock("2022-03-31", 17);
    server.tick();
    server
}

/// An exception to one check of Cao Lãnh's directive.
fn exception(check: &str, subject: &str, from: &str, until: &str) -> Value {
    json!({
        "unit": "866", "directive": "cao-lanh-kiem-tra-2022", "check": check, "subject": subject, "from": from,
        "until": until, "basis": "45/UBND-NV", "approver": "UBND Tỉnh Đồng Tháp",
    })
}

/// Grants it; answers with all waivers of its check.
fn granted(server: &Server, exception: &Value) -> Value {
    let answer = server.post("/v1/waivers", exception);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}
