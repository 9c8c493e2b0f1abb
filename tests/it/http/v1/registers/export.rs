//! `GET /v1/registers/{register}/rows/export`: the rows of a unit as a file, without what names persons.

use super::{DOSSIERS, imported, send};

fn path(more: &str) -> String {
    format!("{DOSSIERS}/rows/export?unit=869&from=2022-01-01&until=2022-06-30{more}")
}

#[test]
fn the_file_has_every_column_but_the_personal_ones() {
    let server = imported();
    let answer = server.request("GET", &path("")).send();
    let lines: Vec<&str> = answer.text.lines().collect();
    assert_eq!(
        lines,
        [
            concat!(
                "\u{FEFF}number,procedure,field,unit,online,received,due,returned,result,",
                "closed,slip,apology,promised-again,step,step-since,skipped-step"
            ),
            "H-1,,,29950,,2022-01-03,2022-01-10,,early,,,,,,,",
            "H-2,,,29926,,2022-03-04,2022-03-09,,late,,,,,,,",
        ]
    );
    let before = server.request("GET", &path("&known_at=1")).send();
    assert_eq!(before.text.lines().count(), 1);
}

#[test]
fn what_would_be_a_formula_is_a_text() {
    let server = imported();
    send(&server, "mode=merge&apply=true", "=HYPERLINK(1),29926,2022-03-05,,,\n").ok();
    let answer = server.request("GET", &path("")).send();
    let formulas: Vec<&str> = answer.text.lines().filter(|line| line.contains("HYPERLINK")).collect();
    assert_eq!(formulas, ["'=HYPERLINK(1),,,29926,,2022-03-05,,,,,,,,,,"]);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = imported();
    let file = format!("{DOSSIERS}/rows/export");
    server.get(&file).faulty(&[("unit", "missing"), ("from", "missing"), ("until", "missing")]);
    server
        .get(&format!("{file}?unit=869&from=2022-02-30&until=x"))
        .faulty(&[("from", "bad-parameter"), ("until", "bad-parameter")]);
    server.get("/v1/registers/nowhere/rows/export?unit=869&from=2022-01-01&until=2022-01-31").refused(404, "absent");
}
