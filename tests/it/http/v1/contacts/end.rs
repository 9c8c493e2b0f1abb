//! `POST /v1/contacts/{contact}/end`: a contact receives nothing after a day.

use serde_json::json;

use super::{contact, recorded};
use crate::harness::Server;

#[test]
fn who_leaves_stays_on_record() {
    let server = Server::start();
    recorded(&server, &contact("an"));
    let ended = server.post("/v1/contacts/an/end", &json!({ "until": "2022-04-30", "reason": "12/QĐ-UBND" })).ok();
    assert_eq!((&ended["until"], ended["versions"].as_array().unwrap().len()), (&json!("2022-04-30"), 2));
    assert_eq!(server.list("/v1/contacts?unit=866", 10).len(), 1);
}

#[test]
fn bad_ends_are_refused() {
    let server = Server::start();
    recorded(&server, &contact("an"));
    let end =
        |until: &str, reason: &str| server.post("/v1/contacts/an/end", &json!({ "until": until, "reason": reason }));
    end("2022-04-31", "x").faulty(&[("until", "bad-day")]);
    end("2022-04-30", "").faulty(&[("reason", "missing")]);
    end("2021-12-31", "x").faulty(&[("until", "ends-before-it-begins")]);
    let body = json!({ "until": "2022-04-30", "reason": "x" });
    server.post("/v1/contacts/binh/end", &body).refused(404, "absent");
    server.request("POST", "/v1/contacts/an/end").json(&body).send().refused(401, "unauthenticated");
}
