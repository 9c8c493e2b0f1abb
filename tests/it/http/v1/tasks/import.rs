//! `POST /v1/tasks/import`: tasks of a file, all or none.

use crate::harness::{Prepared, Server, checkout};

#[test]
fn an_offices_own_file_is_taken_whole_and_again_changes_nothing() {
    let csv = std::fs::read(checkout().join("config/demo/cao-lanh/tasks.csv")).unwrap();
    let server = Prepared::new().office("cao-lanh").at("2022-03-31", 16).serve();
    let again = server.send_file("/v1/tasks/import", csv).ok();
    let rows = server.list("/v1/tasks", 500).len();
    assert_eq!((again["added"].as_u64(), again["unchanged"].as_u64()), (Some(0), u64::try_from(rows).ok()));
    assert!(again.get("written").is_none());
}

#[test]
fn faults_come_with_lines_and_columns_and_nothing_is_kept() {
    let server = Server::start();
    let csv = std::fs::read_to_string(checkout().join("config/demo/cao-lanh/tasks.csv")).unwrap();
    let broken = csv.replacen("2022-", "2022-13-", 1);
    let answer = server.send_file("/v1/tasks/import", broken);
    answer.refused(422, "faulty-file");
    assert!(answer.json()["faults"][0]["line"].as_u64().is_some_and(|line| line > 1));
    assert_eq!(server.list("/v1/tasks", 10), Vec::<serde_json::Value>::new());
    server.request("POST", "/v1/tasks/import").body(csv).send().refused(401, "unauthenticated");
}
