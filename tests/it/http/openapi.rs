//! `/openapi.json`: pinned whole, and true to the endpoints' own files.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Answer, Server, checkout};

/// Method and path to operation id.
type Operations = BTreeMap<(String, String), String>;

fn described() -> (Value, Operations) {
    let description = Server::start().get("/openapi.json").ok();
    let mut operations = Operations::new();
    for (path, methods) in description["paths"].as_object().expect("a description has paths") {
        for (method, operation) in methods.as_object().expect("a path has methods") {
            let id = operation["operationId"].as_str().expect("an operation has an id").to_owned();
            operations.insert((method.to_uppercase(), path.clone()), id);
        }
    }
    (description, operations)
}

/// What the endpoints' files say of themselves: the route of the first line, and the name of the handler.
fn written() -> Operations {
    let mut operations = Operations::new();
    let folder = checkout().join("engine/src/http/v1");
    for resource in folders(&folder) {
        for entry in std::fs::read_dir(resource).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().is_some_and(|name| name != "mod.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let route = text.strip_prefix("//! `").and_then(|rest| rest.split('`').next()).expect("a route");
                let (method, path) = route.split_once(' ').expect("method and path");
                let handler = text.split("\npub async fn ").nth(1).and_then(|rest| rest.split('(').next());
                operations.insert((method.into(), path.into()), handler.expect("a handler").into());
            }
        }
    }
    operations
}

fn folders(folder: &Path) -> impl Iterator<Item = std::path::PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
}

#[test]
fn the_description_is_pinned() {
    let (description, _) = described();
    insta::assert_snapshot!(serde_json::to_string_pretty(&description).unwrap());
}

#[test]
fn every_endpoint_is_described_under_the_name_of_its_handler() {
    let (_, operations) = described();
    assert_eq!(operations, written());
    assert!(operations.len() >= 21);
}

#[test]
fn every_path_that_is_described_is_served() {
    let server = Server::start();
    for (method, path) in described().1.keys() {
        let answer = server.request(method, &path.replace(['{', '}'], "")).open();
        if answer.status().is_success() {
            continue; // a stream of events would be read for ever
        }
        let answer = Answer::read(answer);
        let code = answer.json()["code"].clone();
        assert!(code != "no-such-path" && code != "no-such-method", "{method} {path}: {}", answer.text);
    }
}

#[test]
fn every_write_asks_for_the_token_and_no_read_does() {
    let (description, operations) = described();
    for (method, path) in operations.keys() {
        let security = &description["paths"][path][method.to_lowercase()]["security"];
        assert_eq!(security.is_array(), method != "GET", "{method} {path}");
    }
}

#[test]
fn every_response_is_described_and_refusals_are_problems() {
    let (description, operations) = described();
    for (method, path) in operations.keys() {
        let responses = &description["paths"][path][method.to_lowercase()]["responses"];
        for (status, response) in responses.as_object().expect("an operation has responses") {
            assert!(response["description"].as_str().is_some_and(|said| !said.is_empty()), "{method} {path} {status}");
        }
        for status in ["4XX", "5XX"] {
            let problem = &responses[status]["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(problem, "#/components/schemas/Problem", "{method} {path} {status}");
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let (description, _) = described();
    let text = description.to_string();
    for part in text.split("\"$ref\":\"#").skip(1) {
        let pointer = part.split('"').next().expect("a reference ends");
        assert!(description.pointer(pointer).is_some(), "{pointer}");
    }
}
