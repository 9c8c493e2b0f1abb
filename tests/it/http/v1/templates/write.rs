//! `PUT /v1/templates/{template}/{language}`: a template is written anew.

use serde_json::{Value, json};

use crate::harness::{Answer, Server};

const PATH: &str = "/v1/templates/digest/vi";

fn put(server: &Server, seen: Option<&str>, body: &Value) -> Answer {
    let request = server.request("PUT", PATH).token(&server.token);
    match seen {
        Some(seen) => request.header("if-match", seen).json(body).send(),
        None => request.json(body).send(),
    }
}

#[test]
fn what_is_written_counts_and_what_was_written_before_stays_known() {
    let server = Server::start();
    let first = put(&server, Some("\"0\""), &json!({"subject": "Nhắc việc", "text": "{{ counts.total }} việc"}));
    let shown = first.ok();
    assert_eq!((&shown["origin"], &shown["text"]), (&json!("administrator"), &json!("{{ counts.total }} việc")));
    let etag = first.header("etag").to_owned();
    put(&server, Some("\"0\""), &json!({"subject": "a", "text": "b"})).refused(412, "stale");
    let second = put(&server, Some(&etag), &json!({"subject": "Đôn đốc", "text": "{{ unit.name }}"})).ok();
    let said: Vec<_> = second["versions"].as_array().unwrap().iter().map(|one| (&one["by"], &one["subject"])).collect();
    let by = json!("administrator");
    assert_eq!(said, [(&by, &json!("Nhắc việc")), (&by, &json!("Đôn đốc"))]);
    assert_eq!(server.get("/v1/templates/digest/en").ok()["origin"], "engine", "the other language stays as it is");
    let back = put(&server, None, &json!({"reset": true})).ok();
    assert_eq!((&back["origin"], back["versions"].as_array().map(Vec::len)), (&json!("engine"), Some(3)));
}

#[test]
fn the_same_again_is_not_written_again() {
    let server = Server::start();
    let sent = json!({"subject": "Nhắc việc", "text": "b"});
    let first = put(&server, None, &sent).ok();
    assert_eq!(put(&server, None, &sent).ok()["version"], first["version"]);
}

#[test]
fn a_template_that_loops_or_cannot_be_read_is_refused_with_both_its_faults() {
    let server = Server::start();
    let loops = "{% for a in items %}".repeat(4) + &"{% endfor %}".repeat(4);
    put(&server, None, &json!({"subject": "{{ nme }}", "text": loops}))
        .faulty(&[("subject", "template-unknown-name"), ("text", "template-loops")]);
    put(&server, None, &json!({"subject": "", "text": "{% if %}"}))
        .faulty(&[("subject", "template-empty"), ("text", "template-syntax")]);
    put(&server, None, &json!({"subject": "a", "text": "b".repeat(20_000)})).faulty(&[("text", "template-too-large")]);
    let much = "{% for a in items %}{% for b in items %}một hai ba bốn{% endfor %}{% endfor %}";
    put(&server, None, &json!({"subject": "a", "text": much})).faulty(&[("text", "template-too-long")]);
    assert_eq!(server.get(PATH).ok()["version"], 0);
    server.request("PUT", PATH).json(&json!({})).send().refused(401, "unauthenticated");
}
