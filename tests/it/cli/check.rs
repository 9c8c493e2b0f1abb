//! `dondoc check`: the demonstration's outcomes are those its authors wrote down, and the same bytes every time.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{dondoc, text};
use crate::harness::checkout;

/// Check and subject to condition and verdict.
type Outcomes = BTreeMap<(String, String), (String, String)>;

fn expected(office: &str) -> Outcomes {
    let file = checkout().join(format!("config/demo/{office}/expected.toml"));
    let table: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
    let text = |outcome: &toml::Value, name: &str| outcome[name].as_str().unwrap().to_owned();
    let rows = table["outcome"].as_array().unwrap();
    let outcomes: Outcomes = rows
        .iter()
        .map(|row| ((text(row, "check"), text(row, "subject")), (text(row, "condition"), text(row, "verdict"))))
        .collect();
    assert_eq!(outcomes.len(), rows.len(), "{office}: an outcome is expected twice");
    outcomes
}

fn checked(directive: &str, unit: &str, as_of: &str) -> Value {
    let arguments = ["check", "--directive", directive, "--unit", unit, "--as-of", as_of, "--json"];
    let (first, second) = (dondoc(&arguments), dondoc(&arguments));
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert_eq!(first.out, second.out, "the same facts give the same bytes");
    serde_json::from_str(&first.out).unwrap()
}

fn outcomes(report: &Value) -> Outcomes {
    let text = |outcome: &Value, name: &str| outcome[name].as_str().unwrap().to_owned();
    let rows = report["outcomes"].as_array().unwrap();
    rows.iter()
        .map(|row| ((text(row, "check"), text(row, "subject")), (text(row, "condition"), text(row, "verdict"))))
        .collect()
}

fn measured(report: &Value, check: &str) -> Vec<[Option<String>; 3]> {
    let row = report["outcomes"].as_array().unwrap().iter().find(|row| row["check"] == check).unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let values = row["measured"].as_array().unwrap();
    values.iter().map(|value| [text(&value["computed"]), text(&value["claimed"]), text(&value["required"])]).collect()
}

/// The first value that a check's first outcome measured.
#[track_caller]
fn computes(report: &Value, check: &str, value: &str) {
    assert_eq!(measured(report, check)[0][0].as_deref(), Some(value), "{check}");
}

#[test]
fn every_check_of_tan_hong_has_its_expected_outcome() {
    let report = checked("dong-thap-cchc-2022", "869", "2022-07-12");
    assert_eq!(outcomes(&report), expected("tan-hong"));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(measured(&report, "TH-01")[1], [some("27"), some("27"), some("27")], "27 of 27 tasks were begun");
    assert_eq!(
        measured(&report, "TH-04")[0][0],
        some("13822"),
        "the parts sum to more than the 13 800 that were reported"
    );
    assert_eq!(measured(&report, "TH-06")[0][1], some("99"), "the report says 99 %");
    assert_eq!(measured(&report, "TH-07")[0], [some("10"), None, some("10")], "the desk and nine communes");
}

#[test]
fn every_check_of_cao_lanh_has_its_expected_outcome() {
    let report = checked("cao-lanh-kiem-tra-2022", "866", "2022-03-31");
    assert_eq!(outcomes(&report), expected("cao-lanh"));
    computes(&report, "CL-06", "2");
    let late = measured(&report, "CL-10").into_iter().map(|[computed, ..]| computed.unwrap()).collect::<Vec<_>>();
    assert_eq!(late, ["2", "2", "0", "0"], "both are late in the software only");
}

#[test]
fn every_check_of_chau_thanh_has_its_expected_outcome() {
    let report = checked("ben-tre-cchc-2011-2030", "831", "2020-06-16");
    assert_eq!(outcomes(&report), expected("chau-thanh"));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(measured(&report, "CT-03")[0], [some("5"), some("5"), None], "five services of the communes");
    assert_eq!(measured(&report, "CT-04")[0], [some("46"), some("46"), None], "46 procedures of the communes");
    assert_eq!(measured(&report, "CT-15")[0], [some("16"), some("16"), None], "sixteen commendations");
    computes(&report, "CT-11", "1");
}

#[test]
fn every_check_of_vi_xuyen_has_its_expected_outcome() {
    let report = checked("ha-giang-mot-cua-2019", "030", "2019-08-12");
    assert_eq!(outcomes(&report), expected("vi-xuyen"));
    computes(&report, "VX-02", "33.33");
    computes(&report, "VX-12", "2");
}

#[test]
fn every_check_of_phung_hiep_has_its_expected_outcome() {
    let report = checked("hau-giang-khac-phuc-2022", "934", "2022-07-14");
    assert_eq!(outcomes(&report), expected("phung-hiep"));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(measured(&report, "PH-01")[0], [some("7"), None, some("4")], "seventh of eight");
    computes(&report, "PH-02", "7");
    computes(&report, "PH-04", "29.69");
    computes(&report, "PH-05", "5.56");
    computes(&report, "PH-08", "69.50");
}

#[test]
fn the_report_holds_no_id_time_or_cost() {
    let report = checked("cao-lanh-kiem-tra-2022", "866", "2022-03-31");
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["as_of", "calendar", "directive", "outcomes", "parameters", "plugin", "unit"]);
}

#[test]
fn a_year_the_calendar_does_not_know_is_missing_data() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("calendar")).unwrap();
    std::fs::write(folder.path().join("calendar/vn.toml"), "years = [2021, 2022]\n").unwrap();
    let arguments = ["check", "--directive", "dong-thap-cchc-2022", "--unit", "869", "--as-of", "2023-02-01", "--json"];
    let ran = dondoc(&[&arguments[..], &["--config", text(folder.path())]].concat());
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let found = outcomes(&report);
    assert_eq!(found[&("TH-14".to_owned(), String::new())].1, "missing-data");
}

#[track_caller]
fn refused(arguments: &[&str], code: i32, names: &str) {
    let ran = dondoc(arguments);
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{}", ran.err);
    assert!(ran.err.contains(names), "{}", ran.err);
}

#[test]
fn what_cannot_be_checked_is_refused_by_name() {
    let cao_lanh = "cao-lanh-kiem-tra-2022";
    refused(&["check", "--directive", "none", "--unit", "866", "--as-of", "2022-03-31"], 1, cao_lanh);
    refused(&["check", "--directive", cao_lanh, "--unit", "99999", "--as-of", "2022-03-31"], 1, "99999");
    refused(&["check", "--directive", cao_lanh, "--unit", "866", "--as-of", "2022-02-31"], 2, "2022-02-31");
    refused(&["check", "--directive", cao_lanh, "--unit", "866", "--as-of", "2025-08-01"], 1, "unit-at-wrong-date");
    refused(
        &["check", "--directive", cao_lanh, "--unit", "29869", "--as-of", "2022-03-31"],
        1,
        "directive-not-for-unit",
    );
    refused(&["check", "--directive", cao_lanh, "--unit", "866", "--as-of", "2021-03-31"], 1, "directive-not-in-force");
    refused(
        &["check", "--directive", cao_lanh, "--unit", "866", "--as-of", "2022-03-31", "--data", "/nowhere"],
        1,
        "/nowhere",
    );
}

#[test]
fn a_component_runs_without_being_installed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("directive.wasm");
    std::fs::write(&file, artifacts::CAO_LANH_KIEM_TRA_2022).unwrap();
    let file = super::text(&file);
    let ran = dondoc(&["check", "--plugin", file, "--unit", "866", "--as-of", "2022-03-31", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let wrong =
        ["check", "--plugin", file, "--directive", "dong-thap-cchc-2022", "--unit", "866", "--as-of", "2022-03-31"];
    refused(&wrong, 1, "cao-lanh-kiem-tra-2022");
    std::fs::write(file, b"no component").unwrap();
    refused(&["check", "--plugin", file, "--unit", "866", "--as-of", "2022-03-31"], 1, "[");
}
