//! `POST /v1/templates/{template}/{language}/preview`: what a template makes of sample data, or of what a contact is
//! owed; nothing is written.

use serde_json::json;

use dondoc::operations::compose_messages;

use crate::harness::Server;
use crate::http::event::server;
use crate::http::v1::contacts::{contact, recorded};

#[test]
fn a_preview_shows_what_would_come_out_and_writes_nothing() {
    let server = Server::start();
    let path = "/v1/templates/digest/en/preview";
    let made = server.post(path, &json!({"subject": "{{ counts.total }} tasks for {{ unit.name }}"})).ok();
    assert_eq!(made["subject"], "100 tasks for Huyện Tân Hồng");
    assert!(made["text"].as_str().is_some_and(|text| text.starts_with("Dear Nguyễn Văn An,\n")));
    assert_eq!(server.get("/v1/templates/digest/en").ok()["version"], 0);
}

#[test]
fn the_engines_templates_read_well() {
    let server = Server::start();
    for language in ["vi", "en"] {
        let made = server.post(&format!("/v1/templates/digest/{language}/preview"), &json!({})).ok();
        let text = made["text"].as_str().unwrap();
        let beginning: Vec<&str> = text.lines().take(40).collect();
        insta::assert_snapshot!(
            format!("digest_{language}"),
            format!("{}\n\n{}", made["subject"].as_str().unwrap(), beginning.join("\n"))
        );
    }
}

#[test]
fn a_template_that_fails_says_where() {
    let server = Server::start();
    let path = "/v1/templates/digest/vi/preview";
    server.post(path, &json!({"text": "{{ nme }}"})).faulty(&[("text", "template-unknown-name")]);
    server.post(path, &json!({"subject": "{% if %}"})).faulty(&[("subject", "template-syntax")]);
    server.request("POST", path).json(&json!({})).send().refused(401, "unauthenticated");
}

#[test]
fn a_preview_of_a_contact_is_what_they_would_be_sent_and_leaves_it_waiting() {
    let server = server();
    recorded(&server, &contact("an"));
    let path = "/v1/templates/digest/vi/preview";
    let made = server.post(path, &json!({"contact": "an"})).ok();
    let other = server.post(path, &json!({"contact": "an", "subject": "{{ counts.total }}: {{ unit.name }}"})).ok();
    assert_eq!((&other["subject"], &other["text"]), (&json!("1: Thành phố Cao Lãnh"), &made["text"]));
    let english = server.post("/v1/templates/digest/en/preview", &json!({"contact": "an"})).ok();
    assert_eq!(english["subject"], "[Follow-up] Thành phố Cao Lãnh: 1 task, 1 overdue");
    assert_eq!(server.list("/v1/messages", 10), [json!(null); 0], "nothing is sent");
    let written = compose_messages(&server.engine, server.engine.clock.now()).unwrap();
    assert_eq!(written.messages, 1, "it still waited");
    let id = server.list("/v1/messages", 10)[0]["id"].as_str().unwrap().to_owned();
    let sent = server.get(&format!("/v1/messages/{id}")).ok();
    assert_eq!((&made["subject"], &made["text"]), (&sent["subject"], &sent["text"]));
    server.post(path, &json!({"contact": "an"})).faulty(&[("contact", "nothing-owed")]);
}

#[test]
fn a_contact_that_is_not_told_or_not_there_has_no_preview() {
    let server = server();
    recorded(&server, &contact("an"));
    let mut officer = contact("binh");
    (officer["role"], officer["unit"]) = (json!("officer"), json!("867"));
    recorded(&server, &officer);
    let path = "/v1/templates/digest/vi/preview";
    server.post(path, &json!({"contact": "binh"})).faulty(&[("contact", "nothing-owed")]);
    server.post(path, &json!({"contact": "chi"})).refused(404, "absent");
    server.post(path, &json!({"contact": "a b"})).faulty(&[("contact", "bad-identifier")]);
}
