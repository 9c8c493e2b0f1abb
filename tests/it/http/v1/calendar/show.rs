//! `GET /v1/calendar`: the working calendar in use, or one that an evaluation names.

use serde_json::json;

use super::{DECREE, send};
use crate::harness::Server;

#[test]
fn the_calendar_in_use_is_shown_and_the_one_before_by_its_name() {
    let server = Server::start();
    let before = server.get("/v1/calendar").ok();
    assert!(before["version"].as_str().unwrap().starts_with("vn-2011-2026+"), "{before}");
    assert_eq!(before["years"].as_array().unwrap().len(), 16);
    let swap = json!({
        "day": "2026-01-10", "kind": "worked", "reason": "Làm bù cho thứ Sáu 02/01/2026",
        "decision": "Công văn 12729/VPCP-KGVX ngày 25/12/2025",
    });
    assert!(before["days"].as_array().unwrap().contains(&swap));
    let version = send(&server, "?apply=true", DECREE).ok()["version"].as_str().unwrap().to_owned();
    let after = server.get("/v1/calendar").ok();
    assert_eq!((after["version"].as_str(), &after["years"][16]), (Some(version.as_str()), &json!(2027)));
    let name = before["version"].as_str().unwrap().replace('+', "%2B");
    assert_eq!(server.get(&format!("/v1/calendar?version={name}")).ok(), before);
}

#[test]
fn a_calendar_that_never_was_is_not_there() {
    let server = Server::start();
    server.get("/v1/calendar?version=vn-1900").refused(404, "absent");
    server.get("/v1/calendar?year=2022").refused(400, "bad-query");
}
