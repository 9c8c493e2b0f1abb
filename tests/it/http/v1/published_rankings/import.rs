//! `POST /v1/published-rankings/import`: a published ranking, in the TOML of `dondoc rank --help`.

use serde_json::json;

use super::{NOTICE, PATH, send};
use crate::harness::Server;

#[test]
fn a_ranking_is_kept_as_published_and_a_correction_beside_it() {
    let server = Server::start();
    let first = send(&server, "?file=thong-bao.toml", NOTICE).ok();
    assert_eq!((&first["added"], first["written"].is_u64()), (&json!(1), true));
    assert_eq!(send(&server, "", NOTICE).ok()["unchanged"], 1);
    let corrected = NOTICE.replace("points = 85", "points = 89").replace("unit = \"A\"", "unit = \"D\"");
    let shown = send(&server, "", &corrected).ok();
    assert_eq!(shown["changed"][0]["differences"], json!(["D: added", "B: changed", "A: removed"]));
    assert_eq!(shown.get("written"), None);
    send(&server, "?apply=true", &corrected).ok();
    let known_at = |query: &str| server.get(&format!("{PATH}{query}")).ok()["contradictions"].clone();
    assert_eq!([known_at(""), known_at(&format!("?known_at={}", first["written"]))], [json!(2), json!(4)]);
}

#[test]
fn a_ranking_with_faults_is_refused_whole() {
    let server = Server::start();
    send(&server, "", &NOTICE.replace("points = 85", "points = 8x")).refused(422, "faulty-file");
    server.request("POST", "/v1/published-rankings/import").body(NOTICE).send().refused(401, "unauthenticated");
    server.get(PATH).refused(404, "absent");
}
