//! `POST /v1/documents/import`: registered papers of a file, all or none.

use serde_json::json;

use crate::harness::{Answer, Server};

const HEADER: &str = "unit,issuer,kind,number,issued,title,note\n";
const ROW: &str = "866,UBND Thành phố,reform-plan,06/KH-UBND,2022-01-11,Kế hoạch cải cách hành chính,\n";

fn send(server: &Server, query: &str, rows: &str) -> Answer {
    server.send_file(&format!("/v1/documents/import{query}"), format!("{HEADER}{rows}"))
}

#[test]
fn a_file_is_recorded_once_and_a_difference_is_shown_before_it_is_written() {
    let server = Server::start();
    let first = send(&server, "?file=so-van-ban.csv", ROW).ok();
    assert_eq!((&first["added"], &first["unchanged"], &first["changed"]), (&json!(1), &json!(0), &json!([])));
    assert!(first["written"].is_u64());
    let again = send(&server, "?file=so-van-ban.csv", ROW).ok();
    assert_eq!((&again["added"], &again["unchanged"], again.get("written")), (&json!(0), &json!(1), None));
    let corrected = ROW.replace("hành chính", "hành chính năm 2022");
    let shown = send(&server, "", &corrected).ok();
    let change = json!([{
        "line": 2, "what": "document 06/KH-UBND of 2022-01-11 by UBND Thành phố",
        "differences": ["title: Kế hoạch cải cách hành chính → Kế hoạch cải cách hành chính năm 2022"],
    }]);
    assert_eq!((&shown["changed"], shown.get("written")), (&change, None));
    assert_eq!(server.get("/v1/documents").ok()["items"][0]["versions"], 1);
    let written = send(&server, "?apply=true", &corrected).ok();
    assert!(written["written"].is_u64());
    let found = &server.get("/v1/documents").ok()["items"][0];
    assert_eq!((&found["title"], &found["versions"]), (&json!("Kế hoạch cải cách hành chính năm 2022"), &json!(2)));
}

#[test]
fn a_file_with_faults_is_refused_whole_with_lines_and_columns() {
    let server = Server::start();
    let answer = send(&server, "", &format!("{ROW}99999,,reform-plan,07/KH-UBND,2022-02-31,Kế hoạch,\n"));
    answer.refused(422, "faulty-file");
    let problem = answer.json();
    let faults = problem["faults"].as_array().unwrap().iter();
    let named: Vec<_> =
        faults.map(|fault| (fault["line"].as_u64().unwrap(), fault["field"].as_str().unwrap())).collect();
    assert_eq!(named, [(3, "issuer"), (3, "issued")]);
    assert_eq!(problem["faults_total"], 2);
    assert_eq!(server.get("/v1/documents").ok()["items"], json!([]));
}

#[test]
fn what_is_no_such_request_is_refused() {
    let server = Server::start();
    server.request("POST", "/v1/documents/import").body(HEADER).send().refused(401, "unauthenticated");
    send(&server, "?apply=perhaps", ROW).refused(400, "bad-query");
    send(&server, "?mode=replace", ROW).refused(400, "bad-query");
}
