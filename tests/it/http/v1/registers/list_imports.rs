//! `GET /v1/registers/{register}/imports`: what was imported of a register for a unit.

use serde_json::{Value, json};

use super::{DOSSIERS, HEADER, TWO, imported, send, server};

#[test]
fn an_import_is_listed_with_its_period_mode_rows_and_entries() {
    let server = imported();
    let listed = server.list(&format!("{DOSSIERS}/imports?unit=869"), 10);
    let expected = json!({
        "from": "2022-01-01", "until": "2022-06-30", "rows": 2, "version": 2,
        "imports": [{"mode": "replace", "recorded_on": "2022-07-12", "recorded": 2}],
    });
    assert_eq!(listed, [expected]);
    send(&server, "mode=merge&apply=true", &TWO.replace("late", "on-time")).ok();
    let again = server.list(&format!("{DOSSIERS}/imports?unit=869"), 10);
    let imports: Vec<_> = again[0]["imports"].as_array().unwrap().iter().map(|import| &import["mode"]).collect();
    assert_eq!((imports, &again[0]["rows"]), (vec![&json!("replace"), &json!("merge")], &json!(2)));
    assert_eq!(server.list(&format!("{DOSSIERS}/imports?unit=866"), 10), Vec::<Value>::new());
}

#[test]
fn imports_come_in_pages_in_the_order_of_their_days_and_each_counts_its_own() {
    let server = imported();
    for (from, until) in [("2022-03-01", "2022-03-31"), ("2022-03-05", "2022-04-10"), ("2022-03-04", "2022-03-04")] {
        let path = format!("{DOSSIERS}/imports?unit=869&mode=merge&apply=true&from={from}&until={until}");
        server.send_file(&path, HEADER).ok();
    }
    let path = format!("{DOSSIERS}/imports?unit=869");
    let all = server.list(&path, 10);
    let line = |import: &Value| (import["from"].as_str().unwrap().to_owned(), import["rows"].as_u64().unwrap());
    let expected = [("2022-01-01", 2), ("2022-03-01", 1), ("2022-03-04", 1), ("2022-03-05", 0)];
    assert_eq!(all.iter().map(line).collect::<Vec<_>>(), expected.map(|(from, rows)| (from.to_owned(), rows)));
    for limit in [1, 2, 4] {
        assert_eq!(server.list(&path, limit), all, "in pages of {limit}");
    }
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = server();
    let missing = server.get(&format!("{DOSSIERS}/imports?cursor=x&limit=0"));
    missing.faulty(&[("unit", "missing"), ("cursor", "foreign-cursor"), ("limit", "bad-limit")]);
    server.get(&format!("{DOSSIERS}/imports?unit=a%20b")).faulty(&[("unit", "bad-parameter")]);
    server.get("/v1/registers/nowhere/imports?unit=869").refused(404, "absent");
    server.get(&format!("{DOSSIERS}/imports?unit=869&mode=merge")).refused(400, "bad-query");
}
