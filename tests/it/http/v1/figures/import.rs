//! `POST /v1/figures/import`: reported numbers of a file, all or none.

use serde_json::json;

use crate::harness::{Answer, FILE_BYTES_MAX, Server};

const HEADER: &str = "unit,indicator,first,last,value,rounded,reporter,reported,note\n";

fn send(server: &Server, query: &str, rows: &str) -> Answer {
    server.send_file(&format!("/v1/figures/import{query}"), format!("{HEADER}{rows}"))
}

#[test]
fn a_corrected_figure_is_a_new_version_beside_the_old_one() {
    let server = Server::start();
    let row = "866,received,2022-01-01,2022-03-31,>13800,unknown,UBND Thành phố,2022-03-30,\n";
    assert_eq!(send(&server, "", row).ok()["added"], 1);
    let corrected = row.replace(">13800", "13812").replace("2022-03-30,\n", "2022-03-31,\n");
    assert_eq!(send(&server, "", &corrected).ok()["changed"][0]["differences"].as_array().unwrap().len(), 2);
    assert!(send(&server, "?apply=true", &corrected).ok()["written"].is_u64());
    let value = |query: &str| server.get(&format!("/v1/figures{query}")).ok()["items"][0]["value"].clone();
    assert_eq!([value("?as_of=2022-03-30"), value("?as_of=2022-03-31")], [json!(">13800"), json!("13812")]);
    let versions = |query: &str| server.get(&format!("/v1/figures{query}")).ok()["items"][0]["versions"].clone();
    assert_eq!(["?as_of=2022-03-30", "?known_at=2", "?as_of=2022-03-31"].map(versions), [1, 1, 2].map(|n| json!(n)));
}

#[test]
fn a_number_with_nine_decimals_is_refused_by_line_and_column() {
    let server = Server::start();
    let answer = send(&server, "", "866,received,2022-01-01,2022-03-31,1.123456789,,UBND,2022-03-30,\n");
    answer.refused(422, "faulty-file");
    let fault = &answer.json()["faults"][0];
    assert_eq!((&fault["line"], &fault["field"]), (&json!(2), &json!("value")));
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let server = Server::start();
    let body = vec![b'x'; FILE_BYTES_MAX + 1];
    let answer = server.send_file("/v1/figures/import", body);
    answer.refused(413, "body-too-large");
}
