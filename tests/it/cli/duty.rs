//! `dondoc duty`: duties with their next deadlines, and who owes them.

use super::import::Office;
use super::serve::Serving;
use super::{dondoc, text};

const DUTY: [&str; 2] = ["dong-thap-cchc-2022", "half-year-dossiers"];

#[track_caller]
fn next(arguments: &[&str], expected: &str, is_provisional: bool) {
    let ran = dondoc(&[&["duty", "next"], &DUTY[..], arguments].concat());
    assert_eq!((ran.code, ran.out.as_str()), (0, expected), "{}", ran.err);
    assert_eq!(ran.err.starts_with("provisional"), is_provisional, "{}", ran.err);
}

#[test]
fn the_next_deadlines_are_those_of_the_declared_rule_or_of_another() {
    let declared = "2022-07-11\tdecreed\tdistrict\t2022-H1\t2022-01-01\t2022-06-30\n\
                    2023-01-10\tdecreed\tdistrict\t2022-H2\t2022-07-01\t2022-12-31\n";
    next(&["--after", "2022-03-31", "--count", "2"], declared, false);
    let other = "2021-09-19\tdecreed\tdistrict\t2021-Q3\t2021-06-15\t2021-09-14\n";
    let rule =
        ["--recurrence", "quarter", "--cutoff", "14/3", "--due", "commune 16; district 19", "--weekend-rule", "none"];
    next(&[&rule[..], &["--after", "2021-09-01", "--count", "1"]].concat(), other, false);
    let coming = "2027-01-11\tprovisional\tdistrict\t2026-H2\t2026-07-01\t2026-12-31\n";
    next(&["--after", "2026-11-22", "--count", "1"], coming, true);
}

#[test]
fn a_rule_that_cannot_be_read_is_refused_with_all_its_faults() {
    let ran = dondoc(&[&["duty", "next"], &DUTY[..], &["--cutoff", "30/2", "--due", "x"]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(["[bad-cutoff]", "[bad-due]"].iter().all(|code| ran.err.contains(code)), "{}", ran.err);
    assert_eq!(dondoc(&["duty", "next", "elsewhere", "none"]).code, 1);
    assert_eq!(dondoc(&[&["duty", "next"], &DUTY[..], &["--count", "0"]].concat()).code, 2);
}

#[test]
fn who_is_covered_is_listed_and_has_tasks() {
    let office = Office::new();
    let units = office.file(
        "units.csv",
        "code,name,kind,parent,valid_from,valid_until\n866.TC,Phòng Tài chính,division,866,,2025-06-30\n",
    );
    assert_eq!(office.import("units", &units, &[]).code, 0);
    let data = office.data();
    let cover = |from: &str| {
        let more = ["--from", from, "--unit", "866", "--reason", "45/UBND-NC", "--data", text(&data)];
        dondoc(&[&["duty", "cover"], &DUTY[..], &more].concat())
    };
    let ran = cover("2024-01-01");
    assert_eq!((ran.code, ran.out.as_str()), (0, "terms recorded as entry 2; 0 tasks created\n"), "{}", ran.err);
    let listed = |data: &[&str]| dondoc(&[&["duty", "list"], data].concat()).out;
    let line = |owed_by: &str| {
        format!(
            "dong-thap-cchc-2022\thalf-year-dossiers\thalf-year\t30/6\t10/7\tnext-working-day\t{owed_by}\t\
             Báo cáo số liệu hồ sơ thủ tục hành chính 6 tháng\n"
        )
    };
    assert_eq!(listed(&["--data", text(&data)]), line("866 from 2024-01-01"));
    assert_eq!(listed(&[]), line("-"));
    assert_eq!(cover("2024-13-01").code, 1);
    let _serving = Serving::start(text(&data));
    let ran = cover("2025-01-01");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("terms recorded as entry "), "{}", ran.out);
    assert_eq!(listed(&["--data", text(&data)]), line("866 from 2025-01-01"));
    let faulty = cover("2024-13-01");
    assert_eq!((faulty.code, faulty.out.as_str()), (1, ""));
    assert!(faulty.err.contains("[bad-day]"), "{}", faulty.err);
    let more = ["--from", "2025-01-01", "--unit", "866", "--reason", "x", "--data", text(&data)];
    let hostile = dondoc(&[&["duty", "cover", "../tasks", "a b/c?d#e"], &more[..]].concat());
    assert_eq!((hostile.code, hostile.out.as_str()), (1, ""), "{}", hostile.err);
}
