//! `POST /v1/contacts/import`: contacts of a file, all or none.

use serde_json::json;

use crate::courier::LOOPBACK;
use crate::harness::{Answer, Prepared, Server};

const HEADER: &str = "contact,unit,name,role,language,email,webhook,from,until\n";
const ROW: &str = "an,866,Nguyễn Văn An,head,,an@caolanh.gov.vn,,2022-01-01,\n";

fn send(server: &Server, query: &str, rows: &str) -> Answer {
    server.send_file(&format!("/v1/contacts/import{query}"), format!("{HEADER}{rows}"))
}

#[test]
fn a_file_is_recorded_once_and_a_difference_is_shown_before_it_is_written() {
    let server = Server::start();
    let first = send(&server, "?file=dau-moi.csv", ROW).ok();
    assert_eq!((&first["added"], &first["changed"]), (&json!(1), &json!([])));
    let again = send(&server, "?file=dau-moi.csv", ROW).ok();
    assert_eq!((&again["unchanged"], again.get("written")), (&json!(1), None));
    let moved = ROW.replace("head,,an@", "officer,en,van.an@").replace("2022-01-01", "");
    let shown = send(&server, "", &moved).ok();
    let change = json!([{ "line": 2, "what": "contact an", "differences": [
        "role: head → officer", "language: vi → en", "addresses: an@caolanh.gov.vn → van.an@caolanh.gov.vn"
    ] }]);
    assert_eq!((&shown["changed"], shown.get("written")), (&change, None));
    assert!(send(&server, "?apply=true", &moved).ok()["written"].is_u64());
    assert_eq!(server.get("/v1/contacts/an").ok()["role"], "officer");
}

#[test]
fn a_file_with_faults_is_refused_whole_with_lines_and_columns() {
    let server = Server::start();
    let answer = send(&server, "", &format!("{ROW}binh,99999,Bình,head,,b@,,2022-02-31,\n"));
    answer.refused(422, "faulty-file");
    let problem = answer.json();
    let named: Vec<_> =
        problem["faults"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect();
    assert_eq!(named, ["email", "from"]);
    let unknown = send(&server, "", "binh,99999,Bình,head,,,,,\n");
    assert_eq!(unknown.json()["faults"][0]["code"], "unit-unknown");
    let backwards = send(&server, "", "binh,866,Bình,head,,,,,2022-03-30\n");
    assert_eq!(backwards.json()["faults"][0]["code"], "period-backwards", "today is the first day where none is given");
    server.request("POST", "/v1/contacts/import").body(HEADER).send().refused(401, "unauthenticated");
    assert_eq!(server.list("/v1/contacts", 9), [json!(null); 0]);
}

#[test]
fn a_webhook_of_a_file_is_judged_as_one_that_is_sent() {
    let mut prepared = Prepared::new();
    prepared.engine.deliveries.networks_allowed = vec![LOOPBACK];
    let server = prepared.serve();
    let row = |url: &str| ROW.replace(",,2022", &format!(",{url},2022"));
    let refused = send(&server, "", &row("http://10.20.3.4/hook")).json();
    assert_eq!(
        (&refused["faults"][0]["field"], &refused["faults"][0]["code"]),
        (&json!("webhook"), &json!("address-refused"))
    );
    let shaped = send(&server, "", &row("http://localhost/hook")).json();
    assert_eq!(shaped["faults"][0]["code"], "address-shape");
    send(&server, "", &row("http://127.0.0.1:8080/hook")).ok();
    assert_eq!(server.get("/v1/contacts/an").ok()["webhook"], "http://127.0.0.1:8080/hook");
}
