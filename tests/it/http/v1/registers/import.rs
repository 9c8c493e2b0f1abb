//! `POST /v1/registers/{register}/imports`: the rows of a file, all or none.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use super::{DOSSIERS, HEADER, TWO, imported, send, server};
use crate::harness::FILE_BYTES_MAX;

const STATED: &str = "unit=869&from=2022-01-01&until=2022-06-30&mode=merge";

fn counts(answer: &Value) -> [u64; 4] {
    ["added", "unchanged", "changed", "removed"].map(|key| answer[key].as_u64().unwrap())
}

#[test]
fn what_would_change_is_shown_first_and_the_same_file_again_changes_nothing() {
    let server = server();
    let shown = send(&server, "mode=replace", TWO).ok();
    assert_eq!((counts(&shown), &shown["is_new"], shown.get("written")), ([2, 0, 0, 0], &json!(true), None));
    let written = send(&server, "mode=replace&apply=true", TWO).ok();
    assert_eq!((counts(&written), &written["written"]), ([2, 0, 0, 0], &json!(2)));
    let again = send(&server, "mode=replace&apply=true", TWO).ok();
    assert_eq!((counts(&again), &again["is_new"], again.get("written")), ([0, 2, 0, 0], &json!(false), None));
}

#[test]
fn a_correction_says_what_changes_and_names_no_person() {
    let server = imported();
    let corrected = TWO.replace("late", "on-time").replace("Lê A", "Lê Á");
    let answer = send(&server, "mode=replace", &corrected);
    let shown = answer.ok();
    let changes = json!([
        {"line": 3, "what": "H-1", "differences": ["applicant: another value"]},
        {"line": 2, "what": "H-2", "differences": ["result: late → on-time"]},
    ]);
    assert_eq!((&shown["shown"], &shown["corrected"]), (&changes, &json!(["2022-01-01", "2022-03-01"])));
    assert!(!answer.text.contains("Lê"), "{}", answer.text);
    let fewer = send(&server, "mode=replace", TWO.lines().next().unwrap()).ok();
    assert_eq!((counts(&fewer), &fewer["shown"][0]), ([0, 1, 0, 1], &json!({"what": "H-1", "differences": []})));
    assert_eq!(counts(&send(&server, "mode=merge", TWO.lines().next().unwrap()).ok()), [0, 1, 0, 0]);
}

#[test]
fn faults_come_with_sheet_row_and_column_and_nothing_is_kept() {
    let server = server();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Sổ").unwrap();
    let rows = format!("{HEADER}{TWO}H-3,29950,2022-07-04,1/7,,\n");
    for (row, line) in (0..).zip(rows.lines()) {
        sheet.write_row(row, 0, line.split(',')).unwrap();
    }
    let path = format!("{DOSSIERS}/imports?{STATED}&apply=true&file=so.xlsx");
    let answer = server.send_file(&path, workbook.save_to_buffer().unwrap());
    answer.refused(422, "faulty-file");
    let problem = answer.json();
    let place = |fault: &Value| ["file", "line", "field", "code"].map(|key| fault[key].clone());
    let named: Vec<_> = problem["faults"].as_array().unwrap().iter().map(place).collect();
    let fault = |field: &str, code: &str| [json!("so.xlsx[Sổ]"), json!(4), json!(field), json!(code)];
    assert_eq!(named, [fault("received", "outside-period"), fault("due", "day-shape")]);
    assert_eq!(server.list(&format!("{DOSSIERS}/imports?unit=869"), 10), Vec::<Value>::new());
}

#[test]
fn what_an_import_must_state_is_asked_for_at_once() {
    let server = server();
    let missing = server.send_file(&format!("{DOSSIERS}/imports"), HEADER);
    missing.faulty(&[("unit", "missing"), ("from", "missing"), ("until", "missing"), ("mode", "missing")]);
    let wrong = format!("{DOSSIERS}/imports?unit=a%20b&from=2022-02-02&until=2022-02-01&mode=add");
    server.send_file(&wrong, HEADER).faulty(&[
        ("unit", "bad-parameter"),
        ("until", "ends-before-it-begins"),
        ("mode", "bad-parameter"),
    ]);
    let early = format!("{DOSSIERS}/imports?unit=869&from=2022-01-01&until=2022-12-31&mode=merge");
    server.send_file(&early, HEADER).faulty(&[("until", "in-the-future")]);
    server.send_file(&format!("/v1/registers/nowhere/imports?{STATED}"), HEADER).refused(404, "absent");
    let path = format!("{DOSSIERS}/imports?{STATED}");
    server.request("POST", &path).body(HEADER).send().refused(401, "unauthenticated");
    server.send_file(&path, vec![b'x'; FILE_BYTES_MAX + 1]).refused(413, "body-too-large");
}
