//! `PUT /v1/contacts/{contact}`: a contact is recorded anew.

use serde_json::{Value, json};

use super::{contact, recorded};
use crate::harness::{Answer, Server};

fn replace(server: &Server, etag: &str, body: &Value) -> Answer {
    let request = server.request("PUT", "/v1/contacts/an").token(&server.token);
    request.header("if-match", etag).json(body).send()
}

#[test]
fn a_replacement_is_a_version_beside_the_ones_before() {
    let server = Server::start();
    let seen = format!("\"{}\"", recorded(&server, &contact("an"))["version"]);
    let body = json!({ "name": "Nguyễn Văn An", "unit": "867", "role": "officer", "webhook": "https://a.vn/x" });
    let replaced = replace(&server, &seen, &body).ok();
    assert_eq!(
        (&replaced["unit"], &replaced["from"], replaced.get("email")),
        (&json!("867"), &json!("2022-01-01"), None)
    );
    let versions: Vec<_> = replaced["versions"].as_array().unwrap().iter().map(|version| &version["unit"]).collect();
    assert_eq!(versions, ["866", "867"]);
    replace(&server, &seen, &body).refused(412, "stale");
    let now = format!("\"{}\"", replaced["version"]);
    assert_eq!(replace(&server, &now, &body).ok()["version"], replaced["version"], "the same again changes nothing");
    assert_eq!(server.list("/v1/contacts?unit=866", 10), [json!(null); 0]);
}

#[test]
fn bad_replacements_are_refused() {
    let server = Server::start();
    let seen = format!("\"{}\"", recorded(&server, &contact("an"))["version"]);
    replace(&server, &seen, &json!({})).faulty(&[("name", "missing"), ("unit", "bad-identifier"), ("role", "missing")]);
    replace(&server, &seen, &json!({ "id": "binh" })).refused(400, "bad-json");
    let body = json!({ "name": "x", "unit": "866", "role": "head" });
    server.request("PUT", "/v1/contacts/binh").token(&server.token).json(&body).send().refused(404, "absent");
    server.request("PUT", "/v1/contacts/an").json(&body).send().refused(401, "unauthenticated");
}
