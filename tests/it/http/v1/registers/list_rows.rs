//! `GET /v1/registers/{register}/rows`: the rows of a unit, without what names persons.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{DOSSIERS, TWO, imported, send, server};

fn rows(query: &str) -> String {
    format!("{DOSSIERS}/rows?unit=869&{query}")
}

fn numbers(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["cells"]["number"].as_str().unwrap()).collect()
}

#[test]
fn rows_are_listed_without_their_personal_cells() {
    let server = imported();
    let listed = server.list(&rows("from=2022-01-01&until=2022-06-30"), 10);
    let cells = json!({
        "number": "H-1", "unit": "29950", "received": "2022-01-03", "due": "2022-01-10", "result": "early",
    });
    assert_eq!((numbers(&listed), &listed[0]["cells"]), (vec!["H-1", "H-2"], &cells));
    let answer = server.request("GET", &rows("from=2022-01-01&until=2022-06-30")).token(&server.token).send();
    assert!(!answer.text.contains("Lê A") && !answer.text.contains("applicant"), "{}", answer.text);
}

#[test]
fn rows_are_those_of_the_period_as_known_at_a_position() {
    let server = imported();
    send(&server, "mode=replace&apply=true", &TWO.replace("late", "on-time")).ok();
    let march = |more: &str| server.list(&rows(&format!("from=2022-03-04&until=2022-03-04{more}")), 10);
    assert_eq!(numbers(&march("")), ["H-2"]);
    let result = |more: &str| march(more)[0]["cells"]["result"].clone();
    assert_eq!([result(""), result("&known_at=2")], [json!("on-time"), json!("late")]);
    assert_eq!(server.list(&rows("from=2022-01-04&until=2022-03-03"), 10), Vec::<Value>::new());
    let elsewhere = format!("{DOSSIERS}/rows?unit=866&from=2022-01-01&until=2022-06-30");
    assert_eq!(server.list(&elsewhere, 10), Vec::<Value>::new());
}

#[test]
fn a_list_read_page_by_page_holds_every_row_once() {
    let server = server();
    let mut file = String::new();
    for number in 0..60 {
        let (month, day) = (1 + number % 6, 1 + number % 28);
        writeln!(file, "H-{number:02},29926,2022-{month:02}-{day:02},,,").unwrap();
    }
    send(&server, "mode=replace&apply=true", &file).ok();
    let path = rows("from=2022-01-02&until=2022-06-20");
    let all = server.list(&path, 500);
    let key = |row: &Value| {
        let cell = |name: &str| row["cells"][name].as_str().unwrap().to_owned();
        (cell("received")[..7].to_owned(), cell("number"))
    };
    let keys: Vec<_> = all.iter().map(key).collect();
    assert!(keys.is_sorted() && keys.len() > 50, "{keys:?}");
    for limit in [1, 7, keys.len()] {
        assert_eq!(server.list(&path, limit), all, "in pages of {limit}");
    }
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = imported();
    server.get(&format!("{DOSSIERS}/rows?cursor=x&limit=501")).faulty(&[
        ("unit", "missing"),
        ("from", "missing"),
        ("until", "missing"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get(&rows("from=2022-02-30&until=x")).faulty(&[("from", "bad-parameter"), ("until", "bad-parameter")]);
    server.get(&rows("from=2022-02-02&until=2022-02-01")).faulty(&[("until", "ends-before-it-begins")]);
    let next = server.get(&rows("from=2022-01-01&until=2022-06-30&limit=1")).ok()["next"].as_str().unwrap().to_owned();
    let other = rows(&format!("from=2022-01-01&until=2022-05-31&cursor={next}"));
    server.get(&other).faulty(&[("cursor", "foreign-cursor")]);
    server.get("/v1/registers/nowhere/rows?unit=869&from=2022-01-01&until=2022-01-31").refused(404, "absent");
}
