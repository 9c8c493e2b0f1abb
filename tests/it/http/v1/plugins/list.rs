//! `GET /v1/plugins`: every component that was found at the start, the refused ones with their reasons.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::harness::{Prepared, Server};

fn hex(bytes: &[u8]) -> String {
    dondoc::domain::id::Digest(Sha256::digest(bytes).into()).to_string()
}

fn plugins(server: &Server) -> Vec<Value> {
    let page = server.get("/v1/plugins").ok();
    assert_eq!(page.get("next"), None);
    page["items"].as_array().expect("a list has items").clone()
}

#[test]
fn the_components_of_the_program_are_listed_with_their_digests() {
    let plugins = plugins(&Server::start());
    let found: Vec<_> = plugins.iter().map(|plugin| plugin["digest"].as_str().unwrap().to_owned()).collect();
    let embedded: Vec<_> = artifacts::DIRECTIVES.iter().map(|(_, bytes)| hex(bytes)).collect();
    assert_eq!(found, embedded);
    let cao_lanh =
        plugins.iter().find(|plugin| plugin["directive"] == "cao-lanh-kiem-tra-2022").expect("it is built in");
    assert_eq!(cao_lanh["standing"], "active");
    assert_eq!(cao_lanh["number"], "06/KH-UBND");
    assert_eq!((&cao_lanh["effective"], cao_lanh.get("expires")), (&json!("2022-01-11"), None));
    let checks: Vec<_> = (1..=19).map(|number| json!(format!("CL-{number:02}"))).collect();
    assert_eq!(cao_lanh["checks"], json!(checks));
    assert_eq!(cao_lanh.get("reason"), None);
}

#[test]
fn a_bad_component_is_listed_with_its_reason_and_a_second_digest_waits() {
    let mut prepared = Prepared::new();
    let engine = &mut prepared.engine;
    engine.shelf.put("broken.wasm".into(), engine.host.load(b"no component").map(Into::into));
    // A custom section of no content changes the digest and nothing else.
    let again = [artifacts::CAO_LANH_KIEM_TRA_2022, &[0, 2, 1, b'x']].concat();
    engine.shelf.put("again.wasm".into(), engine.host.load(&again).map(Into::into));
    let listed = plugins(&prepared.serve());
    let [.., broken, waiting] = &listed[..] else { panic!("two more are listed: {listed:?}") };
    assert_eq!((&broken["origin"], &broken["standing"]), (&json!("broken.wasm"), &json!("refused")));
    assert!(broken["reason"].is_string());
    assert_eq!((broken.get("digest"), broken.get("directive"), broken.get("checks")), (None, None, None));
    assert_eq!((&waiting["standing"], &waiting["digest"]), (&json!("installed"), &json!(hex(&again))));
    assert_eq!(waiting["directive"], "cao-lanh-kiem-tra-2022");
}

#[test]
fn plugins_are_read_only() {
    Server::start().request("POST", "/v1/plugins").send().refused(405, "no-such-method");
}
