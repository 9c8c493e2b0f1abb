//! `dondoc reconcile`: published tables, written by hand, held against themselves.

use std::path::PathBuf;

use serde_json::Value;

use super::{Ran, dondoc, text};
use crate::harness::checkout;

fn table(name: &str) -> PathBuf {
    checkout().join("tests/it/cli/tables").join(format!("{name}.toml"))
}

fn reconcile(name: &str) -> Ran {
    dondoc(&["reconcile", text(&table(name))])
}

fn report(name: &str, code: i32) -> Value {
    let file = table(name);
    let arguments = ["reconcile", text(&file), "--json"];
    let (first, second) = (dondoc(&arguments), dondoc(&arguments));
    assert_eq!(first.code, code, "{}{}", first.out, first.err);
    assert_eq!(first.out, second.out, "the same file gives the same bytes");
    serde_json::from_str(&first.out).unwrap()
}

/// Each identity's formula, answer and difference.
fn identities(report: &Value) -> Vec<String> {
    let words = |row: &Value| {
        let difference = row["gap"]["difference"]["number"].as_str().map(|number| format!(" {number}"));
        let (formula, answer) = (row["formula"].as_str().unwrap(), row["answer"].as_str().unwrap());
        format!("{formula}: {answer}{}", difference.unwrap_or_default())
    };
    report["identities"].as_array().unwrap().iter().map(words).collect()
}

#[test]
fn one_ledger_is_held_to_the_denominator_it_names() {
    let report = report("vinh-phuc-2021-08", 0);
    assert_eq!(
        identities(&report),
        [
            "returned-rate = returned / due: holds-as-rounded",
            "100 % = on-time-rate + late-rate: holds",
            "due = on-time + late: holds",
            "on-time-rate = on-time / due: holds-as-rounded",
            "late-rate = late / due: holds-as-rounded",
        ]
    );
    let rate = &report["identities"][3];
    assert_eq!((rate["claimed"].as_str(), rate["computed"].as_str()), (Some("96.55"), Some("96.5453")));
    assert_eq!(rate["computed_exactly"], false);
    let days = &rate["figures"][0];
    assert_eq!((days["first"].as_str(), days["last"].as_str()), (Some("2021-07-21"), Some("2021-08-20")));
}

#[test]
fn another_denominator_does_not_give_the_published_rate() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("received.toml");
    let over = |from: &str| from.replacen("denominator = \"due\"", "denominator = \"received\"", 1);
    let written = over(&std::fs::read_to_string(table("vinh-phuc-2021-08")).unwrap());
    std::fs::write(&file, &written).unwrap();
    let ran = dondoc(&["reconcile", text(&file), "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, report["does_not_add_up"].as_u64()), (5, Some(1)));
    assert_eq!(report["identities"][3]["computed"], "98.0897");
    std::fs::write(&file, written.replace("96,55 %", "98,09 %").replace("3,45 %", "1,91 %")).unwrap();
    let ran = dondoc(&["reconcile", text(&file), "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["identities"][3]["answer"], "holds-as-rounded");
}

#[test]
fn every_gap_of_a_published_quarter_is_told_by_itself() {
    let report = report("lam-dong-2020-q1", 5);
    let off: Vec<String> = identities(&report).into_iter().filter(|row| row.contains("does-not-add-up")).collect();
    assert_eq!(
        off,
        [
            "on-time = on-time-province + on-time-district + on-time-commune: does-not-add-up -2",
            "received = resolved + pending: does-not-add-up 8801",
            "resolved = on-time + late: does-not-add-up 2",
        ]
    );
    assert_eq!(report["identities"][0]["figures"][0]["last"], "2020-02-29");
    let district: Vec<String> =
        identities(&report).into_iter().filter(|row| row.contains("late-rate-district")).collect();
    assert_eq!(district, ["late-rate-district = late-district / resolved-district: holds-as-rounded"]);
}

#[test]
fn a_table_that_adds_up_ends_well() {
    let report = report("lam-dong-2024-q1", 0);
    assert_eq!((report["holds"].as_u64(), report["does_not_add_up"].as_u64()), (Some(6), Some(0)));
    let ran = reconcile("lam-dong-2024-q1");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn two_sources_make_two_gaps_and_keep_both_values() {
    let report = report("gia-lai-2025-09", 5);
    let repeated: Vec<_> = report["repeated"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let values: Vec<&str> = (0..2).map(|at| row["reports"][at]["value"].as_str().unwrap()).collect();
            (values, row["answer"].as_str().unwrap(), row["gap"]["difference"]["number"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        repeated,
        [(vec!["998", "915"], "does-not-add-up", "83"), (vec!["580", "628"], "does-not-add-up", "-48")]
    );
    assert_eq!(identities(&report), ["100 % = cause-data + cause-staff: holds"]);
}

#[test]
fn stated_totals_are_held_against_their_parts() {
    assert_eq!(
        identities(&report("stated-totals", 5)),
        [
            "reports = reports-province + reports-district + reports-commune: does-not-add-up -100",
            "criteria-2948 = c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8: does-not-add-up -1",
            "points-2948 = p1 + p2 + p3 + p4 + p5 + p6 + p7 + p8: holds",
            "index = score / scale: holds-as-truncated",
        ]
    );
}

#[test]
fn what_cannot_be_said_is_no_gap_and_no_pass() {
    let report = report("unsaid", 6);
    assert_eq!(
        identities(&report),
        [
            "all = district + communes: different-periods",
            "online ≤ all: missing-number",
            "rate = answered / complaints: zero-denominator",
            "communes ≤ all: holds",
        ]
    );
    assert_eq!(report["identities"][0]["because_of"], serde_json::json!(["all", "district"]));
    assert_eq!(report["identities"][1]["because_of"], serde_json::json!(["online"]));
}

#[test]
fn the_text_shows_numbers_and_answers() {
    let shown = ["lam-dong-2020-q1", "gia-lai-2025-09", "stated-totals", "unsaid"].map(|name| reconcile(name).out);
    insta::assert_snapshot!(shown.join("\n=====\n\n"));
    assert_eq!(reconcile("unsaid").err, "dondoc: 4 compared: 1 hold, 0 do not add up, 3 cannot be said\n");
}

#[test]
fn the_table_of_the_readme_is_a_table() {
    let readme = std::fs::read_to_string(checkout().join("README.md")).unwrap();
    let section = &readme[readme.find("## Check a published table").unwrap()..];
    let block = section.split("```").nth(1).and_then(|block| block.strip_prefix("toml\n")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("table.toml");
    std::fs::write(&file, block).unwrap();
    let ran = dondoc(&["reconcile", text(&file), "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(identities(&report), ["due = on-time + late: holds", "rate = on-time / due: holds-as-rounded"]);
}

#[test]
fn a_bad_file_says_all_its_faults_at_their_lines() {
    let ran = reconcile("faulty");
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let place = |line: &str| {
        let (_, rest) = line.split_once("faulty.toml:")?;
        let (number, rest) = rest.split_once(": ")?;
        let key = rest.split_once(": ").map_or("", |(key, _)| key);
        let (_, code) = rest.rsplit_once('[')?;
        Some(format!("{number} {key} {}", code.trim_end_matches(']')))
    };
    let faults: Vec<String> = ran.err.lines().filter_map(place).collect();
    assert_eq!(
        faults,
        [
            "2 period period-shape",
            "4 figures[0].reporter column-missing",
            "6 figures[0].value number-shape",
            "11 figures[1].value number-shape",
            "14 figures[1].rounded value-unknown",
            "18 identities[0].parts figure-unknown",
            "22 identities[1].sum identity-shape",
            "26 ledgers[0].recieved column-unknown",
            "28 ledgers[0].rates[0].early column-missing",
        ]
    );
}

#[test]
fn a_file_that_is_not_there_is_no_table_that_does_not_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let ran = dondoc(&["reconcile", text(&folder.path().join("none.toml"))]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("none.toml"), "{}", ran.err);
}
