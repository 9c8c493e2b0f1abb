//! `POST /v1/templates/{template}/{language}/preview`: what a template makes of sample data; nothing is written.

use serde_json::json;

use crate::harness::Server;

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
