//! `GET /v1/calendar/versions`: every recorded edit of the working calendar.

use serde_json::json;

use super::{DECREE, send};
use crate::harness::{Prepared, Server};

#[test]
fn edits_are_listed_with_who_made_them_and_what_followed() {
    let server: Server = Prepared::new().at("2026-11-22", 8).serve();
    assert_eq!(server.get("/v1/calendar/versions").ok(), json!({"items": []}));
    let before = server.get("/v1/calendar").ok()["version"].clone();
    let made = send(&server, "?apply=true&file=2027.toml", DECREE).ok();
    let items = server.get("/v1/calendar/versions").ok()["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 2);
    assert_eq!((&items[0]["source"], &items[0]["version"]), (&json!("configuration"), &before));
    let edit = json!({
        "number": 2, "version": made["version"], "source": "api", "years": [2027], "since": "2026-11-22T01:00:00Z",
        "actor": "administrator", "reason": "import of 2027.toml", "recorded": items[1]["recorded"],
    });
    assert_eq!(items[1], edit);
}
